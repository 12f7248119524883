#pragma once
#include "identity/invitation.hpp"

#include <map>

namespace folkmoot::identity {

/// An invitation as the store has it: what sending and accepting share.
struct InvitationRow {
    ObjectId id;
    ObjectId space;
    std::string role;
    std::string address;
    std::string name;
    PersonKind kind = PersonKind::guest;
    std::optional<ObjectId> organisation;
    std::optional<ObjectId> sponsor;
    std::string purpose;
    std::optional<Time> access_ends;
    std::string language;
    ObjectId invited_by;
    Time ends;
    std::string state;
    static constexpr auto fields() {
        return std::array{field<&InvitationRow::id>("id", "The invitation"),
            field<&InvitationRow::space>("space", "Into which space"),
            field<&InvitationRow::role>("role", "Key of the role"),
            field<&InvitationRow::address>(
                "address", "Who is invited", personal("to be invited", "a month after it has ended")),
            field<&InvitationRow::name>("name", "Their name", personal("to be greeted", "as the address")),
            field<&InvitationRow::kind>("kind", "What an account becomes"),
            field<&InvitationRow::organisation>("organisation", "Whom they belong to"),
            field<&InvitationRow::sponsor>("sponsor", "Who answers for a guest"),
            field<&InvitationRow::purpose>("purpose", "Why they are to come"),
            field<&InvitationRow::access_ends>("access_ends", "When their access will end"),
            field<&InvitationRow::language>("language", "Of the mail"),
            field<&InvitationRow::invited_by>("invited_by", "Who has invited them"),
            field<&InvitationRow::ends>("ends", "Until when it can be accepted"),
            field<&InvitationRow::state>("state", "open, accepted or withdrawn")};
    }
};

std::optional<InvitationRow> find_invitation(ReadTx& tx, ObjectId id);
/// Those of a space that are neither accepted nor withdrawn, by age.
std::vector<InvitationRow> open_invitations(ReadTx& tx, ObjectId space, ObjectId after, std::int64_t limit);

/// How invitations stand. Of many at once, what an inviter may give, who a sponsor is and whether a space
/// rests is found out once each.
class InvitationStates {
public:
    explicit InvitationStates(ReadTx& tx)
        : tx_(tx) { }
    InvitationState of(const InvitationRow& row);

private:
    bool is_open_space(ObjectId space);
    bool may_give(const InvitationRow& row);
    bool is_sponsored(const InvitationRow& row);

    ReadTx& tx_;
    std::map<ObjectId, bool> open_spaces_;
    std::map<std::tuple<ObjectId, ObjectId, std::string>, bool> givers_; ///< by inviter, space and role
    std::map<ObjectId, bool> sponsors_; ///< staff who can sign in
};
inline InvitationState state_of(ReadTx& tx, const InvitationRow& row) {
    return InvitationStates{tx}.of(row);
}

/// Sends its address a link with this token, in that person's name, for as long as it lasts.
void send_link(WriteTx& tx, const InvitationRow& row, ObjectId sent_by, const std::string& token);
/// How many links were sent for it within a day.
std::int64_t sent_today(ReadTx& tx, ObjectId invitation);
/// From now on it lasts 14 days again.
void prolong(WriteTx& tx, InvitationRow& row);
/// The name of a person whom it names; empty: it names nobody.
std::string person_name(ReadTx& tx, std::optional<ObjectId> person);
/// What its mail says.
std::vector<std::pair<std::string, std::string>> mail_values(ReadTx& tx, const InvitationRow& row);

} // namespace folkmoot::identity
