#pragma once
#include "folkmoot/transaction.hpp"
#include "folkmoot/viewer.hpp"
#include "identity/person.hpp"

namespace folkmoot::identity {

/// How an invitation stands. It stands on its inviter: while they may not give its role (any more), while its
/// guest's sponsor is not active staff, and while the space is not open, it is `resting` and lets nobody in.
enum class InvitationState { open, expired, accepted, withdrawn, resting };

} // namespace folkmoot::identity

template <>
inline constexpr std::array folkmoot::names_of<folkmoot::identity::InvitationState>{std::string_view{"open"},
    std::string_view{"expired"}, std::string_view{"accepted"}, std::string_view{"withdrawn"},
    std::string_view{"resting"}};

namespace folkmoot::identity {

inline constexpr std::chrono::days invitation_lasts{14};
/// How many people one call invites.
inline constexpr std::int64_t most_invited_at_once = 200;
/// How many links one person sends within a day, and how often one invitation is sent within a day.
inline constexpr std::int64_t most_invited_a_day = 500;
inline constexpr std::int64_t most_sent_a_day = 3;

/// An address is invited into a space on these terms.
struct NewInvitation {
    ObjectId space;
    std::string role; ///< its key
    std::string address;
    std::string name; ///< as whoever invites knows it; may be empty
    std::optional<ObjectId> organisation = {}; ///< whom they belong to, and a guest acts for
    std::optional<ObjectId> sponsor = {}; ///< of a guest: required
    std::string purpose;
    std::optional<Time> access_ends = {}; ///< of a guest: required
    std::string language = "en";
};

/// What an account becomes that is made for the address: staff where its domain is the site's own
/// organisation's, a guest otherwise.
PersonKind kind_of_newcomer(ReadTx& tx, std::string_view address);

/// Asks for core.manage_access in the space, and that the actor may give the role there. The address gets a
/// link with this token; one that has been invited already is invited on the new terms from now on. Nobody
/// learns whether there is an account. Throws Code::bad_input naming the field, Code::rate_limited
/// "invitations.enough_today", Code::conflict "invitations.space_rests".
ObjectId invite(WriteTx& tx, const Viewer& actor, const NewInvitation& invitation, const std::string& token);
/// The terms alone, for a form before it is sent: throws as `invite` does.
void check_terms(ReadTx& tx, const Viewer& actor, const NewInvitation& invitation);

/// What the mail of such an invitation would say.
std::vector<std::pair<std::string, std::string>> mail_values_of(
    ReadTx& tx, ObjectId inviter, const NewInvitation& invitation);

/// Sends another link, in the actor's own name from now on; the invitation lasts 14 days from then.
void send_again(
    WriteTx& tx, const Viewer& actor, ObjectId space, ObjectId invitation, const std::string& token);
/// All its links let nobody in any more. Code::conflict "invitations.not_open" for one that was accepted.
void withdraw_invitation(WriteTx& tx, ObjectId space, ObjectId invitation);

/// One invitation that has not been accepted or withdrawn, for who looks after the space.
struct InvitationLine {
    ObjectId id;
    std::string address;
    std::string name;
    std::string role;
    std::string role_name;
    PersonKind kind = PersonKind::guest;
    std::string organisation;
    std::string sponsor;
    std::string purpose;
    std::optional<Time> access_ends;
    std::string invited_by;
    Time created;
    Time sent;
    Time ends;
    InvitationState state = InvitationState::open;
    static constexpr auto fields() {
        return std::array{field<&InvitationLine::id>("id", "The invitation"),
            field<&InvitationLine::address>(
                "address", "Who is invited", personal("to be invited", "a month after it has ended")),
            field<&InvitationLine::name>("name", "Their name, as whoever invited them knows it",
                personal("to be recognised in the list", "a month after it has ended")),
            field<&InvitationLine::role>("role", "Key of the role"),
            field<&InvitationLine::role_name>("role_name", "Its name"),
            field<&InvitationLine::kind>("kind", "What an account becomes that has to be made first"),
            field<&InvitationLine::organisation>("organisation", "Whom they belong to"),
            field<&InvitationLine::sponsor>("sponsor", "Who answers for a guest"),
            field<&InvitationLine::purpose>("purpose", "Why they are to come"),
            field<&InvitationLine::access_ends>("access_ends", "When their access will end"),
            field<&InvitationLine::invited_by>("invited_by", "Who has invited them"),
            field<&InvitationLine::created>("created", "When they were invited"),
            field<&InvitationLine::sent>("sent", "When they were sent a link last"),
            field<&InvitationLine::ends>("ends", "Until when it can be accepted"),
            field<&InvitationLine::state>("state", "How it stands")};
    }
};
/// By age, after that one; at most `limit` (1 to 200). Asks no rights.
std::vector<InvitationLine> list_invitations(ReadTx& tx, ObjectId space, ObjectId after, std::int64_t limit);

/// Forgets up to 1,000 invitations a month after they were accepted, withdrawn, or have ended.
std::int64_t sweep_invitations(WriteTx& tx);

} // namespace folkmoot::identity
