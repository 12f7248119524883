#include "transport/connection.hpp"
#include "transport/connection_wait.hpp"
#include "transport/response_head.hpp"

namespace folkmoot::transport {

namespace {

std::string empty_piece() {
    return {};
}

/// The pieces that leave together; a streamed body comes later.
std::vector<std::string_view> pieces_of(const std::string& head, const Response& response) {
    std::vector<std::string_view> pieces{head};
    if (const auto* text = std::get_if<std::string>(&response.body)) pieces.emplace_back(*text);
    if (const auto* shared = std::get_if<std::vector<SharedText>>(&response.body)) {
        for (const auto& piece : *shared)
            pieces.emplace_back(*piece);
    }
    return pieces;
}

} // namespace

Connection::Task<Connection::Next> Connection::answer(
    Response response, Method method, Afterwards afterwards) {
    channel_.take_expiry(); // whichever phase ended late, the answer has a time of its own
    if (thread_.draining()) afterwards = Afterwards::close;
    auto head = print_head(response, ResponseFrame{method, afterwards, thread_.date()});
    if (!head) {
        report("the house made a response that cannot be sent");
        response = problem(Reason::internal, request_id_);
        head = print_head(response, ResponseFrame{method, afterwards, thread_.date()});
    }
    bool sent = false;
    auto* source = std::get_if<std::unique_ptr<BodySource>>(&response.body);
    if (!has_body(response, method))
        sent = co_await channel_.send(Gather::of(*head));
    else if (source)
        sent = co_await send_source(std::move(*head), **source);
    else
        sent = co_await channel_.send(Gather(pieces_of(*head, response)));
    if (!sent) co_return Next::close;
    if (afterwards == Afterwards::keep) co_return Next::request;
    co_await channel_.linger();
    co_return Next::close;
}

Connection::Task<bool> Connection::send_source(std::string head, BodySource& source) {
    auto remaining = source.length();
    std::string piece;
    while (remaining > 0) {
        auto delivery = std::make_shared<Delivery<std::string>>(thread_.context());
        channel_.allow_forever();
        call_house([&] {
            auto ticket = std::make_unique<DeliveryTicket<std::string>>(delivery, empty_piece);
            source.read([ticket = std::move(ticket)](std::string read) { (*ticket)(std::move(read)); });
        });
        auto read = co_await await_delivery(std::move(delivery));
        if (!read) co_return false;
        piece = std::move(*read);
        if (piece.empty() || piece.size() > remaining) {
            report("a body source failed or did not keep its length");
            co_return false;
        }
        remaining -= piece.size();
        const bool sent = co_await channel_.send(Gather::of(head, piece));
        if (!sent) co_return false;
        head.clear();
    }
    if (head.empty()) co_return true;
    const bool sent = co_await channel_.send(Gather::of(head));
    co_return sent;
}

Connection::Task<void> Connection::refuse(Response response) {
    co_await answer(std::move(response), Method::post, Afterwards::close);
}

Connection::Task<void> Connection::refuse(Reason reason) {
    thread_.counters().add(reason);
    co_await refuse(problem(reason, request_id_));
}

void Connection::report(std::string_view what) {
    thread_.surroundings().hooks.log(Severity::error, fmt::format("request {}: {}", request_id_, what));
}

} // namespace folkmoot::transport
