#include "host/poll_door.hpp"

#include "host/caller.hpp"
#include "host/query_text.hpp"
#include "host/security_headers.hpp"
#include "identity/secret.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace folkmoot::host {
namespace {

constexpr std::chrono::milliseconds looks_every{250};
// Close codes of RFC 6455.
constexpr std::uint16_t stopping = 1012;
constexpr std::uint16_t try_again_later = 1013;
constexpr std::size_t node_size = 16; // letters of a node's name

/// A number in the address; nothing when there is none of that name.
std::optional<std::uint64_t> find_number(const transport::RequestHead& head, std::string_view name) {
    const auto pairs = read_query(head.query);
    if (!pairs) return std::nullopt;
    for (const auto& [key, text] : *pairs) {
        std::uint64_t number = 0;
        if (key != name) continue;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
        if (error == std::errc{} && end == text.data() + text.size()) return number;
    }
    return std::nullopt;
}

std::uint64_t require_number(const transport::RequestHead& head, std::string_view name) {
    const auto number = find_number(head, name);
    if (!number) throw Problem(Code::malformed, "request.query");
    return *number;
}

} // namespace

/// A request on its way through the threads.
struct PollDoor::Ask {
    transport::Request request;
    transport::Responder respond;
    Viewer viewer = Viewer::anonymous();
};

PollDoor::PollDoor(Parts parts, PollFolder folder)
    : parts_(parts)
    , folder_(std::move(folder))
    , node_(identity::make_token().substr(0, node_size))
    , thread_([this](const std::stop_token& stop) { watch(stop); }) { }

bool PollDoor::takes(std::string_view path) const {
    const std::size_t size = folder_.path.size();
    return path == folder_.path
        || (path.starts_with(folder_.path) && path[size] == '/'
            && path.find('/', size + 1) == std::string_view::npos);
}

/// The poll that is asked for; empty: it is to be begun.
std::string PollDoor::poll_of(const Ask& ask) const {
    const std::string& path = ask.request.path;
    return path == folder_.path ? std::string{} : path.substr(folder_.path.size() + 1);
}

transport::BodyPlan PollDoor::plan(const transport::RequestHead&) const {
    return transport::ReadBody{largest_body};
}

void PollDoor::answer(transport::Request request, transport::Responder respond) {
    auto ask = std::make_shared<Ask>(std::move(request), std::move(respond));
    try {
        if (ask->request.method != transport::Method::get) require_same_origin(ask->request, parts_.origins);
        parts_.database.read([this, ask](ReadTx& tx) { identify_caller(tx, *ask); },
            [this, ask](const store::Outcome& outcome) {
                try {
                    if (outcome.error) std::rethrow_exception(outcome.error);
                    act(ask);
                } catch (const Problem& problem) {
                    refuse(*ask, problem);
                } catch (const std::exception&) {
                    refuse(*ask, Problem(Code::internal, "request.failed"));
                }
            });
    } catch (const Problem& problem) {
        refuse(*ask, problem);
    }
}

void PollDoor::identify_caller(ReadTx& tx, Ask& ask) const {
    ask.viewer = identify(tx, ask.request).viewer;
    if (!ask.viewer.signed_in()) throw Problem(Code::unauthenticated, "identity.sign_in_first");
    if (ask.request.method != transport::Method::get) require_token(tx, ask.request, ask.viewer);
}

void PollDoor::act(const std::shared_ptr<Ask>& ask) {
    using enum transport::Method;
    const auto method = ask->request.method;
    const bool begins = ask->request.path == folder_.path;
    if (begins && method == post) return begin(*ask);
    if (begins || (method != post && method != get && method != del)) {
        transport::Response refusal{.status = 405, .headers = {}, .body = std::string{}};
        refusal.set("Allow", begins ? "POST" : "GET, POST, DELETE");
        return finish(*ask, std::move(refusal));
    }
    const Poll poll = require_poll(*ask);
    if (method == get) return listen(ask, poll);
    if (method == post) return send(*ask, poll);
    forget(poll_of(*ask));
    finish(*ask, {.status = 204, .headers = {}, .body = std::string{}});
}

