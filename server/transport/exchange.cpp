#include "transport/connection.hpp"
#include "transport/connection_wait.hpp"
#include "transport/forwarded.hpp"
#include "transport/socket_greeting.hpp"
#include "transport/socket_link.hpp"

namespace folkmoot::transport {

Connection::Task<Connection::Next> Connection::serve() {
    const auto& timeouts = thread_.surroundings().settings.timeouts;
    // While draining, a client that connected and says nothing may not hold the server up.
    channel_.allow(thread_.draining() ? timeouts.linger : timeouts.idle);
    co_await channel_.idle();
    if (thread_.draining() && channel_.input().empty() && !channel_.receive_arrived()) co_return Next::close;
    auto head = co_await read_head();
    if (!head) co_return Next::close;
    if (verdict_ == Admission::Verdict::refuse) {
        co_await refuse(Reason::too_many_connections);
        co_return Next::close;
    }
    channel_.take_expiry(); // the last bytes may have come in the very tick that gave up on them
    channel_.allow_forever();
    complete(*head);
    thread_.counters().add(Counter::requests);
    auto next = Next::close;
    if (head->socket_key)
        next = co_await upgrade(*head);
    else
        next = co_await exchange(*head);
    co_return next;
}

Connection::Task<std::optional<GatedHead>> Connection::read_head() {
    channel_.allow(thread_.surroundings().settings.timeouts.head);
    request_id_.clear();
    while (true) {
        auto& input = channel_.input();
        const auto end = find_head_end(input, listener_.rules());
        if (!end) {
            co_await refuse(end.error());
            co_return std::nullopt;
        }
        if (*end) {
            std::string bytes = input.substr(**end); // what belongs to the body or the next request
            input.resize(**end);
            bytes.swap(input);
            auto head = pass_gate(std::move(bytes), listener_.rules());
            if (head) co_return std::move(*head);
            co_await refuse(head.error());
            co_return std::nullopt;
        }
        const bool received = co_await channel_.receive();
        if (received) continue;
        if (channel_.take_expiry() && !input.empty()) co_await refuse(Reason::head_timeout);
        co_return std::nullopt;
    }
}

void Connection::complete(GatedHead& head) {
    auto& request = head.request;
    const auto& settings = listener_.settings();
    request_id_ = thread_.new_request_id();
    request.request_id = request_id_;
    request.listener = settings.name;
    request.audience = settings.audience;
    request.remote = remote_;
    request.trust = trust_;
    request.is_tls = channel_.stream().is_tls();
    if (trust_ == PeerTrust::direct && listener_.trusts(remote_)) {
        if (const auto client =
                read_forwarded(request.headers, settings.forwarded_by, settings.trusted_proxies)) {
            request.remote = client->remote;
            request.trust = PeerTrust::proxied;
            request.is_tls = request.is_tls || client->is_tls;
        }
    }
    drop_forwarded(request.headers);
}

Connection::Task<Connection::Next> Connection::exchange(GatedHead& head) {
    const auto method = head.request.method;
    Request request;
    if (head.framing != Framing::none) {
        const bool whole = co_await take_body(head, request);
        if (!whole) co_return Next::close;
    }
    static_cast<RequestHead&>(request) = std::move(head.request);
    channel_.allow_forever(); // the wait for the house has a deadline of its own
    channel_.release_input();
    auto response = co_await ask(std::move(request));
    if (!response) co_return Next::close;
    const auto next = co_await answer(std::move(*response), method, head.afterwards);
    co_return next;
}

Connection::Task<std::optional<Response>> Connection::ask(Request request) {
    auto delivery = std::make_shared<Delivery<Response>>(thread_.context());
    call_house([&] {
        thread_.surroundings().handler.handle(std::move(request),
            Responder([delivery](Response made) { delivery->deliver(std::move(made)); }, request_id_));
    });
    late_ = false;
    answer_until_ = std::chrono::steady_clock::now() + thread_.surroundings().settings.timeouts.answer;
    auto response = co_await await_delivery(std::move(delivery));
    answer_until_ = SteadyTime::max();
    if (!response && late_ && !aborted_) {
        thread_.counters().add(Reason::answer_timeout);
        response = problem(Reason::answer_timeout, request_id_);
    }
    co_return response;
}

Connection::Task<Connection::Next> Connection::upgrade(GatedHead& head) {
    using Outcome = SocketResponder::Outcome;
    auto delivery = std::make_shared<Delivery<Outcome>>(thread_.context());
    call_house([&] {
        thread_.surroundings().handler.upgrade(std::move(head.request),
            SocketResponder([delivery](Outcome made) { delivery->deliver(std::move(made)); }, request_id_));
    });
    auto outcome = co_await await_delivery(std::move(delivery));
    if (!outcome) co_return Next::close;
    if (auto* refusal = std::get_if<Response>(&*outcome)) {
        const auto next = co_await answer(std::move(*refusal), Method::get, head.afterwards);
        co_return next;
    }
    auto& acceptance = std::get<SocketAcceptance>(*outcome);
    const auto greeting = print_socket_greeting(*head.socket_key, acceptance.subprotocol);
    const bool sent = co_await channel_.send(Gather::of(greeting));
    if (sent) {
        auto link = std::make_shared<SocketLink>(
            thread_, std::move(channel_.stream()), std::move(permit_), std::move(acceptance));
        link->start(std::move(channel_.input()));
    }
    co_return Next::close;
}

} // namespace folkmoot::transport
