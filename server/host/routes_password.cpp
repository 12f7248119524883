#include "access/administrators.hpp"
#include "host/core_routes.hpp"
#include "host/site_facts.hpp"
#include "identity/password.hpp"
#include "identity/password_reset.hpp"
#include "identity/secret.hpp"

namespace folkmoot::host {
namespace {

struct AskForReset {
    std::string email;
    static constexpr auto fields() {
        return std::array{field<&AskForReset::email>(
            "email", "Address", length(1, 254), personal("to send a link to", "not kept"))};
    }
};

struct ResetToSend {
    std::string email;
    std::string token;
};

ResetToSend make_reset(PrepareContext&, const AskForReset& in) {
    return {.email = in.email, .token = identity::make_token()};
}

/// The same answer whether there is an account or not.
Done ask_for_reset(WriteContext& context, const ResetToSend& in) {
    identity::ask_for_reset(context.tx, in.email, in.token);
    context.tx.audit(AuditLine{"identity.reset_asked"}.with(context.request.network));
    return {};
}

struct ChoosePassword {
    std::string token;
    std::string password;
    static constexpr auto fields() {
        return std::array{
            field<&ChoosePassword::token>("token", "What stands behind the # of the link", length(1, 200)),
            field<&ChoosePassword::password>("password", "The new password, exactly as typed",
                length(1, 4096), lines, personal("to sign in", "never kept"))};
    }
};

struct ChosenPassword {
    std::string token;
    std::string hash;
};

ChosenPassword hash_chosen_password(PrepareContext& context, const ChoosePassword& in) {
    identity::PasswordCost cost;
    context.read([&](ReadTx& tx) {
        const auto person = identity::require_reset(tx, in.token);
        identity::check_new_password(in.password,
            {.name = person.name,
                .email = person.email,
                .is_administrator = access::is_administrator(tx, person.id)});
        cost = tx.kept<SiteFacts>().password_cost;
    });
    return {.token = in.token, .hash = identity::hash_password(in.password, cost)};
}

Done choose_password(WriteContext& context, const ChosenPassword& in) {
    const auto person = identity::use_reset(context.tx, in.token, in.hash);
    context.tx.audit(AuditLine{"identity.password_reset"}.about(person).with(context.request.network));
    return {};
}

} // namespace

void add_password_routes(Registry& r) {
    r.post("/password-resets",
         Access::open("whoever cannot sign in asks for a link; the answer tells nothing"), make_reset,
         ask_for_reset, "Send a link to choose a new password, if there is an account")
        .heavy();
    r.put("/password", Access::open("the token is the proof, and works once"), hash_chosen_password,
         choose_password, "Choose a new password with the token of a link")
        .heavy()
        .essential();
}

} // namespace folkmoot::host
