#pragma once
#include "identity/invitation.hpp"

namespace folkmoot::identity {

/// Who has an account under the address that a link was sent to.
enum class InvitedAccount {
    none, ///< one is made with the invitation
    known, ///< they sign in
    ended ///< a guest's whose time is over: accepting it gives them time
};

} // namespace folkmoot::identity

template <>
inline constexpr std::array folkmoot::names_of<folkmoot::identity::InvitedAccount>{
    std::string_view{"none"}, std::string_view{"known"}, std::string_view{"ended"}};

namespace folkmoot::identity {

/// What a link lets its holder see. Of an invitation that lets nobody in, nothing but how it stands and the
/// address.
struct InvitationSeen {
    InvitationState state = InvitationState::open;
    std::string address;
    std::string name;
    std::string space;
    std::string space_slug;
    std::string role;
    PersonKind kind = PersonKind::guest;
    std::string organisation;
    std::string inviter;
    std::string sponsor;
    std::string purpose;
    std::optional<Time> access_ends;
    Time ends;
    std::string language;
    InvitedAccount account = InvitedAccount::none;
    static constexpr auto fields() {
        return std::array{field<&InvitationSeen::state>("state", "How it stands"),
            field<&InvitationSeen::address>("address", "Whom it was sent to"),
            field<&InvitationSeen::name>("name", "Their name, as whoever invited them knows it"),
            field<&InvitationSeen::space>("space", "Name of the space"),
            field<&InvitationSeen::space_slug>("space_slug", "The space's name in addresses"),
            field<&InvitationSeen::role>("role", "Name of the role"),
            field<&InvitationSeen::kind>("kind", "What an account becomes that is made with it"),
            field<&InvitationSeen::organisation>("organisation", "Whom they belong to"),
            field<&InvitationSeen::inviter>("inviter", "Who invites them"),
            field<&InvitationSeen::sponsor>("sponsor", "Who answers for a guest"),
            field<&InvitationSeen::purpose>("purpose", "Why they are to come"),
            field<&InvitationSeen::access_ends>("access_ends", "When their access will end"),
            field<&InvitationSeen::ends>("ends", "Until when it can be accepted"),
            field<&InvitationSeen::language>("language", "In which they were written to"),
            field<&InvitationSeen::account>("account", "Whether the address has an account")};
    }
};
/// Looking uses nothing up. Code::gone "invitations.no_link" for a link that never was or is forgotten.
InvitationSeen look_at_link(ReadTx& tx, std::string_view token);

/// The account that the link's address has, gets what the invitation gives, and the invitation is over; gives
/// the person. `actor` is whoever is signed in: another person is refused with Code::forbidden
/// "invitations.other_person", and a visitor with Code::unauthenticated, but for an account whose time is
/// over, which has it again from now on. Code::gone "invitations.over" for an invitation that is not open.
ObjectId accept(WriteTx& tx, std::string_view token, const Viewer& actor);

/// Makes the account for the link's address and gives it what the invitation gives. Code::conflict
/// "invitations.has_account" when somebody has made one since.
struct Newcomer {
    std::string name;
    std::string password_hash;
    std::string language;
};
ObjectId accept_as_newcomer(WriteTx& tx, std::string_view token, const Newcomer& newcomer);

/// Sends an expired invitation's address another link; of whatever else the token may be, nothing happens and
/// nobody learns of it.
void renew_link(WriteTx& tx, std::string_view token, const std::string& next_token);

} // namespace folkmoot::identity
