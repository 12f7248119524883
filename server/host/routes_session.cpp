#include "access/idle_limit.hpp"
#include "access/right.hpp"
#include "access/words.hpp"
#include "host/core_routes.hpp"
#include "host/site_facts.hpp"
#include "host/site_notice.hpp"
#include "host/site_page_acceptance.hpp"
#include "identity/cookie.hpp"
#include "identity/device.hpp"
#include "identity/password.hpp"
#include "identity/person.hpp"
#include "identity/secret.hpp"
#include "identity/session.hpp"
#include "identity/throttle.hpp"
#include "identity/viewer_maker.hpp"

namespace folkmoot::host {
namespace {

struct SessionPerson {
    ObjectId id;
    std::string name;
    std::string email;
    identity::PersonKind kind = identity::PersonKind::staff;
    std::string organisation;
    std::string language;
    std::string time_zone;
    static constexpr auto fields() {
        return std::array{field<&SessionPerson::id>("id", "The person"),
            field<&SessionPerson::name>("name", "Name"), field<&SessionPerson::email>("email", "Address"),
            field<&SessionPerson::kind>("kind", "Staff or guest"),
            field<&SessionPerson::organisation>("organisation", "Today's organisation"),
            field<&SessionPerson::language>("language", "Language of the screens"),
            field<&SessionPerson::time_zone>("time_zone", "Time zone")};
    }
};

struct SessionSite {
    std::string name;
    bool demonstration = false;
    std::vector<ShownNotice> notices;
    static constexpr auto fields() {
        return std::array{field<&SessionSite::name>("name", "The site's name"),
            field<&SessionSite::demonstration>("demonstration", "A demonstration site: nothing here is real"),
            field<&SessionSite::notices>(
                "notices", "What those who run the site say above every screen now")};
    }
};

/// Who is signed in, and what the client needs before its first screen.
struct SessionView {
    SessionSite site;
    std::optional<SessionPerson> person;
    std::string token;
    std::optional<Time> idle_ends;
    std::optional<Time> ends;
    std::vector<std::string> modules;
    std::vector<std::string> can;
    std::vector<std::string> to_accept;
    static constexpr auto fields() {
        return std::array{field<&SessionView::site>("site", "The site"),
            field<&SessionView::person>("person", "Who is signed in; null for a visitor"),
            field<&SessionView::token>("token", "To be sent as X-Folkmoot-Token with every change"),
            field<&SessionView::idle_ends>(
                "idle_ends", "When the session ends if nothing is asked until then"),
            field<&SessionView::ends>("ends", "When it ends in any case"),
            field<&SessionView::modules>("modules", "The modules in use"),
            field<&SessionView::can>("can", "What the person may do on the site as a whole"),
            field<&SessionView::to_accept>(
                "to_accept", "The pages that the person is asked to accept before going on")};
    }
};

/// What one may do on the site itself, and what of it at least one area lets one do there.
std::vector<std::string> rights_of(ReadTx& tx, const Viewer& viewer) {
    auto can = *access::rights_at(tx, viewer, access::site);
    if (viewer.kind() != ViewerKind::staff) return can;
    for (const std::string_view in_areas : {"core.create_space", "core.manage_areas"})
        if (!access::holds(can, in_areas) && access::holds_in_some_area(tx, viewer, in_areas))
            can.insert(std::ranges::upper_bound(can, in_areas, std::ranges::less{}), std::string{in_areas});
    return can;
}

SessionView present_session(
    ReadTx& tx, const std::optional<identity::Session>& session, std::string_view token) {
    const auto& facts = tx.kept<SiteFacts>();
    const auto viewer = session ? identity::viewer_of(*session) : Viewer::anonymous();
    SessionView view{.site = {.name = facts.name,
                         .demonstration = facts.demonstration,
                         .notices = notices_shown(tx, viewer)},
        .modules = facts.modules};
    if (!session) return view;
    view.person = SessionPerson{.id = session->person,
        .name = session->name,
        .email = session->email,
        .kind =
            viewer.kind() == ViewerKind::guest ? identity::PersonKind::guest : identity::PersonKind::staff,
        .organisation = session->organisation_name,
        .language = session->language,
        .time_zone = session->time_zone};
    view.token = identity::request_token(tx, token);
    view.idle_ends = session->idle_ends();
    view.ends = session->ends;
    view.can = rights_of(tx, viewer);
    for (auto& asked : pages_to_accept(tx, session->person))
        view.to_accept.push_back(std::move(asked.slug));
    return view;
}

std::string token_of(const RequestInfo& request) {
    return std::string{identity::find_cookie(request.cookies, identity::session_cookie).value_or("")};
}

SessionView show_session(ReadContext& context, const Nothing&) {
    const std::string token = token_of(context.request);
    auto session = identity::find_session(context.tx, token);
    return present_session(context.tx, session, token);
}

struct SignIn {
    std::string email;
    std::string password;
    static constexpr auto fields() {
        return std::array{field<&SignIn::email>("email", "Address", length(1, 254),
                              personal("to sign in", "hashed while guesses are counted")),
            field<&SignIn::password>("password", "Password, exactly as typed", length(1, 4096), lines,
                personal("to sign in", "never kept"))};
    }
};

struct SignInChecked {
    identity::Attempt attempt;
    std::optional<ObjectId> person; ///< whose password it was; none: nobody's
    std::string better_hash;
    std::string token;
    std::string device; ///< the token of the browser's cookie; empty: none
    std::string next_device; ///< what takes its place
};

/// Runs with few others at a time and outside any transaction: hashing takes a tenth of a second.
SignInChecked check_sign_in(PrepareContext& context, const SignIn& in) {
    SignInChecked checked{
        .attempt = {.account = identity::email_key(in.email), .network = context.request.network},
        .token = identity::make_token(),
        .device =
            std::string{identity::find_cookie(context.request.cookies, identity::device_cookie).value_or("")},
        .next_device = identity::make_token()};
    std::optional<identity::Credentials> known;
    identity::PasswordCost cost;
    context.read([&](ReadTx& tx) {
        cost = tx.kept<SiteFacts>().password_cost;
        checked.attempt.device = identity::known_device(tx, checked.device, checked.attempt.account);
        identity::require_patience(tx, checked.attempt);
        known = identity::find_credentials(tx, in.email);
    });
    if (!known) {
        identity::spend_a_check(in.password, cost);
        return checked;
    }
    const auto match = identity::check_password(known->hash, in.password, cost);
    if (match == identity::PasswordMatch::wrong || !known->active) return checked;
    checked.person = known->person;
    if (match == identity::PasswordMatch::right_but_cheap)
        checked.better_hash = identity::hash_password(in.password, cost);
    return checked;
}

SessionView sign_in(WriteContext& context, const SignInChecked& checked) {
    WriteTx& tx = context.tx;
    if (!checked.person) {
        identity::note_failure(tx, checked.attempt);
        tx.audit(AuditLine{"identity.sign_in_failed"}.was(AuditResult::failed).with(checked.attempt.network));
        context.refusal = Problem(Code::unauthenticated, "identity.wrong");
        return {};
    }
    identity::note_success(tx, checked.attempt);
    if (!checked.better_hash.empty()) identity::renew_password_hash(tx, *checked.person, checked.better_hash);
    if (context.viewer.signed_in())
        identity::end_session(tx, context.viewer.person(), context.viewer.session());
    identity::open_session(tx, *checked.person,
        {.agent = context.request.agent,
            .network = context.request.network,
            .limits = {.idle = access::first_idle_limit(tx)},
            .token = checked.token});
    identity::renew_device(tx, *checked.person, checked.device, checked.next_device);
    tx.audit(AuditLine{"identity.signed_in"}.about(*checked.person).with(checked.attempt.network));
    context.request.answer_headers = {
        {"Set-Cookie", identity::set_cookie(identity::session_cookie, checked.token)},
        {"Set-Cookie",
            identity::set_cookie(identity::device_cookie, checked.next_device, identity::device_remembered)},
    };
    return present_session(tx, identity::find_session(tx, checked.token), checked.token);
}

Done sign_out(WriteContext& context, const Nothing&) {
    identity::end_session(context.tx, context.viewer.person(), context.viewer.session());
    context.tx.audit(AuditLine{"identity.signed_out"}.about(context.viewer.person()));
    context.request.answer_headers = {{"Set-Cookie", identity::drop_cookie(identity::session_cookie)},
        {"Clear-Site-Data", "\"cache\", \"storage\""}};
    return {};
}

struct OwnSession {
    ObjectId id;
    Time created;
    Time seen;
    std::string agent;
    std::string network;
    bool current = false;
    static constexpr auto fields() {
        return std::array{field<&OwnSession::id>("id", "The session"),
            field<&OwnSession::created>("created", "Signed in"),
            field<&OwnSession::seen>("seen", "Last request"),
            field<&OwnSession::agent>("agent", "The browser, as it calls itself"),
            field<&OwnSession::network>("network", "Where it signed in from"),
            field<&OwnSession::current>("current", "The one that asks")};
    }
};

struct OwnSessions {
    std::vector<OwnSession> items;
    static constexpr auto fields() {
        return std::array{field<&OwnSessions::items>("items", "The sessions that are open")};
    }
};

OwnSessions show_sessions(ReadContext& context, const Nothing&) {
    OwnSessions result;
    for (const auto& line : identity::list_sessions(context.tx, context.viewer.person()))
        result.items.push_back({.id = line.id,
            .created = line.created,
            .seen = line.seen,
            .agent = line.agent,
            .network = line.network,
            .current = line.id == context.viewer.session()});
    return result;
}

struct SessionAddress {
    ObjectId session;
    static constexpr auto fields() {
        return std::array{field<&SessionAddress::session>("session", "The session")};
    }
};

Done end_own_session(WriteContext& context, const SessionAddress& in) {
    if (!identity::end_session(context.tx, context.viewer.person(), in.session))
        throw Problem(Code::not_found, "identity.no_session");
    context.tx.audit(AuditLine{"identity.session_ended"}.about(context.viewer.person()));
    return {};
}

struct SetLanguage {
    std::string language;
    static constexpr auto fields() {
        return std::array{field<&SetLanguage::language>("language", "en or cy", length(2, 2))};
    }
};

Done choose_language(WriteContext& context, const SetLanguage& in) {
    identity::set_language(context.tx, context.viewer.person(), in.language);
    return {};
}

} // namespace

void add_session_routes(Registry& r) {
    r.get("/session", Access::open("a visitor learns that nobody is signed in"), show_session,
        "Who is signed in");
    r.change(Method::post, "/session", Access::open("signing in"), check_sign_in, sign_in, "Sign in")
        .heavy()
        .essential();
    r.del("/session", Access::signed_in(), sign_out, "Sign out").essential();
    r.get("/sessions", Access::signed_in(), show_sessions, "One's own open sessions");
    r.del("/sessions/{session}", Access::signed_in(), end_own_session, "End one of one's own sessions")
        .essential();
    r.put("/session/language", Access::signed_in(), choose_language, "Choose the language of the screens");
}

} // namespace folkmoot::host
