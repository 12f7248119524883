#include "host/account_address.hpp"
#include "host/core_routes.hpp"
#include "identity/account.hpp"
#include "identity/account_change.hpp"
#include "identity/merge_people.hpp"
#include "identity/organisation.hpp"
#include "identity/session.hpp"
#include "identity/throttle.hpp"

namespace folkmoot::host {
namespace {

/// The account as its version was seen.
identity::Account require_seen_account(const WriteContext& context, ObjectId person) {
    auto account = identity::require_account(context.tx, person);
    require_version(context.request, account.version);
    return account;
}

Saved saved_account(ReadTx& tx, ObjectId person) {
    return {.id = person, .revision = identity::require_account(tx, person).version};
}

struct AddPerson {
    std::string name;
    std::string email;
    identity::PersonKind kind = identity::PersonKind::staff;
    std::string title;
    std::optional<ObjectId> organisation;
    std::string language = "en";
    std::optional<ObjectId> sponsor;
    std::string purpose;
    std::optional<Time> expires;
    static constexpr auto fields() {
        return std::array{field<&AddPerson::name>("name", "Name", length(1, 200)),
            field<&AddPerson::email>("email", "Address", length(1, 254)),
            field<&AddPerson::kind>("kind", "Staff or guest"),
            field<&AddPerson::title>("title", "Job title", length(0, 200), or_default),
            field<&AddPerson::organisation>("organisation",
                "Whom they belong to; left out: as the address says, staff otherwise to the site's own"),
            field<&AddPerson::language>("language", "en or cy", length(2, 2), or_default),
            field<&AddPerson::sponsor>("sponsor", "Who answers for a guest"),
            field<&AddPerson::purpose>("purpose", "Why a guest is here", length(0, 500), or_default),
            field<&AddPerson::expires>("expires", "When a guest's access ends")};
    }
};

Saved add_person(WriteContext& context, const AddPerson& in) {
    WriteTx& tx = context.tx;
    const bool guest = in.kind == identity::PersonKind::guest;
    if (in.language != "en" && in.language != "cy")
        throw Problem(Code::bad_input, "request.fields").with_field({"language", "field.choice", {}});
    if (guest && in.sponsor && in.expires)
        identity::check_guest_terms(
            tx, {.sponsor = *in.sponsor, .purpose = in.purpose, .expires = *in.expires});
    if (in.organisation) {
        const auto body = identity::find_organisation(tx, *in.organisation);
        if (!body || body->ended)
            throw Problem(Code::bad_input, "request.fields")
                .with_field({"organisation", "identity.no_organisation", {}});
    }
    const auto person = identity::create_person(tx,
        {.name = in.name,
            .email = in.email,
            .kind = in.kind,
            .title = in.title,
            .organisation =
                in.organisation ? in.organisation : identity::organisation_for(tx, in.email, in.kind),
            .language = in.language,
            .sponsor = guest ? in.sponsor : std::nullopt,
            .purpose = guest ? in.purpose : std::string{},
            .expires = guest ? in.expires : std::nullopt});
    tx.audit(AuditLine{"identity.person_added"}.about(person));
    return saved_account(tx, person);
}

struct ChangeAccount {
    ObjectId person;
    std::string name;
    std::string email;
    std::string title;
    static constexpr auto fields() {
        return std::array{field<&ChangeAccount::person>("person", "The person"),
            field<&ChangeAccount::name>("name", "Name", length(1, 200)),
            field<&ChangeAccount::email>("email", "Address", length(1, 254)),
            field<&ChangeAccount::title>("title", "Job title", length(0, 200), or_default)};
    }
};

Saved change_account(WriteContext& context, const ChangeAccount& in) {
    const auto before = require_seen_account(context, in.person);
    identity::change_details(context.tx, in.person, {.name = in.name, .email = in.email, .title = in.title});
    const auto now = identity::require_account(context.tx, in.person);
    context.tx.audit(AuditLine{"identity.person_changed"}.about(in.person).with(
        before.email == now.email ? std::string{} : before.email + " -> " + now.email));
    return saved_account(context.tx, in.person);
}

struct GuestTermsChange {
    ObjectId person;
    ObjectId sponsor;
    std::string purpose;
    Time expires;
    static constexpr auto fields() {
        return std::array{field<&GuestTermsChange::person>("person", "The guest"),
            field<&GuestTermsChange::sponsor>("sponsor", "Who answers for them"),
            field<&GuestTermsChange::purpose>("purpose", "Why they are here", length(0, 500), or_default),
            field<&GuestTermsChange::expires>("expires", "When their access ends")};
    }
};

Saved change_terms(WriteContext& context, const GuestTermsChange& in) {
    require_seen_account(context, in.person);
    identity::change_guest_terms(
        context.tx, in.person, {.sponsor = in.sponsor, .purpose = in.purpose, .expires = in.expires});
    context.tx.audit(AuditLine{"identity.guest_terms_changed"}.about(in.person).with(
        in.sponsor.text() + " " + to_rfc3339(in.expires)));
    return saved_account(context.tx, in.person);
}

struct StateChange {
    ObjectId person;
    bool in_use = true;
    std::string reason;
    static constexpr auto fields() {
        return std::array{field<&StateChange::person>("person", "The person"),
            field<&StateChange::in_use>("in_use", "Whether they may sign in"),
            field<&StateChange::reason>("reason", "Why, for the audit log", length(0, 500), or_default)};
    }
};

Saved change_state(WriteContext& context, const StateChange& in) {
    require_seen_account(context, in.person);
    if (in.person == context.viewer.person()) throw Problem(Code::conflict, "identity.own_account");
    identity::put_in_use(context.tx, in.person, in.in_use ? identity::InUse::yes : identity::InUse::no);
    context.tx.audit(
        AuditLine{in.in_use ? "identity.person_enabled" : "identity.person_disabled"}.about(in.person).with(
            in.reason));
    return saved_account(context.tx, in.person);
}

Done end_sessions(WriteContext& context, const AccountAddress& in) {
    identity::require_account(context.tx, in.person);
    identity::end_sessions(context.tx, in.person);
    context.tx.audit(AuditLine{"identity.sessions_ended"}.about(in.person));
    return {};
}

struct AccountSession {
    ObjectId person;
    ObjectId session;
    static constexpr auto fields() {
        return std::array{field<&AccountSession::person>("person", "The person"),
            field<&AccountSession::session>("session", "One of their sessions")};
    }
};

Done end_session(WriteContext& context, const AccountSession& in) {
    if (!identity::end_session(context.tx, in.person, in.session))
        throw Problem(Code::not_found, "identity.no_session");
    context.tx.audit(AuditLine{"identity.session_ended"}.about(in.person));
    return {};
}

Done forget_failures(WriteContext& context, const AccountAddress& in) {
    identity::forget_failures(context.tx, identity::require_account(context.tx, in.person).email);
    context.tx.audit(AuditLine{"identity.sign_in_unlocked"}.about(in.person));
    return {};
}

struct NewBelonging {
    ObjectId person;
    ObjectId organisation;
    std::string title;
    static constexpr auto fields() {
        return std::array{field<&NewBelonging::person>("person", "The person"),
            field<&NewBelonging::organisation>("organisation", "Whom they belong to from now on"),
            field<&NewBelonging::title>("title", "Their title there", length(0, 200), or_default)};
    }
};

Saved begin_belonging(WriteContext& context, const NewBelonging& in) {
    identity::require_account(context.tx, in.person);
    identity::begin_belonging(context.tx, in.person, in.organisation, in.title);
    context.tx.audit(AuditLine{"identity.belonging_begun"}.about(in.person).with(in.organisation.text()));
    return saved_account(context.tx, in.person);
}

struct BelongingAddress {
    ObjectId person;
    ObjectId belonging;
    static constexpr auto fields() {
        return std::array{field<&BelongingAddress::person>("person", "The person"),
            field<&BelongingAddress::belonging>("belonging", "One of their affiliations")};
    }
};

Saved end_belonging(WriteContext& context, const BelongingAddress& in) {
    identity::end_belonging(context.tx, in.person, in.belonging);
    context.tx.audit(AuditLine{"identity.belonging_ended"}.about(in.person));
    return saved_account(context.tx, in.person);
}

struct MergePeople {
    ObjectId person;
    ObjectId into;
    static constexpr auto fields() {
        return std::array{field<&MergePeople::person>("person", "The account that ends"),
            field<&MergePeople::into>("into", "The one that stays")};
    }
};

Saved merge_people(WriteContext& context, const MergePeople& in) {
    require_seen_account(context, in.person);
    if (in.person == context.viewer.person()) throw Problem(Code::conflict, "identity.own_account");
    identity::merge_people(context.tx, in.person, in.into);
    return saved_account(context.tx, in.into);
}

} // namespace

void add_account_change_routes(Registry& r) {
    r.post("/administration/people", Access::site<ManagePeople>(), add_person,
        "Add somebody, who has no password yet");
    r.put("/administration/people/{person}", Access::site<ManagePeople>(), change_account,
        "Change somebody's name, address or title");
    r.put("/administration/people/{person}/guest-terms", Access::site<ManagePeople>(), change_terms,
        "Say who answers for a guest, why and until when they are here");
    r.put("/administration/people/{person}/state", Access::site<ManagePeople>(), change_state,
        "Take an account out of use, or put it back into use");
    r.del("/administration/people/{person}/sessions", Access::site<ManagePeople>(), end_sessions,
         "Sign somebody out everywhere")
        .essential();
    r.del("/administration/people/{person}/sessions/{session}", Access::site<ManagePeople>(), end_session,
         "Sign somebody out in one place")
        .essential();
    r.del("/administration/people/{person}/sign-in-failures", Access::site<UnlockPeople>(), forget_failures,
         "Let somebody who mistyped their password try again at once")
        .essential();
    r.post("/administration/people/{person}/belongings", Access::site<ManagePeople>(), begin_belonging,
        "Say that somebody belongs to an organisation from now on");
    r.del("/administration/people/{person}/belongings/{belonging}", Access::site<ManagePeople>(),
        end_belonging, "Say that somebody belongs to an organisation no longer");
    r.post("/administration/people/{person}/merge", Access::site<ManagePeople>(), merge_people,
        "Make an account part of another of the same person");
}

} // namespace folkmoot::host
