#include "host/api_call.hpp"

#include "audit/actor.hpp"
#include "host/download.hpp"
#include "host/entity_tag.hpp"
#include "host/json_out.hpp"
#include "host/log.hpp"
#include "host/security_headers.hpp"

namespace folkmoot::host {

// The end of a request's way: what leaves, and what a read leaves behind.

void Api::finish(Call& call, const std::exception_ptr& error) {
    try {
        if (error) std::rethrow_exception(error);
    } catch (const Problem& problem) {
        if (problem.code() == Code::internal) log_failure(call.info.id, call.route.path, problem.what());
        return refuse(call, problem);
    } catch (const std::exception& failure) {
        log_failure(call.info.id, call.route.path, failure.what());
        return refuse(call, Problem(Code::internal, "request.failed"));
    } catch (...) {
        log_failure(call.info.id, call.route.path, "an exception of no known type");
        return refuse(call, Problem(Code::internal, "request.failed"));
    }
    if (!call.route.out)
        return call.respond(
            answer_download(std::move(*static_cast<Download*>(call.out.get())), call.request));

    transport::Response response;
    response.set("Content-Type", "application/json");
    response.set("X-Request-Id", call.info.id);
    response.set("Cache-Control", "private, no-cache");
    add_security_headers(response, Policy::data, call.request.is_tls);
    for (const auto& [name, value] : call.info.answer_headers)
        response.set(name, value);
    if (call.route.method == Method::get) {
        std::string tag = entity_tag(call.revision, call.answer);
        response.set("ETag", tag);
        if (call.request.headers.find("If-None-Match") == tag) {
            response.status = 304;
            return call.respond(std::move(response));
        }
    }
    response.body = std::move(call.answer);
    call.respond(std::move(response));
}

void Api::refuse(Call& call, const Problem& problem) {
    if (problem.code() == Code::forbidden && !call.saving) note_denial(call);
    auto response = rooms_.problems.print(problem, call.caller.language, call.info.id);
    response.set("X-Request-Id", call.info.id);
    add_security_headers(response, Policy::data, call.request.is_tls);
    call.respond(std::move(response));
}

/// For what is refused before it is known which route it is about.
transport::Response Api::refusal(const Problem& problem, const transport::RequestHead& head) const {
    auto response = rooms_.problems.print(problem, preferred_language(head), head.request_id);
    response.set("X-Request-Id", head.request_id);
    add_security_headers(response, Policy::data, head.is_tls);
    return response;
}

/// A denied read leaves its line as a denied change does; the answer tells nothing, so it need not wait for
/// the line.
void Api::note_denial(const Call& call) {
    auto act = [viewer = call.caller.viewer, id = call.info.id, path = call.route.path](WriteTx& tx) {
        audit::act_as(tx, viewer, id);
        tx.audit(AuditLine{"core.request_denied"}.was(AuditResult::denied).because(path));
    };
    try {
        rooms_.database.write({.name = "read.denied", .save = act});
    } catch (const Problem&) {
        log_failure(call.info.id, call.route.path, "the line about a denial could not be queued");
    }
}

/// Writes what a read must leave behind. Required lines fail the request when they cannot be written; touches
/// alone are written after the answer.
void Api::leave_notes(std::shared_ptr<Call> call) {
    const bool required = !call->notes.empty();
    store::WriteJob job{.name = required ? "read.noted" : "read.touched", .save = [call](WriteTx& tx) {
                            audit::act_as(tx, call->caller.viewer, call->info.id);
                            for (const AuditLine& line : call->notes)
                                tx.audit(line);
                            for (const auto& touch : call->touches)
                                touch(tx);
                        }};
    if (!required) {
        finish(*call, nullptr);
        if (rooms_.disk.last_room() == files::DiskRoom::read_only) return;
        try {
            rooms_.database.write(std::move(job));
        } catch (const Problem&) {
            // The writer is busy: a touch may be lost.
        }
        return;
    }
    job.done = [this, call](const store::Outcome& outcome) { finish(*call, outcome.error); };
    try {
        rooms_.database.write(std::move(job));
    } catch (const Problem& problem) {
        refuse(*call, problem);
    }
}

} // namespace folkmoot::host
