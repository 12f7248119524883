#include "host/api_call.hpp"

#include "audit/actor.hpp"
#include "host/clause.hpp"
#include "host/entity_tag.hpp"
#include "host/file_room.hpp"
#include "host/json_out.hpp"
#include "identity/secret.hpp"

namespace folkmoot::host {
namespace {

constexpr std::uint64_t largest_body = 1024 * 1024;

std::optional<Method> api_method(transport::Method method) {
    switch (method) {
    case transport::Method::get:
    case transport::Method::head:
        return Method::get;
    case transport::Method::post:
        return Method::post;
    case transport::Method::put:
        return Method::put;
    case transport::Method::patch:
        return Method::patch;
    case transport::Method::del:
        return Method::del;
    case transport::Method::options:
        return std::nullopt;
    }
    return std::nullopt;
}

bool is_json(const transport::RequestHead& head) {
    auto type = head.headers.find("Content-Type");
    return type && (*type == "application/json" || type->starts_with("application/json;"));
}

transport::Response method_not_allowed(const std::vector<Method>& allowed) {
    transport::Response response{.status = 405, .headers = {}, .body = std::string{}};
    std::string names;
    for (Method method : allowed)
        names += (names.empty() ? "" : ", ") + std::string{name_of(method)};
    response.set("Allow", names);
    return response;
}

} // namespace

transport::BodyPlan Api::plan(const transport::RequestHead& head) {
    if (!is_json(head)) {
        auto problem = Problem(Code::unsupported_media, "request.not_json");
        return transport::RefuseBody{refusal(problem, head)};
    }
    return transport::ReadBody{largest_body};
}

void Api::answer(transport::Request request, transport::Responder respond) {
    auto method = api_method(request.method);
    Router::Match match = method ? rooms_.registries.router().find(*method, request.path) : Router::Match{};
    if (!match.route) {
        if (!match.allowed.empty()) return respond(method_not_allowed(match.allowed));
        return respond(refusal(Problem(Code::not_found, "request.no_such_address"), request));
    }
    auto call = std::make_shared<Call>(std::move(request), std::move(respond), *match.route);
    call->inputs.path = std::move(match.parameters);
    call->info.id = call->request.request_id;
    call->info.network = call->request.remote.text();
    call->info.agent = std::string{call->request.headers.find("User-Agent").value_or("").substr(0, 200)};
    call->info.cookies = std::string{call->request.headers.find("Cookie").value_or("")};
    call->caller.language = preferred_language(call->request);
    if (auto tag = call->request.headers.find("If-Match")) call->info.if_match = revision_of_tag(*tag);
    try {
        admit(*call);
        if (call->route.method != Method::get) require_same_origin(call->request, rooms_.origins);
        if (call->route.is_read())
            read(call);
        else
            change(call);
    } catch (const Problem& problem) {
        refuse(*call, problem);
    }
}

/// Refuses what comes too often, before it costs anything.
void Api::admit(const Call& call) {
    const Route& route = call.route;
    const auto rated = route.effort == Effort::heavy ? RateClass::sign_in
        : route.rated == Rated::costly               ? RateClass::costly
        : route.is_read()                            ? RateClass::read
                                                     : RateClass::change;
    rooms_.rates.take(rated, call.request.remote, session_token(call.request));
}

void Api::read(std::shared_ptr<Call> call) {
    rooms_.database.read(
        [this, call](ReadTx& tx) {
            const auto shift = rooms_.at_work.begin(Duty::reading);
            show(*call, tx);
        },
        [this, call](const store::Outcome& outcome) {
            if (outcome.error || (call->notes.empty() && call->touches.empty()))
                return finish(*call, outcome.error);
            leave_notes(call);
        });
}

void Api::show(Call& call, ReadTx& tx) {
    call.know(tx);
    if (call.route.method != Method::get) require_token(tx, call.request, call.caller.viewer);
    call.read_inputs();
    const auto thing = enforce(call.route.access, tx, call.caller.viewer, *call.route.in, call.in.get());
    if (call.caller.session) call.note_use(tx, thing);
    ReadContext context{.tx = tx,
        .viewer = call.caller.viewer,
        .request = call.info,
        .services = rooms_.services,
        .note_required = [&call](AuditLine line) { call.notes.push_back(std::move(line)); },
        .touch = [&call](std::function<void(WriteTx&)> touch) { call.touches.push_back(std::move(touch)); }};
    call.out = call.route.show(context, call.in.get());
    call.revision = context.revision;
    if (call.route.out) print_json(call.answer, *call.route.out, call.out.get());
}

/// First half of a change: who asks, and may they at all, on a snapshot; so that nobody's password is hashed
/// and nobody's text is parsed for a request that would be refused anyway.
void Api::change(std::shared_ptr<Call> call) {
    rooms_.database.read(
        [this, call](ReadTx& tx) {
            const auto shift = rooms_.at_work.begin(Duty::reading);
            call->know(tx);
            require_token(tx, call->request, call->caller.viewer);
            call->read_inputs();
            enforce(call->route.access, tx, call->caller.viewer, *call->route.in, call->in.get());
            if (call->route.when_full == WhenFull::refused)
                tx.kept<FilesOfSite>().room->storage().require_room_for_change();
            if (auto key = call->request.headers.find("Idempotency-Key"))
                call->idempotency = objects::Request{.person = call->caller.viewer.person(),
                    .key = std::string{*key},
                    .route = fmt::format("{} {}", name_of(call->route.method), call->request.path),
                    .body_hash = identity::hash_of_token(call->request.body)};
            call->find_answer_given(tx);
        },
        [this, call](const store::Outcome& outcome) {
            if (outcome.error || !call->answer.empty()) return finish(*call, outcome.error);
            const bool heavy = call->route.effort == Effort::heavy;
            const auto busy = [this, call, heavy] {
                refuse(*call,
                    heavy ? Problem(Code::rate_limited, "request.busy").with("retry_after", "5")
                          : Problem(Code::overloaded, "request.busy"));
            };
            auto& pool = heavy ? rooms_.hashers : rooms_.workers;
            if (!pool.post([this, call] { prepare(call); }, busy)) busy();
        });
}

void Api::prepare(std::shared_ptr<Call> call) {
    const bool heavy = call->route.effort == Effort::heavy;
    const auto shift = rooms_.at_work.begin(heavy ? Duty::hashing : Duty::preparing);
    try {
        PrepareContext context{.viewer = call->caller.viewer,
            .request = call->info,
            .clock = rooms_.services.clock(),
            .services = rooms_.services,
            .read = [this](const std::function<void(ReadTx&)>& work) { rooms_.database.read_now(work); }};
        call->prepared = call->route.prepare ? call->route.prepare(context, call->in) : call->in;
        save(call);
    } catch (...) {
        refuse_unprepared(*call, std::current_exception());
    }
}

/// The same request may have been saved while this one was being made ready, and have used up what it needs.
void Api::refuse_unprepared(Call& call, const std::exception_ptr& error) {
    try {
        rooms_.database.read_now([&](ReadTx& tx) { call.find_answer_given(tx); });
    } catch (const Problem&) {
        call.answer.clear(); // the store does not answer: the first error tells more
    }
    finish(call, call.answer.empty() ? error : nullptr);
}

void Api::save(std::shared_ptr<Call> call) {
    call->saving = true;
    store::WriteJob job{.name = call->route.path};
    job.save = [this, call](WriteTx& tx) {
        const auto shift = rooms_.at_work.begin(Duty::saving);
        call->know(tx); // rights may have changed since prepare: they are read again where they count
        const Viewer& viewer = call->caller.viewer;
        audit::act_as(tx, viewer, call->info.id);
        enforce(call->route.access, tx, viewer, *call->route.in, call->in.get());
        if (call->caller.session && identity::needs_touch(*call->caller.session, tx.now()))
            identity::touch_session(tx, call->caller.session->id);
        call->answer.clear();
        call->out = nullptr;
        call->refusal.reset();
        if (call->find_answer_given(tx)) return;
        WriteContext context{.tx = tx, .viewer = viewer, .request = call->info, .services = rooms_.services};
        call->out = call->route.save(context, call->prepared.get());
        call->refusal = std::move(context.refusal);
        if (!call->idempotency || call->refusal) return;
        print_json(call->answer, *call->route.out, call->out.get());
        objects::keep_answer(tx, *call->idempotency, {.status = 200, .answer = call->answer});
    };
    job.on_refusal = [call](WriteTx& tx, const Problem& problem) {
        if (problem.code() != Code::forbidden) return;
        audit::act_as(tx, call->caller.viewer, call->info.id);
        tx.audit(AuditLine{"core.request_denied"}.was(AuditResult::denied).because(call->route.path));
    };
    job.done = [this, call](const store::Outcome& outcome) {
        if (!outcome.error && call->refusal) return refuse(*call, *call->refusal);
        if (!outcome.error && call->answer.empty())
            print_json(call->answer, *call->route.out, call->out.get());
        finish(*call, outcome.error);
    };
    rooms_.database.write(std::move(job));
}

} // namespace folkmoot::host
