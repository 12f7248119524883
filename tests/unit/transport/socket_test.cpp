#include "test_house.hpp"

#include <netinet/in.h>
#include <sys/socket.h>

namespace folkmoot::transport::testing {

using namespace std::chrono_literals;

namespace {

std::string masked_message(unsigned opcode, std::string_view payload) {
    std::string frame{static_cast<char>(0x80 | opcode)};
    if (payload.size() <= 125) {
        frame += static_cast<char>(0x80 | payload.size());
    } else {
        const bool is_short = payload.size() <= 0xFFFF;
        frame += static_cast<char>(0x80 | (is_short ? 126 : 127));
        for (int shift = is_short ? 8 : 56; shift >= 0; shift -= 8)
            frame += static_cast<char>(payload.size() >> shift & 0xFF);
    }
    const std::string_view mask = "\x5A\xA5\x3C\xC3";
    frame += mask;
    for (std::size_t at = 0; at < payload.size(); ++at)
        frame += static_cast<char>(payload[at] ^ mask[at % 4]);
    return frame;
}

struct ServerFrame {
    unsigned opcode = 0;
    std::string payload;
    unsigned close_code() const {
        return static_cast<unsigned char>(payload[0]) * 256U + static_cast<unsigned char>(payload[1]);
    }
};

/// A WebSocket client that sees every frame as it is.
class SocketClient {
public:
    SocketClient(RawClient connection, std::string_view path, std::string_view fields = {})
        : client(std::move(connection)) {
        client.send(get(path,
            fmt::format("Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n{}",
                fields)));
        greeting = client.read_response("HEAD").value_or(ReceivedResponse{});
    }

    void say(std::string_view text) { client.send(masked_message(1, text)); }

    /// Nothing when the connection ended.
    std::optional<ServerFrame> hear() {
        const auto head = client.receive_exactly(2);
        if (head.size() < 2) return std::nullopt;
        std::size_t size = static_cast<unsigned char>(head[1]);
        if (size > 125) {
            const auto length = client.receive_exactly(size == 126 ? 2 : 8);
            size = 0;
            for (const char byte : length)
                size = size << 8 | static_cast<unsigned char>(byte);
        }
        return ServerFrame{static_cast<unsigned>(head[0]) & 0x0FU, client.receive_exactly(size)};
    }

