#include "test_house.hpp"

namespace folkmoot::transport::testing {

class Serving : public ServerTest { };

TEST_F(Serving, ARequestOverTlsIsAnswered) {
    serve();
    const auto response = ask(get("/hello"));
    EXPECT_EQ(response.status, 200U);
    EXPECT_EQ(response.body, "hello");
    EXPECT_EQ(response.field("Content-Length"), "5");
    EXPECT_TRUE(response.field("Date").ends_with(" GMT"));
}

TEST_F(Serving, TheHouseGetsTheDecodedPathAndTheRawQuery) {
    serve();
    const auto response = ask(get("/whoami", "X-Real-IP: 192.0.2.1\r\n"));
    const auto head = nlohmann::json::parse(response.body);
    EXPECT_EQ(head["remote"], "127.0.0.1");
    EXPECT_EQ(head["tls"], true);
    EXPECT_EQ(head["listener"], "main");
    EXPECT_EQ(head["request_id"].get<std::string>().size(), 32U);
    EXPECT_EQ(head["fields"], nlohmann::json::array({"Host"}));
}

TEST_F(Serving, OneConnectionCarriesManyRequests) {
    serve();
    auto client = connect();
    for (int round = 0; round < 20; ++round) {
        const auto response = client.ask(post("/echo", fmt::format("round {}", round)));
        ASSERT_TRUE(response);
        EXPECT_EQ(response->body, fmt::format("round {}", round));
        EXPECT_FALSE(response->closes());
    }
    EXPECT_EQ(server->metrics()[Counter::connections_accepted], 1U);
    EXPECT_EQ(server->metrics()[Counter::requests], 20U);
}

TEST_F(Serving, PipelinedRequestsAreAnsweredInOrder) {
    serve();
    auto client = connect();
    client.send(post("/echo", "first") + get("/slow") + post("/echo", "third") + get("/hello"));
    EXPECT_EQ(client.read_response()->body, "first");
    EXPECT_EQ(client.read_response()->body, "slow");
    EXPECT_EQ(client.read_response()->body, "third");
    EXPECT_EQ(client.read_response()->body, "hello");
}

TEST_F(Serving, ARequestMayArriveByteByByte) {
    serve();
    auto client = connect();
    for (const char byte : post("/echo", "drip"))
        client.send({&byte, 1});
    EXPECT_EQ(client.read_response()->body, "drip");
}

TEST_F(Serving, AClientThatAsksForCloseGetsIt) {
    serve();
    auto client = connect();
    const auto response = client.ask(get("/hello", "Connection: close\r\n"));
    ASSERT_TRUE(response);
    EXPECT_TRUE(response->closes());
    EXPECT_TRUE(client.sees_end());
}

TEST_F(Serving, AnOldClientIsAnsweredAndLetGo) {
    serve();
    auto client = connect();
    const auto response = client.ask("GET /hello HTTP/1.0\r\nHost: folkmoot.example\r\n\r\n");
    ASSERT_TRUE(response);
    EXPECT_EQ(response->body, "hello");
    EXPECT_TRUE(client.sees_end());
}

TEST_F(Serving, HeadHasTheLengthAndNoBody) {
    serve();
    auto client = connect();
    const auto head = client.ask("HEAD /hello HTTP/1.1\r\nHost: folkmoot.example\r\n\r\n");
    ASSERT_TRUE(head);
    EXPECT_EQ(head->field("Content-Length"), "5");
    EXPECT_EQ(client.ask(get("/hello"))->body, "hello");
}

TEST_F(Serving, AnEmptyAnswerHasNeitherBodyNorLength) {
    serve();
    auto client = connect();
    const auto response = client.ask(get("/none"));
    ASSERT_TRUE(response);
    EXPECT_EQ(response->status, 204U);
    EXPECT_EQ(response->field("Content-Length"), "");
    EXPECT_EQ(client.ask(get("/hello"))->body, "hello");
}

TEST_F(Serving, SharedPiecesAndSourcesArriveWhole) {
    serve();
    auto client = connect();
    EXPECT_EQ(client.ask(get("/big"))->body, std::string(200'000, 'b'));
    EXPECT_EQ(client.ask(get("/stream"))->body, std::string(300'000, 's'));
    EXPECT_EQ(client.ask(get("/hello"))->body, "hello");
}

TEST_F(Serving, AChunkedBodyIsPutTogether) {
    serve();
    auto client = connect();
    const std::string head =
        "POST /echo HTTP/1.1\r\nHost: folkmoot.example\r\nTransfer-Encoding: chunked\r\n\r\n";
    EXPECT_EQ(
        client.ask(head + "5\r\nhello\r\n1\r\n,\r\nA\r\n 012345678\r\n0\r\n\r\n")->body, "hello, 012345678");
    EXPECT_EQ(client.ask(get("/hello"))->body, "hello");
}

TEST_F(Serving, ACarefulClientIsToldToContinue) {
    serve();
    auto client = connect();
    client.send(
        "POST /echo HTTP/1.1\r\nHost: folkmoot.example\r\nContent-Length: 4\r\nExpect: 100-continue\r\n\r\n");
    EXPECT_EQ(client.receive_exactly(25), "HTTP/1.1 100 Continue\r\n\r\n");
    client.send("body");
    EXPECT_EQ(client.read_response()->body, "body");
}

TEST_F(Serving, ACarefulClientIsSparedABodyThatWouldBeRefused) {
    serve();
    auto client = connect();
    const auto response = client.ask("POST /echo HTTP/1.1\r\nHost: folkmoot.example\r\nContent-Length: "
                                     "70000\r\nExpect: 100-continue\r\n\r\n");
    ASSERT_TRUE(response);
    EXPECT_EQ(response->status, 413U);
    EXPECT_TRUE(response->closes());
}

TEST_F(Serving, AHouseThatFailsCostsOneAnswerAndNotTheConnection) {
    serve();
    auto client = connect();
    for (const auto* path : {"/throws", "/forgotten", "/split"}) {
        const auto response = client.ask(get(path));
        ASSERT_TRUE(response) << path;
        EXPECT_EQ(response->status, 500U) << path;
        EXPECT_EQ(nlohmann::json::parse(response->body)["code"], "transport.internal");
        EXPECT_FALSE(response->head.contains("stolen"));
        EXPECT_EQ(client.ask(get("/hello"))->body, "hello");
    }
    EXPECT_EQ(ask(post("/plan-throws", "x")).status, 500U);
}

TEST_F(Serving, FiveHundredConnectionsAtOnceAreAllServed) {
    settings.io_threads = 2;
    settings.connections.per_network = 1000;
    settings.listeners[0].security = Security::plain;
    serve();
    std::vector<RawClient> clients;
    for (int index = 0; index < 500; ++index)
        clients.push_back(connect());
    for (std::size_t index = 0; index < clients.size(); ++index)
        clients[index].send(post("/echo", fmt::format("client {}", index)));
    for (std::size_t index = 0; index < clients.size(); ++index) {
        const auto response = clients[index].read_response();
        ASSERT_TRUE(response) << index;
        EXPECT_EQ(response->body, fmt::format("client {}", index));
    }
    EXPECT_EQ(server->open_connections(), 500U);
}

} // namespace folkmoot::transport::testing