void PollDoor::begin(Ask& ask) {
    const std::string name = node_ + identity::make_token();
    {
        const std::lock_guard lock{mutex_};
        auto share = std::make_shared<PollShare>(shared_by_person * folder_.waiting.octets);
        std::size_t held = 0;
        for (const auto& [other, poll] : polls_)
            if (poll.person == ask.viewer.person()) share = poll.share, ++held;
        if (ending_ || polls_.size() == most_polls || held >= most_of_person)
            throw Problem(Code::overloaded, "request.busy");
        auto queue = std::make_shared<PollQueue>(folder_.waiting, share);
        auto side = folder_.open(ask.viewer, ask.request.query, queue);
        if (!side) throw Problem(Code::overloaded, "request.busy");
        polls_.emplace(name, Poll{ask.viewer.session(), ask.viewer.person(), queue, share, std::move(*side)});
    }
    bell_.notify_one();
    transport::Response response{
        .status = 200, .headers = {}, .body = fmt::format(R"({{"poll":"{}"}})", name)};
    response.set("Content-Type", "application/json");
    finish(ask, std::move(response));
}

/// A body that comes out of order has lost one before it: its client begins again.
void PollDoor::send(Ask& ask, const Poll& poll) {
    auto messages = read_messages(ask.request.body);
    if (!messages) throw Problem(Code::malformed, "request.query");
    switch (poll.queue->take(require_number(ask.request, "number"))) {
    case PollQueue::Sending::out_of_order:
        forget(poll_of(ask));
        throw Problem(Code::not_found, "request.not_found");
    case PollQueue::Sending::next:
        for (std::string& message : *messages)
            poll.side.receive(std::move(message));
        break;
    case PollQueue::Sending::again:
        break;
    }
    finish(ask, {.status = 204, .headers = {}, .body = std::string{}});
}

void PollDoor::listen(const std::shared_ptr<Ask>& ask, const Poll& poll) const {
    const std::uint64_t heard = require_number(ask->request, "heard");
    const auto longest = std::min<std::chrono::milliseconds>(longest_wait, parts_.longest_answer / 2);
    const std::uint64_t wait = std::min(find_number(ask->request, "wait").value_or(~std::uint64_t{0}),
        static_cast<std::uint64_t>(longest.count()));
    poll.queue->listen(
        heard, PollQueue::Clock::now() + std::chrono::milliseconds{wait}, [this, ask](std::string octets) {
            const unsigned status = octets.empty() ? 204 : 200;
            transport::Response response{.status = status, .headers = {}, .body = std::move(octets)};
            if (status == 200) response.set("Content-Type", "application/octet-stream");
            finish(*ask, std::move(response));
        });
}

/// Another session's poll is none.
PollDoor::Poll PollDoor::require_poll(const Ask& ask) {
    const std::string name = poll_of(ask);
    if (name.size() > node_size && !name.starts_with(node_))
        throw Problem(Code::gone, "request.poll_elsewhere");
    const std::lock_guard lock{mutex_};
    const auto found = polls_.find(name);
    if (found == polls_.end() || found->second.session != ask.viewer.session())
        throw Problem(Code::not_found, "request.not_found");
    return found->second;
}

void PollDoor::finish(Ask& ask, transport::Response response) const {
    response.set("Cache-Control", "no-store");
    add_security_headers(response, Policy::data, ask.request.is_tls);
    ask.respond(std::move(response));
}

void PollDoor::refuse(Ask& ask, const Problem& problem) const {
    auto response = parts_.problems.print(problem, preferred_language(ask.request), ask.request.request_id);
    add_security_headers(response, Policy::data, ask.request.is_tls);
    ask.respond(std::move(response));
}

/// Whoever still waits is told that it has ended.
void PollDoor::forget(const std::string& name) {
    Poll poll;
    {
        const std::lock_guard lock{mutex_};
        const auto found = polls_.extract(name);
        if (!found) return;
        poll = found.mapped();
    }
    poll.side.closed();
    poll.queue->close(try_again_later);
}

void PollDoor::end_all() {
    std::vector<std::shared_ptr<PollQueue>> queues;
    {
        const std::lock_guard lock{mutex_};
        ending_ = true;
        for (const auto& [name, poll] : polls_)
            queues.push_back(poll.queue);
    }
    for (const auto& queue : queues)
        queue->close(stopping);
}

void PollDoor::watch(const std::stop_token& stop) {
    ::pthread_setname_np(::pthread_self(), "fm-poll-door");
    while (!stop.stop_requested()) {
        std::vector<std::pair<std::string, std::shared_ptr<PollQueue>>> polls;
        {
            std::unique_lock lock{mutex_};
            if (!bell_.wait(lock, stop, [this] { return !polls_.empty(); })) return;
            bell_.wait_for(lock, stop, looks_every, [] { return false; });
            for (const auto& [name, poll] : polls_)
                polls.emplace_back(name, poll.queue);
        }
        const auto now = PollQueue::Clock::now();
        for (const auto& [name, queue] : polls) {
            queue->look(now);
            if (queue->is_over(now)) forget(name);
        }
    }
}

} // namespace folkmoot::host