    RawClient client;
    ReceivedResponse greeting;
};

} // namespace

class WebSockets : public ServerTest {
protected:
    SocketClient open(std::string_view path, std::string_view fields = {}) {
        return SocketClient(connect(), path, fields);
    }
};

TEST_F(WebSockets, OpenWithTheAnswerOfTheStandard) {
    serve();
    const auto socket = open("/echo", "Sec-WebSocket-Protocol: folkmoot.live.v1\r\n");
    EXPECT_EQ(socket.greeting.status, 101U);
    EXPECT_EQ(socket.greeting.field("Sec-WebSocket-Accept"), "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
    EXPECT_EQ(socket.greeting.field("Sec-WebSocket-Protocol"), "folkmoot.live.v1");
}

TEST_F(WebSockets, EchoWhatTheyAreTold) {
    serve();
    auto socket = open("/echo");
    for (const std::string& text :
        {std::string("hello"), std::string(), std::string(200, 'x'), std::string(300'000, 'y')}) {
        socket.say(text);
        const auto frame = socket.hear();
        ASSERT_TRUE(frame);
        EXPECT_EQ(frame->opcode, 1U);
        EXPECT_EQ(frame->payload, text);
    }
}

TEST_F(WebSockets, AMessageRightBehindTheHandshakeIsHeard) {
    serve();
    auto client = connect();
    client.send(get("/echo",
                    "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n")
        + masked_message(1, "early"));
    ASSERT_EQ(client.read_response("HEAD")->status, 101U);
    EXPECT_EQ(client.receive_exactly(7),
        "\x81\x05"
        "early");
}

TEST_F(WebSockets, ARefusedHandshakeIsAnOrdinaryAnswer) {
    serve();
    auto socket = open("/elsewhere");
    EXPECT_EQ(socket.greeting.status, 404U);
}

TEST_F(WebSockets, APingIsAnsweredWithItsPayload) {
    serve();
    auto socket = open("/echo");
    socket.client.send(masked_message(9, "are you there"));
    const auto frame = socket.hear();
    ASSERT_TRUE(frame);
    EXPECT_EQ(frame->opcode, 10U);
    EXPECT_EQ(frame->payload, "are you there");
}

TEST_F(WebSockets, BothSidesCanEndTheConversation) {
    serve();
    auto first = open("/echo");
    first.client.send(masked_message(8,
        "\x03\xE9"
        "going"));
    EXPECT_EQ(first.hear()->close_code(), 1001U);
    EXPECT_TRUE(first.client.sees_end());
    auto second = open("/echo");
    second.say("leave");
    const auto frame = second.hear();
    ASSERT_TRUE(frame);
    EXPECT_EQ(frame->opcode, 8U);
    EXPECT_EQ(frame->close_code(), 1000U);
    second.client.send(masked_message(8, "\x03\xE8"));
    EXPECT_TRUE(second.client.sees_end());
    EXPECT_TRUE(eventually([&] { return house.sockets_open == 0; }));
    EXPECT_EQ(house.close_codes(), (std::vector<std::uint16_t>{1001, 1000}));
}

TEST_F(WebSockets, ABrokenConnectionIsReportedAsAbnormal) {
    serve();
    auto socket = open("/echo");
    socket.client.reset();
    EXPECT_TRUE(eventually([&] { return house.close_codes() == std::vector<std::uint16_t>{1006}; }));
}

TEST_F(WebSockets, BreachesOfTheProtocolEndItWithTheirCode) {
    settings.sockets.close = 200ms;
    serve();
    const auto code_for = [&](std::string_view bytes) {
        auto socket = open("/echo");
        socket.client.send(bytes);
        const auto frame = socket.hear();
        return frame && frame->opcode == 8 ? frame->close_code() : 0;
    };
    EXPECT_EQ(code_for(std::string_view("\x81\x02hi", 4)), 1002U);
    EXPECT_EQ(code_for(masked_message(1, "\xFF\xFE")), 1007U);
    EXPECT_EQ(code_for(masked_message(1, std::string(1024 * 1024 + 1, 'x'))), 1009U);
    EXPECT_EQ(code_for(masked_message(1, "throw")), 1011U);
    EXPECT_TRUE(eventually([&] { return house.sockets_open == 0; }))
        << "also without the client's close frame";
}

TEST_F(WebSockets, ASlowConsumerIsCutAndTheOthersAreFine) {
    settings.sockets.close = 300ms;
    serve();
    auto slow = open("/feed");
    ASSERT_TRUE(eventually([&] { return house.feed().size() == 1; }));
    std::vector<SocketClient> good;
    for (int index = 0; index < 5; ++index)
        good.push_back(open("/feed"));
    ASSERT_TRUE(eventually([&] { return house.feed().size() == 6; }));

    const auto peers = house.feed();
    const auto message = std::make_shared<const std::string>(32 * 1024, 'm');
    bool slow_is_cut = false;
    int rounds = 0;
    for (; rounds < 2000 && !slow_is_cut; ++rounds) {
        slow_is_cut = !peers[0]->send(MessageKind::binary, message);
        for (std::size_t index = 0; index < good.size(); ++index) {
            ASSERT_TRUE(peers[index + 1]->send(MessageKind::binary, message));
            ASSERT_EQ(good[index].hear()->payload.size(), message->size());
        }
        EXPECT_LE(peers[0]->queued_bytes(), settings.sockets.queued_bytes);
    }
    EXPECT_TRUE(slow_is_cut);
    EXPECT_TRUE(eventually([&] { return house.sockets_open == 5; }));
    EXPECT_EQ(house.close_codes(), std::vector<std::uint16_t>{1013});
    EXPECT_EQ(server->metrics()[Counter::socket_queue_overflows], 1U);
    EXPECT_FALSE(peers[0]->send(MessageKind::binary, message));
    peers[1]->send(MessageKind::text, std::make_shared<const std::string>("still here"));
    EXPECT_EQ(good[0].hear()->payload, "still here");
}

TEST_F(WebSockets, ASlowConsumerThatCatchesUpReads1013) {
    settings.sockets.close = 1s;
    serve();
    auto slow = open("/feed");
    ASSERT_TRUE(eventually([&] { return house.feed().size() == 1; }));
    const auto peer = house.feed()[0];
    const auto message = std::make_shared<const std::string>(64 * 1024, 'm');
    while (peer->send(MessageKind::binary, message)) { }
    unsigned code = 0;
    while (const auto frame = slow.hear()) {
        if (frame->opcode == 8)
            code = frame->close_code();
        else
            EXPECT_EQ(frame->payload, *message) << "what arrives is whole";
    }
    EXPECT_EQ(code, 1013U);
}

TEST_F(WebSockets, AFanOutReachesEveryoneInOrder) {
    settings.io_threads = 2;
    serve();
    std::vector<SocketClient> clients;
    for (int index = 0; index < 40; ++index)
        clients.push_back(open("/feed"));
    ASSERT_TRUE(eventually([&] { return house.feed().size() == 40; }));
    const auto peers = house.feed();
    for (int round = 0; round < 100; ++round) {
        const auto message = std::make_shared<const std::string>(std::to_string(round));
        for (const auto& peer : peers)
            ASSERT_TRUE(peer->send(MessageKind::text, message));
    }
    for (auto& client : clients) {
        for (int round = 0; round < 100; ++round)
            ASSERT_EQ(client.hear()->payload, std::to_string(round));
    }
}

TEST_F(WebSockets, AFloodIsSlowedToItsRate) {
    settings.sockets.messages_per_second = 200;
    settings.sockets.message_burst = 50;
    serve();
    auto socket = open("/echo");
    const auto start = std::chrono::steady_clock::now();
    std::string flood;
    for (int index = 0; index < 150; ++index)
        flood += masked_message(1, "x");
    socket.client.send(flood);
    socket.say("last");
    for (int index = 0; index < 150; ++index)
        ASSERT_EQ(socket.hear()->payload, "x");
    EXPECT_EQ(socket.hear()->payload, "last");
    socket.say("after");
    EXPECT_EQ(socket.hear()->payload, "after");
    EXPECT_GE(std::chrono::steady_clock::now() - start, 400ms);
    EXPECT_GE(server->metrics()[Counter::socket_pauses], 1U);
}

TEST_F(WebSockets, PingsAreSentAndASilentPeerIsGone) {
    settings.sockets.ping = 100ms;
    serve();
    auto lively = open("/echo");
    auto silent = open("/echo");
    for (int round = 0; round < 6; ++round) {
        const auto frame = lively.hear();
        ASSERT_TRUE(frame);
        EXPECT_EQ(frame->opcode, 9U);
        lively.client.send(masked_message(10, frame->payload));
    }
    EXPECT_TRUE(eventually([&] { return house.sockets_open == 1; }));
    EXPECT_EQ(house.close_codes(), std::vector<std::uint16_t>{1006});
    lively.say("still here");
    auto frame = lively.hear();
    while (frame && frame->opcode == 9)
        frame = lively.hear();
    EXPECT_EQ(frame->payload, "still here");
}

TEST_F(WebSockets, APeerKeptByTheHouseOutlivesTheServer) {
    serve();
    const auto socket = open("/feed");
    ASSERT_TRUE(eventually([&] { return house.feed().size() == 1; }));
    const auto peer = house.feed()[0];
    server.reset();
    EXPECT_FALSE(peer->send(MessageKind::text, std::make_shared<const std::string>("anyone?")));
    peer->close(CloseCode::normal, "");
    EXPECT_EQ(house.sockets_open, 0);
}

class Draining : public WebSockets { };

TEST_F(Draining, IdleConnectionsCloseAndRequestsUnderWayFinish) {
    house.slow_for = 200ms;
    serve();
    auto idle = connect();
    ASSERT_TRUE(idle.ask(get("/hello")));
    auto busy = connect();
    busy.send(get("/slow"));
    ASSERT_TRUE(eventually([&] { return server->metrics()[Counter::requests] == 2; }));
    server->drain(5s);
    const auto response = busy.read_response();
    ASSERT_TRUE(response);
    EXPECT_EQ(response->body, "slow");
    EXPECT_TRUE(response->closes());
    EXPECT_TRUE(idle.sees_end());
    EXPECT_EQ(server->open_connections(), 0U);
}

TEST_F(Draining, TheDeadlineCutsWhatIsLeft) {
    house.slow_for = 60s;
    serve();
    auto stuck = connect();
    stuck.send(get("/slow"));
    ASSERT_TRUE(eventually([&] { return server->metrics()[Counter::requests] == 1; }));
    const auto start = std::chrono::steady_clock::now();
    server->drain(100ms);
    EXPECT_LT(std::chrono::steady_clock::now() - start, 2s);
    EXPECT_TRUE(stuck.sees_end());
}

TEST_F(Draining, SocketsAreToldThatTheServerRestarts) {
    settings.sockets.restart_jitter = 100ms;
    serve();
    std::vector<SocketClient> clients;
    for (int index = 0; index < 10; ++index)
        clients.push_back(open("/echo"));
    ASSERT_TRUE(eventually([&] { return house.sockets_open == 10; }));
    std::thread drain([&] { server->drain(5s); });
    for (auto& client : clients) {
        const auto frame = client.hear();
        ASSERT_TRUE(frame);
        EXPECT_EQ(frame->close_code(), 1012U);
        client.client.send(masked_message(8, frame->payload));
    }
    drain.join();
    EXPECT_EQ(house.close_codes(), std::vector<std::uint16_t>(10, 1012));
}

TEST_F(Draining, UnderLoadNoAnsweredRequestIsLost) {
    settings.io_threads = 2;
    serve();
    std::atomic<int> received{0};
    std::atomic<bool> ending{false};
    std::vector<std::jthread> clients;
    for (int index = 0; index < 8; ++index) {
        clients.emplace_back([&] {
            while (!ending) {
                auto client = connect();
                while (client.is_connected()) {
                    if (!client.ask(post("/echo", "load"))) break;
                    ++received;
                }
            }
        });
    }
    ASSERT_TRUE(eventually([&] { return received > 200; }));
    server->drain(5s);
    ending = true;
    clients.clear();
    EXPECT_EQ(received, house.answered);
    EXPECT_EQ(server->open_connections(), 0U);
}

TEST_F(Draining, AServerCanBeStoppedAtAnyMoment) {
    for (int round = 0; round < 20; ++round) {
        serve();
        auto socket = open("/echo");
        auto waiting = connect();
        waiting.send(get("/slow"));
        auto half = connect();
        half.send("GET /hel");
        server.reset();
    }
    EXPECT_EQ(house.sockets_open, 0);
}

} // namespace folkmoot::transport::testing
