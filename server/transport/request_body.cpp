#include "transport/body_decoder.hpp"
#include "transport/connection.hpp"
#include "transport/connection_wait.hpp"

namespace folkmoot::transport {

namespace {

constexpr std::size_t upload_piece = 64 * 1024;
constexpr std::string_view continue_head = "HTTP/1.1 100 Continue\r\n\r\n";

struct SinkVerdict {
    std::optional<Response> refusal;
};

SinkVerdict broken_sink() {
    return {problem(Reason::internal, {})};
}

} // namespace

BodyPlan Connection::plan_body(const RequestHead& head) {
    BodyPlan plan = RefuseBody{problem(Reason::internal, request_id_)}; // stands if the house throws
    call_house([&] { plan = thread_.surroundings().handler.plan(head); });
    return plan;
}

Connection::Task<bool> Connection::take_body(const GatedHead& head, Request& request) {
    auto plan = plan_body(head.request);
    if (auto* refused = std::get_if<RefuseBody>(&plan)) {
        co_await refuse(std::move(refused->response));
        co_return false;
    }
    auto* streamed = std::get_if<StreamBody>(&plan);
    const auto limit = streamed ? streamed->limit : std::get<ReadBody>(plan).limit;
    if (head.request.content_length.value_or(0) > limit) {
        co_await refuse(Reason::body_too_large);
        co_return false;
    }
    if (head.expectation == Expectation::continue_100 && channel_.input().empty()) {
        const bool sent = co_await channel_.send(Gather::of(continue_head));
        if (!sent) co_return false;
    }
    BodyDecoder decoder(head.framing, head.request.content_length.value_or(0), limit);
    bool whole = false;
    if (streamed) {
        whole = co_await stream_body(decoder, *streamed->sink);
        request.sink = std::move(streamed->sink);
    } else {
        auto start = std::chrono::steady_clock::now();
        constexpr auto no_end = std::numeric_limits<std::size_t>::max();
        const auto filled = co_await fill_body(decoder, request.body, no_end, start);
        whole = filled == Filled::complete;
    }
    co_return whole;
}

Connection::Task<bool> Connection::stream_body(BodyDecoder& decoder, BodySink& sink) {
    auto start = std::chrono::steady_clock::now();
    while (true) {
        std::string piece;
        const auto filled = co_await fill_body(decoder, piece, upload_piece, start);
        if (filled == Filled::never) co_return false;
        if (!piece.empty()) {
            const auto paused = std::chrono::steady_clock::now();
            channel_.allow_forever();
            auto delivery = std::make_shared<Delivery<SinkVerdict>>(thread_.context());
            call_house([&] {
                auto ticket = std::make_unique<DeliveryTicket<SinkVerdict>>(delivery, broken_sink);
                sink.write(std::move(piece), [ticket = std::move(ticket)](std::optional<Response> refusal) {
                    (*ticket)(SinkVerdict{std::move(refusal)});
                });
            });
            auto verdict = co_await await_delivery(std::move(delivery));
            if (!verdict) co_return false;
            if (verdict->refusal) {
                co_await refuse(std::move(*verdict->refusal));
                co_return false;
            }
            start += std::chrono::steady_clock::now() - paused; // a slow disk is not the client's fault
        }
        if (filled == Filled::complete) co_return true;
    }
}

Connection::Task<Connection::Filled> Connection::fill_body(
    BodyDecoder& decoder, std::string& piece, std::size_t room, SteadyTime start) {
    const auto grace = thread_.surroundings().settings.timeouts.body_grace;
    while (true) {
        const auto state = decoder.feed(channel_.input(), piece, room - piece.size());
        if (state == BodyDecoder::State::complete) co_return Filled::complete;
        if (state == BodyDecoder::State::malformed) co_await refuse(Reason::bad_chunk);
        if (state == BodyDecoder::State::too_large) co_await refuse(Reason::body_too_large);
        if (state != BodyDecoder::State::more) co_return Filled::never;
        if (piece.size() == room) co_return Filled::partly;
        channel_.allow_at_rate(start, grace, decoder.decoded());
        const bool received = co_await channel_.receive();
        if (received) continue;
        if (channel_.take_expiry()) co_await refuse(Reason::body_timeout);
        co_return Filled::never;
    }
}

} // namespace folkmoot::transport
