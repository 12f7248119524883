#include "host/dispatcher.hpp"

#include "host/caller.hpp"
#include "host/security_headers.hpp"

namespace folkmoot::host {
namespace {

bool is_below(std::string_view path, std::string_view folder) {
    return path.starts_with(folder) && (path.size() == folder.size() || path[folder.size()] == '/');
}

} // namespace

/// Api's routes count themselves, as only they know what they cost.
std::optional<transport::Response> Dispatcher::too_many(
    RateClass rated, const transport::RequestHead& head) const {
    try {
        doors_.rates.take(rated, head.remote, session_token(head));
        return std::nullopt;
    } catch (const Problem& problem) {
        auto response = doors_.problems.print(problem, preferred_language(head), head.request_id);
        add_security_headers(response, Policy::data, head.is_tls);
        return response;
    }
}

PollDoor* Dispatcher::polls_at(std::string_view path) const {
    for (PollDoor* polls : doors_.polls)
        if (polls->takes(path)) return polls;
    return nullptr;
}

transport::BodyPlan Dispatcher::plan(const transport::RequestHead& head) {
    if (doors_.uploads.takes(head)) {
        if (auto refusal = too_many(RateClass::change, head))
            return transport::RefuseBody{std::move(*refusal)};
        return doors_.uploads.plan(head);
    }
    if (is_below(head.path, "/api/v1")) return doors_.api.plan(head);
    if (const PollDoor* polls = polls_at(head.path)) return polls->plan(head);
    auto problem = Problem(Code::too_large, "request.no_body_here");
    return transport::RefuseBody{doors_.problems.print(problem, preferred_language(head), head.request_id)};
}

void Dispatcher::handle(transport::Request request, transport::Responder respond) {
    if (doors_.uploads.takes(request)) return doors_.uploads.answer(std::move(request), std::move(respond));
    if (doors_.operations.takes(request.path) && request.method == transport::Method::get)
        return doors_.operations.answer(request, std::move(respond));
    if (is_below(request.path, "/api/v1")) return doors_.api.answer(std::move(request), std::move(respond));
    if (PollDoor* polls = polls_at(request.path)) {
        const bool listens = request.method == transport::Method::get;
        if (auto refusal = too_many(listens ? RateClass::read : RateClass::change, request))
            return respond(std::move(*refusal));
        return polls->answer(std::move(request), std::move(respond));
    }
    const bool reads = request.method == transport::Method::get || request.method == transport::Method::head;
    if (!reads) {
        transport::Response response{.status = 405, .headers = {}, .body = std::string{}};
        response.set("Allow", "GET, HEAD");
        return respond(std::move(response));
    }
    if (is_below(request.path, "/p") || is_below(request.path, "/about")) {
        if (auto refusal = too_many(RateClass::read, request)) return respond(std::move(*refusal));
        return doors_.pages.answer(std::move(request), std::move(respond));
    }
    respond(doors_.client.answer(request));
}

void Dispatcher::upgrade(transport::RequestHead head, transport::SocketResponder respond) {
    if (auto refusal = too_many(RateClass::read, head)) return respond.refuse(std::move(*refusal));
    if (head.path == "/live") return doors_.live.open(std::move(head), std::move(respond));
    if (doors_.collab.takes(head.path)) return doors_.collab.open(std::move(head), std::move(respond));
    respond.refuse({.status = 404, .headers = {}, .body = std::string{}});
}

} // namespace folkmoot::host
