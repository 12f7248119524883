#include "test_house.hpp"

#include <sys/resource.h>
#include <unistd.h>

namespace folkmoot::transport::testing {

using namespace std::chrono_literals;

class ConnectionLimiting : public ServerTest { };

TEST_F(ConnectionLimiting, OneNetworkTooManyIsTold429AndThenDropped) {
    settings.connections = {.total = 100, .per_network = 3, .refusals = 1};
    serve();
    std::vector<RawClient> welcome;
    for (int index = 0; index < 3; ++index) {
        welcome.push_back(connect());
        ASSERT_TRUE(welcome.back().ask(get("/hello")));
    }
    auto refused = connect();
    const auto dropped = connect();
    EXPECT_FALSE(dropped.is_connected());
    const auto response = refused.ask(get("/hello"));
    ASSERT_TRUE(response);
    EXPECT_EQ(response->status, 429U);
    EXPECT_EQ(response->field("Retry-After"), "10");
    EXPECT_EQ(server->metrics()[Counter::connections_dropped], 1U);
    EXPECT_EQ(welcome[0].ask(get("/hello"))->body, "hello");

    welcome.clear();
    ASSERT_TRUE(eventually([&] { return server->open_connections() <= 1; }));
    EXPECT_EQ(ask(get("/hello")).status, 200U);
}

TEST_F(ConnectionLimiting, AtTheTotalLimitNewcomersWaitAndAreThenServed) {
    settings.connections = {.total = 2, .per_network = 100, .refusals = 1};
    settings.listeners[0].security = Security::plain;
    serve();
    auto first = connect();
    auto second = connect();
    ASSERT_TRUE(first.ask(get("/hello")) && second.ask(get("/hello")));
    auto third = connect();
    third.send(get("/hello"));
    EXPECT_EQ(third.receive(150ms), "");
    EXPECT_GE(server->metrics()[Counter::accept_pauses], 1U);
    first.reset();
    EXPECT_EQ(third.read_response()->body, "hello");
}

TEST_F(ConnectionLimiting, RunningOutOfDescriptorsPausesAcceptingOnly) {
    settings.listeners[0].security = Security::plain;
    serve();
    auto first = connect();
    ASSERT_TRUE(first.ask(get("/hello")));
    rlimit before{};
    ASSERT_EQ(getrlimit(RLIMIT_NOFILE, &before), 0);
    const int lowest_free = ::dup(first.descriptor());
    ::close(lowest_free);
    // One descriptor is left, for the client's own socket; the server's accept finds none.
    const rlimit tight{static_cast<rlim_t>(lowest_free + 1), before.rlim_max};
    ASSERT_EQ(setrlimit(RLIMIT_NOFILE, &tight), 0);
    RawClient starved(server->ports()[0], RawClient::Talk::plain);
    EXPECT_TRUE(eventually([&] { return server->metrics()[Counter::accept_pauses] > 0; }));
    EXPECT_EQ(first.ask(get("/hello"))->body, "hello");
    ASSERT_EQ(setrlimit(RLIMIT_NOFILE, &before), 0);
    EXPECT_EQ(starved.ask(get("/hello"))->body, "hello");
}

class Uploading : public ServerTest { };

TEST_F(Uploading, ABodyReachesTheSinkInPieces) {
    serve();
    auto client = connect();
    const auto response = client.ask(post("/upload", std::string(1'000'000, 'u')));
    ASSERT_TRUE(response);
    EXPECT_TRUE(response->body.starts_with("1000000 ")) << response->body;
    EXPECT_GE(std::stoi(response->body.substr(8)), 16) << "pieces of at most 64 KiB";
    EXPECT_EQ(client.ask(get("/hello"))->body, "hello");
    EXPECT_EQ(house.cut_uploads, 0);
}

TEST_F(Uploading, ASinkMayEndTheUploadWithAnAnswer) {
    serve();
    auto client = connect();
    client.send("POST /upload HTTP/1.1\r\nHost: folkmoot.example\r\nContent-Length: 5000000\r\n\r\nvirus"
        + std::string(100'000, 'x'));
    const auto response = client.read_response();
    ASSERT_TRUE(response);
    EXPECT_EQ(response->status, 422U);
    EXPECT_TRUE(response->closes());
    EXPECT_TRUE(eventually([&] { return house.cut_uploads == 1; }));
}

TEST_F(Uploading, AnUploadThatBreaksOffDestroysItsSink) {
    serve();
    auto client = connect();
    client.send("POST /upload HTTP/1.1\r\nHost: folkmoot.example\r\nContent-Length: 5000000\r\n\r\n"
        + std::string(100'000, 'x'));
    client.reset();
    EXPECT_TRUE(eventually([&] { return house.cut_uploads == 1; }));
}

TEST_F(Uploading, TheLimitIsKnownBeforeTheFirstByte) {
    serve();
    EXPECT_EQ(
        ask("POST /upload HTTP/1.1\r\nHost: folkmoot.example\r\nContent-Length: 10000001\r\n\r\n").status,
        413U);
}

class BehindAProxy : public ServerTest {
protected:
    void listen(ForwardedBy style, const char* range) {
        auto& listener = settings.listeners[0];
        listener.forwarded_by = style;
        listener.trusted_proxies = {*IpRange::parse(range)};
        if (style != ForwardedBy::proxy_v2) listener.security = Security::plain;
        serve();
    }

    nlohmann::json head_seen(std::string_view fields) {
        return nlohmann::json::parse(ask(get("/whoami", fields)).body);
    }
};

TEST_F(BehindAProxy, ATrustedProxySpeaksForItsClient) {
    listen(ForwardedBy::x_forwarded_for, "127.0.0.0/8");
    const auto head = head_seen("X-Forwarded-For: 203.0.113.66, 192.0.2.7\r\nX-Forwarded-Proto: https\r\n");
    EXPECT_EQ(head["remote"], "192.0.2.7");
    EXPECT_EQ(head["proxied"], true);
    EXPECT_EQ(head["tls"], true);
    EXPECT_EQ(head["fields"], nlohmann::json::array({"Host"})) << "the house sees no forwarding field";
}

TEST_F(BehindAProxy, AForgedFieldFromAnyoneElseChangesNothing) {
    listen(ForwardedBy::x_forwarded_for, "10.0.0.0/8");
    const auto head =
        head_seen("X-Forwarded-For: 192.0.2.7\r\nX-Forwarded-Proto: https\r\nForwarded: for=192.0.2.8\r\n");
    EXPECT_EQ(head["remote"], "127.0.0.1");
    EXPECT_EQ(head["proxied"], false);
    EXPECT_EQ(head["tls"], false);
    EXPECT_EQ(head["fields"], nlohmann::json::array({"Host"}));
}

TEST_F(BehindAProxy, TheProxyProtocolComesBeforeTls) {
    listen(ForwardedBy::proxy_v2, "127.0.0.1");
    const std::string header(
        "\r\n\r\n\0\r\nQUIT\n\x21\x11\0\x0C\xC0\x00\x02\x07\x7F\x00\x00\x01\x10\x00\x01\xBB", 28);
    RawClient client(server->ports()[0], RawClient::Talk::tls, header);
    ASSERT_TRUE(client.is_connected());
    const auto head = nlohmann::json::parse(client.ask(get("/whoami"))->body);
    EXPECT_EQ(head["remote"], "192.0.2.7");
    EXPECT_EQ(head["proxied"], true);
    EXPECT_EQ(head["tls"], true);
}

TEST_F(BehindAProxy, AConnectionWithoutItsProxyHeaderIsNotServed) {
    listen(ForwardedBy::proxy_v2, "127.0.0.1");
    EXPECT_FALSE(connect().is_connected());
    EXPECT_EQ(server->metrics()[Counter::handshakes_failed], 1U);
}

TEST_F(BehindAProxy, AProxyHeaderFromAnyoneElseIsNotServed) {
    listen(ForwardedBy::proxy_v2, "10.0.0.0/8");
    const std::string header(
        "\r\n\r\n\0\r\nQUIT\n\x21\x11\0\x0C\xC0\x00\x02\x07\x7F\x00\x00\x01\x10\x00\x01\xBB", 28);
    EXPECT_FALSE(RawClient(server->ports()[0], RawClient::Talk::tls, header).is_connected());
}

TEST_F(BehindAProxy, NoBrokenProxyHeaderIsEverServed) {
    listen(ForwardedBy::proxy_v2, "127.0.0.1");
    const std::string good(
        "\r\n\r\n\0\r\nQUIT\n\x21\x11\0\x0C\xC0\x00\x02\x07\x7F\x00\x00\x01\x10\x00\x01\xBB", 28);
    const auto with = [&](std::size_t at, char value) {
        std::string broken = good;
        broken[at] = value;
        return broken;
    };
    const std::vector<std::string> corpus{
        with(0, 'G'), // another signature
        with(12, '\x11'), // version 1 in the binary form
        with(12, '\x2F'), // no such command
        with(13, '\x12'), // UDP
        with(13, '\x31'), // a Unix socket's path in the place of an address
        with(13, '\x21'), // says IPv6 and brings the octets of IPv4
        with(14, '\x7F'), // says that there is more than may be
        with(15, '\x0B'), // one octet too few
        good.substr(0, 27), // breaks off
        good + good, // two of them
        "PROXY TCP4 192.0.2.7 127.0.0.1 4096 443\r\n", // version 1
        get("/whoami"), // none at all
        std::string(28, '\0'),
        std::string(4096, '\r'),
    };
    for (const auto& bytes : corpus) {
        RawClient client(server->ports()[0], RawClient::Talk::plain, {});
        client.send(bytes);
        client.stop_sending();
        EXPECT_FALSE(client.read_response()) << corpus.size();
    }
    EXPECT_EQ(house.answered, 0);
    RawClient honest(server->ports()[0], RawClient::Talk::tls, good);
    EXPECT_EQ(nlohmann::json::parse(honest.ask(get("/whoami"))->body)["remote"], "192.0.2.7");
}

TEST_F(BehindAProxy, AForwardingFieldNeverNamesMoreThanTheTrustedProxySaw) {
    listen(ForwardedBy::forwarded, "127.0.0.0/8");
    const std::array<std::pair<const char*, const char*>, 9> corpus{{
        {"Forwarded: for=192.0.2.7\r\n", "192.0.2.7"},
        {"Forwarded: for=203.0.113.66, for=192.0.2.7\r\n", "192.0.2.7"},
        {"Forwarded: for=203.0.113.66\r\nForwarded: for=192.0.2.7\r\n", "192.0.2.7"},
        {"Forwarded: for=192.0.2.7, for=127.0.0.2\r\n", "192.0.2.7"},
        {"Forwarded: for=\"[2001:db8::7]:4711\"\r\n", "2001:db8::7"},
        {"X-Forwarded-For: 192.0.2.7\r\n", "127.0.0.1"}, // not the field this listener believes
        {"Forwarded: for=unknown\r\n", "127.0.0.1"}, {"Forwarded: for=_hidden\r\n", "127.0.0.1"},
        {"Forwarded: for=\"192.0.2.7\r\n", "127.0.0.1"}, // a quote that is not closed
    }};
    for (const auto& [fields, remote] : corpus)
        EXPECT_EQ(head_seen(fields)["remote"], remote) << fields;
}

class SlowClients : public ServerTest { };

TEST_F(SlowClients, HundredsOfHeadsAndBodiesThatNeverEndHoldNobodyElseUp) {
    settings.connections = {.total = 1000, .per_network = 1000, .refusals = 1};
    settings.timeouts.head = settings.timeouts.body_grace = 1500ms;
    settings.timeouts.linger = 100ms;
    settings.listeners[0].security = Security::plain;
    serve();
    std::vector<RawClient> slow;
    for (int index = 0; index < 150; ++index) {
        slow.push_back(connect());
        slow.back().send("GET /hello HTTP/1.1\r\nHost: folkm");
        slow.push_back(connect());
        slow.back().send(
            "POST /echo HTTP/1.1\r\nHost: folkmoot.example\r\nContent-Length: 60000\r\n\r\n0123");
    }
    const auto start = std::chrono::steady_clock::now();
    for (int index = 0; index < 100; ++index) {
        for (auto at = static_cast<std::size_t>(index); at < slow.size(); at += 100)
            slow[at].send("x"); // one more drop, as slowloris does
        EXPECT_EQ(ask(get("/hello")).status, 200U);
    }
    EXPECT_LT(std::chrono::steady_clock::now() - start, 5s);
    EXPECT_TRUE(eventually([&] { return server->open_connections() <= 1; })) << server->open_connections();
    const auto refused = server->metrics();
    EXPECT_EQ(refused[Reason::head_timeout] + refused[Reason::body_timeout], 300U);
}

class LateAnswers : public ServerTest { };

TEST_F(LateAnswers, AHouseThatDoesNotAnswerCostsTheRequestAndNotTheConnection) {
    settings.timeouts.answer = 100ms;
    serve();
    house.slow_for = 700ms;
    auto client = connect();
    const auto start = std::chrono::steady_clock::now();
    const auto late = client.ask(get("/slow"));
    ASSERT_TRUE(late);
    EXPECT_EQ(late->status, 503U);
    EXPECT_EQ(nlohmann::json::parse(late->body)["code"], "transport.answer_timeout");
    EXPECT_EQ(late->field("Retry-After"), "10");
    EXPECT_LT(std::chrono::steady_clock::now() - start, 650ms);
    EXPECT_EQ(client.ask(get("/hello"))->body, "hello");
    std::this_thread::sleep_for(800ms); // the answer that nobody waits for comes and does nothing
    EXPECT_EQ(client.ask(get("/hello"))->body, "hello");
    EXPECT_EQ(server->metrics()[Reason::answer_timeout], 1U);
}

TEST(ListenerSettingsCheck, WrongSettingsAreSaidInASentence) {
    TestHouse house;
    const auto complaint = [&](const ListenerSettings& listener) -> std::string {
        ServerSettings settings;
        settings.listeners = {listener};
        try {
            const Server server(settings, house);
        } catch (const std::runtime_error& error) {
            return error.what();
        }
        return "none";
    };
    ListenerSettings listener;
    listener.name = "main";
    listener.security = Security::plain;
    EXPECT_EQ(complaint(listener), "Listener \"main\": it needs at least one base URL.");
    listener.base_urls = {"folkmoot.example"};
    EXPECT_EQ(complaint(listener), "Listener \"main\": a base URL starts with https:// or http://.");
    listener.base_urls = {"http://folkmoot.example/path"};
    EXPECT_EQ(complaint(listener),
        "Listener \"main\": a base URL is a scheme, a host and perhaps a port, nothing more.");
    listener.base_urls = {"http://folkmoot.example"};
    listener.address = "localhost";
    EXPECT_EQ(complaint(listener), "Listener \"main\": its address is not a numeric IPv4 or IPv6 address.");
    listener.address = "127.0.0.1";
    listener.forwarded_by = ForwardedBy::forwarded;
    EXPECT_TRUE(complaint(listener).contains("believed only from trusted ranges"));
    listener.forwarded_by = ForwardedBy::nobody;
    listener.security = Security::tls;
    listener.certificate_file = "/nowhere/certificate.pem";
    EXPECT_TRUE(
        complaint(listener).starts_with("The certificate file /nowhere/certificate.pem cannot be used."));
}

} // namespace folkmoot::transport::testing
