// Bad input on the wire: whatever is malformed is answered clearly, closes the connection, and never leaves
// bytes behind that are taken for the next request.
#include "test_house.hpp"

namespace folkmoot::transport::testing {

using namespace std::chrono_literals;

class HostileInput : public ServerTest {
protected:
    HostileInput() {
        settings.timeouts.head = 300ms;
        settings.timeouts.idle = 400ms;
        settings.timeouts.body_grace = 300ms;
        settings.timeouts.write_stall = 300ms;
        settings.timeouts.least_rate = 100'000;
    }

    /// The answer to bytes after which the server must have hung up, and must have served nothing.
    ReceivedResponse refused(std::string_view bytes) {
        auto client = connect();
        client.send(bytes);
        const auto response = client.read_response("POST");
        EXPECT_TRUE(response) << bytes;
        if (!response) return {};
        EXPECT_TRUE(response->closes()) << bytes;
        EXPECT_TRUE(client.sees_end()) << bytes;
        return *response;
    }
};

TEST_F(HostileInput, NoSmuggledRequestIsEverServed) {
    serve();
    const std::string inner = "GET /hello HTTP/1.1\r\nHost: folkmoot.example\r\n\r\n";
    const std::string head = "POST /echo HTTP/1.1\r\nHost: folkmoot.example\r\n";
    for (const std::string fields :
        {"Transfer-Encoding: identity\r\n", "Transfer-Encoding: xchunked\r\n",
            "Transfer-Encoding: chunked, identity\r\n", "Transfer-Encoding: chunked\r\nContent-Length: 4\r\n",
            "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n",
            "Content-Length: 0\r\nContent-Length: 51\r\n", "Content-Length: 51\r\nContent-Length: 51\r\n",
            "Content-Length: +51\r\n", "Content-Length: 0x33\r\n",
            "Transfer-Encoding:\x0b"
            "chunked\r\n",
            "Transfer-Encoding : chunked\r\n", "Transfer-Encoding: chunked\r\n x\r\n",
            "X: y\nTransfer-Encoding: chunked\r\n", "X: y\rTransfer-Encoding: chunked\r\n",
            "Expect: everything\r\n", "Host: folkmoot.example\r\n",
            "Content-Encoding: gzip\r\nContent-Length: 0\r\n"}) {
        const auto response = refused(head + fields + "\r\n" + inner);
        EXPECT_GE(response.status, 400U) << fields;
        EXPECT_EQ(response.field("Content-Type"), "application/problem+json") << fields;
        EXPECT_EQ(nlohmann::json::parse(response.body)["status"], response.status) << fields;
    }
    for (const std::string chunks : {"0\r\nX: y\r\n\r\n", "5;a=b\r\nhello\r\n0\r\n\r\n",
             "5\nhello\r\n0\r\n\r\n", "5\r\nhello0\r\n\r\n", "-1\r\n\r\n", "0\n\r\n"})
        EXPECT_EQ(refused(head + "Transfer-Encoding: chunked\r\n\r\n" + chunks + inner).status, 400U)
            << chunks;
    EXPECT_EQ(
        refused("POST /echo HTTP/1.0\r\nHost: folkmoot.example\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
            + inner)
            .status,
        400U);
    EXPECT_EQ(house.answered, 0);
}

TEST_F(HostileInput, TheBytesAfterAGoodBodyAreTheNextRequest) {
    serve();
    auto client = connect();
    const std::string inner = "GET /hello HTTP/1.1\r\nHost: folkmoot.example\r\n\r\n";
    client.send(post("/echo", inner) + get("/whoami"));
    EXPECT_EQ(client.read_response()->body, inner);
    EXPECT_EQ(nlohmann::json::parse(client.read_response()->body)["path"], "/whoami");
    EXPECT_EQ(house.answered, 2);
}

TEST_F(HostileInput, EachRefusalHasItsStatusAndIsCounted) {
    serve();
    EXPECT_EQ(refused("GET /" + std::string(9000, 'a') + " HTTP/1.1\r\n\r\n").status, 414U);
    EXPECT_EQ(refused(get("/", "X-A: " + std::string(17000, 'a') + "\r\n")).status, 431U);
    EXPECT_EQ(refused("GET /hello HTTP/1.1\r\nHost: evil.example\r\n\r\n").status, 421U);
    EXPECT_EQ(refused("TRACE / HTTP/1.1\r\nHost: folkmoot.example\r\n\r\n").status, 405U);
    EXPECT_EQ(refused("BREW / HTTP/1.1\r\nHost: folkmoot.example\r\n\r\n").status, 501U);
    EXPECT_EQ(refused("GET / HTTP/3.0\r\nHost: folkmoot.example\r\n\r\n").status, 505U);
    EXPECT_EQ(
        refused("POST /echo HTTP/1.1\r\nHost: folkmoot.example\r\nContent-Length: 65537\r\n\r\n").status,
        413U);
    const auto metrics = server->metrics();
    for (const auto reason :
        {Reason::target_too_long, Reason::head_too_large, Reason::wrong_host, Reason::method_not_allowed,
            Reason::method_unknown, Reason::version_unsupported, Reason::body_too_large})
        EXPECT_EQ(metrics[reason], 1U) << describe(reason).code;
}

TEST_F(HostileInput, AChunkedBodyMeetsTheSameLimit) {
    serve();
    std::string request =
        "POST /echo HTTP/1.1\r\nHost: folkmoot.example\r\nTransfer-Encoding: chunked\r\n\r\n";
    for (int index = 0; index < 20; ++index)
        request += "1000\r\n" + std::string(4096, 'x') + "\r\n";
    EXPECT_EQ(refused(request).status, 413U);
}

TEST_F(HostileInput, ARefusedBodyIsNotTakenForARequest) {
    serve();
    auto client = connect();
    client.send(post("/early", get("/hello")));
    const auto response = client.read_response();
    ASSERT_TRUE(response);
    EXPECT_EQ(response->status, 403U);
    EXPECT_TRUE(response->closes());
    EXPECT_TRUE(client.sees_end());
    EXPECT_EQ(house.answered, 0);
}

TEST_F(HostileInput, ASlowHeadIsToldSo) {
    serve();
    auto client = connect();
    client.send("GET /hello HTTP/1.1\r\nHost: ");
    const auto response = client.read_response();
    ASSERT_TRUE(response);
    EXPECT_EQ(response->status, 408U);
    EXPECT_TRUE(client.sees_end());
}

TEST_F(HostileInput, ADrippedHeadIsNotForgivenByItsDrops) {
    serve();
    auto client = connect();
    client.send("GET /hello HTTP/1.1\r\nX: ");
    for (int drop = 0; drop < 30; ++drop) {
        client.send("x");
        std::this_thread::sleep_for(20ms);
    }
    EXPECT_EQ(server->metrics()[Reason::head_timeout], 1U);
}

TEST_F(HostileInput, ASlowBodyIsToldSo) {
    serve();
    auto client = connect();
    client.send("POST /echo HTTP/1.1\r\nHost: folkmoot.example\r\nContent-Length: 1000\r\n\r\n0123456789");
    const auto response = client.read_response();
    ASSERT_TRUE(response);
    EXPECT_EQ(response->status, 408U);
    EXPECT_EQ(nlohmann::json::parse(response->body)["code"], "transport.body_timeout");
}

TEST_F(HostileInput, AnIdleConnectionIsClosedWithoutAWord) {
    serve();
    auto client = connect();
    ASSERT_TRUE(client.ask(get("/hello")));
    EXPECT_TRUE(client.sees_end());
    EXPECT_TRUE(eventually([&] { return server->open_connections() == 0; }));
}

TEST_F(HostileInput, AReaderThatNeverReadsIsCut) {
    settings.listeners[0].security = Security::plain;
    serve();
    auto client = connect();
    for (int round = 0; round < 100; ++round)
        client.send(get("/big"));
    EXPECT_TRUE(eventually([&] { return server->open_connections() == 0; }));
}

TEST_F(HostileInput, AHandshakeThatNeverEndsIsCut) {
    serve();
    const RawClient silent(server->ports()[0], RawClient::Talk::plain);
    EXPECT_TRUE(eventually([&] { return server->metrics()[Counter::handshakes_failed] == 1; }));
}

TEST_F(HostileInput, PlainHttpOnATlsPortIsNotServed) {
    serve();
    RawClient client(server->ports()[0], RawClient::Talk::plain);
    client.send(get("/hello"));
    EXPECT_FALSE(client.receive().contains("hello"));
    EXPECT_TRUE(eventually([&] { return server->open_connections() == 0; }));
}

TEST_F(HostileInput, AHalfClosedClientStillGetsItsAnswer) {
    settings.listeners[0].security = Security::plain;
    serve();
    auto client = connect();
    client.send(get("/slow"));
    client.stop_sending();
    EXPECT_EQ(client.read_response()->body, "slow");
    EXPECT_TRUE(client.sees_end());
}

TEST_F(HostileInput, AbruptResetsLeaveNothingBehind) {
    serve();
    for (const std::string& sent :
        {std::string("GET /he"), get("/slow"), get("/big"), post("/upload", "x").substr(0, 60)}) {
        for (int round = 0; round < 10; ++round) {
            auto client = connect();
            client.send(sent);
            client.reset();
        }
    }
    EXPECT_TRUE(eventually([&] { return server->open_connections() == 0; }));
    EXPECT_EQ(ask(get("/hello")).body, "hello");
}

} // namespace folkmoot::transport::testing
