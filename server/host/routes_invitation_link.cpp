#include "host/core_routes.hpp"
#include "host/site_facts.hpp"
#include "identity/invitation_link.hpp"
#include "identity/password.hpp"
#include "identity/secret.hpp"

namespace folkmoot::host {
namespace {

struct InvitationToken {
    std::string token;
    static constexpr auto fields() {
        return std::array{
            field<&InvitationToken::token>("token", "What stands behind the # of the link", length(1, 200))};
    }
};

identity::InvitationSeen look_at_invitation(ReadContext& context, const InvitationToken& in) {
    return identity::look_at_link(context.tx, in.token);
}

Done accept(WriteContext& context, const InvitationToken& in) {
    identity::accept(context.tx, in.token, context.viewer);
    return {};
}

struct MakeAccount {
    std::string token;
    std::string name;
    std::string password;
    std::string language = "en";
    static constexpr auto fields() {
        return std::array{
            field<&MakeAccount::token>("token", "What stands behind the # of the link", length(1, 200)),
            field<&MakeAccount::name>(
                "name", "Name", length(1, 200), personal("shown beside what they write", "until erased")),
            field<&MakeAccount::password>("password", "Their password, exactly as typed", length(1, 4096),
                lines, personal("to sign in", "never kept")),
            field<&MakeAccount::language>("language", "en or cy", length(2, 2), or_default)};
    }
};

struct AccountToMake {
    std::string token;
    identity::Newcomer newcomer;
};

AccountToMake hash_new_password(PrepareContext& context, const MakeAccount& in) {
    if (in.language != "en" && in.language != "cy")
        throw Problem(Code::bad_input, "request.fields").with_field({"language", "field.choice", {}});
    identity::PasswordCost cost;
    context.read([&](ReadTx& tx) {
        const auto seen = identity::look_at_link(tx, in.token);
        if (seen.state != identity::InvitationState::open) throw Problem(Code::gone, "invitations.over");
        if (seen.account != identity::InvitedAccount::none)
            throw Problem(Code::conflict, "invitations.has_account");
        identity::check_new_password(in.password, {.name = in.name, .email = seen.address});
        cost = tx.kept<SiteFacts>().password_cost;
    });
    return {.token = in.token,
        .newcomer = {.name = in.name,
            .password_hash = identity::hash_password(in.password, cost),
            .language = in.language}};
}

Saved make_account(WriteContext& context, const AccountToMake& in) {
    return {.id = identity::accept_as_newcomer(context.tx, in.token, in.newcomer)};
}

struct LinkToRenew {
    std::string token;
    std::string next;
};

LinkToRenew make_next(PrepareContext&, const InvitationToken& in) {
    return {.token = in.token, .next = identity::make_token()};
}

/// The same answer whatever the token was.
Done renew(WriteContext& context, const LinkToRenew& in) {
    identity::renew_link(context.tx, in.token, in.next);
    return {};
}

} // namespace

void add_invitation_link_routes(Registry& r) {
    r.ask("/invitation", Access::open("the token is the proof; looking uses nothing up"), look_at_invitation,
        "What an invitation's link stands for");
    r.post("/invitation/acceptance", Access::open("the token is the proof, of the person signed in"), accept,
        "Accept an invitation with the account of its address");
    r.post("/invitation/account", Access::open("the token is the proof, and works once"), hash_new_password,
         make_account, "Make an account with an invitation, and accept it")
        .heavy();
    r.post("/invitation/links",
        Access::open("the link goes to the address that had one; the answer is empty"), make_next, renew,
        "Send an expired invitation's address another link");
}

} // namespace folkmoot::host
