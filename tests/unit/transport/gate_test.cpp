#include "transport/gate.hpp"
#include "transport/target.hpp"

namespace folkmoot::transport::testing {

namespace {

GateRules rules() {
    GateRules rules;
    rules.hosts = {"folkmoot.example", "localhost:8443"};
    return rules;
}

std::string with_fields(std::string_view fields, std::string_view method = "POST") {
    return fmt::format("{} /path HTTP/1.1\r\nHost: folkmoot.example\r\n{}\r\n", method, fields);
}

std::string_view verdict(const std::string& head) {
    const auto passed = pass_gate(head, rules());
    return passed ? std::string_view("passed") : describe(passed.error()).code;
}

std::string_view verdict_on_target(std::string_view target) {
    return verdict(fmt::format("GET {} HTTP/1.1\r\nHost: folkmoot.example\r\n\r\n", target));
}

} // namespace

struct Case {
    std::string_view head;
    std::string_view expected;
};

TEST(RequestGate, ReadsAnOrdinaryRequest) {
    const auto head = pass_gate("GET /s/team%20a/wiki?q=a%20b&x=1 HTTP/1.1\r\nhOST: Folkmoot.Example\r\n"
                                "Accept:  text/html \t\r\nX-Empty:\r\n\r\n",
        rules());
    ASSERT_TRUE(head);
    EXPECT_EQ(head->request.method, Method::get);
    EXPECT_EQ(head->request.path, "/s/team a/wiki");
    EXPECT_EQ(head->request.query, "q=a%20b&x=1");
    EXPECT_EQ(head->request.headers.find("ACCEPT"), "text/html");
    EXPECT_EQ(head->request.headers.find("x-empty"), "");
    EXPECT_EQ(head->framing, Framing::none);
    EXPECT_EQ(head->afterwards, Afterwards::keep);
}

TEST(RequestGate, RefusesRequestLinesThatAreNotExactlyHttp11) {
    const std::vector<Case> cases{
        {"GET  /path HTTP/1.1\r\nHost: folkmoot.example\r\n\r\n", "bad_target"},
        {"GET /path  HTTP/1.1\r\nHost: folkmoot.example\r\n\r\n", "bad_target"},
        {"GET\t/path HTTP/1.1\r\nHost: folkmoot.example\r\n\r\n", "malformed_request"},
        {"GET /path\r\nHost: folkmoot.example\r\n\r\n", "malformed_request"},
        {"GET /path HTTP/1.1 \r\nHost: folkmoot.example\r\n\r\n", "malformed_request"},
        {"GET /path http/1.1\r\nHost: folkmoot.example\r\n\r\n", "malformed_request"},
        {"GET /path HTTP/2.0\r\nHost: folkmoot.example\r\n\r\n", "version_unsupported"},
        {"PRI * HTTP/2.0\r\n\r\n", "method_unknown"},
        {"GET /path HTTP/1.1\nHost: folkmoot.example\n\r\n\r\n", "malformed_request"},
        {"\r\nGET /path HTTP/1.1\r\nHost: folkmoot.example\r\n\r\n", "malformed_request"},
        {" GET /path HTTP/1.1\r\nHost: folkmoot.example\r\n\r\n", "malformed_request"},
        {"get /path HTTP/1.1\r\nHost: folkmoot.example\r\n\r\n", "malformed_request"},
        {"TRACE /path HTTP/1.1\r\nHost: folkmoot.example\r\n\r\n", "method_not_allowed"},
        {"CONNECT folkmoot.example:443 HTTP/1.1\r\nHost: folkmoot.example\r\n\r\n", "method_not_allowed"},
        {"BREW /path HTTP/1.1\r\nHost: folkmoot.example\r\n\r\n", "method_unknown"},
        {"G@T /path HTTP/1.1\r\nHost: folkmoot.example\r\n\r\n", "malformed_request"},
        {"\x16\x03\x01\x02\r\n\r\n", "malformed_request"},
    };
    for (const auto& [head, expected] : cases)
        EXPECT_EQ(verdict(std::string(head)), expected) << head;
}

TEST(RequestGate, RefusesTargetsThatTwoReadersCouldTakeForTwoThings) {
    for (const auto* target : {"http://folkmoot.example/path", "//folkmoot.example/path", "*", "path",
             "/a/../b", "/..", "/a/.", "/%2e%2e/b", "/a/%2E/b", "/a%2fb", "/a%5cb", "/a\\b", "/a%00",
             "/a%0d%0aX:1", "/a%7f", "/a%", "/a%4", "/a%zz", "/a//b", "/%ff", "/%c0%af", "/%ed%a0%80", "/a#b",
             "/a\"b", "/a<b", "/caf\xc3\xa9"})
        EXPECT_EQ(verdict_on_target(target), "bad_target") << target;
    for (const auto* target :
        {"/", "/wiki/", "/a.b/..c", "/caf%C3%A9", "/a%20b", "/a%252e", "/a;b=c", "/?q=../..//%zz|{}"})
        EXPECT_EQ(verdict_on_target(target), "passed") << target;
}

TEST(RequestGate, DecodesAPathOnceOnly) {
    EXPECT_EQ(read_target("/a%252e%252e/b")->path, "/a%2e%2e/b");
    EXPECT_EQ(read_target("/caf%C3%A9?x=%C3%A9")->path, "/caf\xC3\xA9");
    EXPECT_EQ(read_target("/caf%C3%A9?x=%C3%A9")->query, "x=%C3%A9");
}

TEST(RequestGate, RefusesAnythingButOneHostOfOurs) {
    const std::vector<Case> cases{
        {"GET / HTTP/1.1\r\n\r\n", "bad_host"},
        {"GET / HTTP/1.0\r\n\r\n", "bad_host"},
        {"GET / HTTP/1.1\r\nHost: folkmoot.example\r\nHost: folkmoot.example\r\n\r\n", "bad_host"},
        {"GET / HTTP/1.1\r\nHost: folkmoot.example\r\nhost: evil.example\r\n\r\n", "bad_host"},
        {"GET / HTTP/1.1\r\nHost:\r\n\r\n", "bad_host"},
        {"GET / HTTP/1.1\r\nHost: user@folkmoot.example\r\n\r\n", "bad_host"},
        {"GET / HTTP/1.1\r\nHost: folkmoot.example, evil.example\r\n\r\n", "bad_host"},
        {"GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n", "wrong_host"},
        {"GET / HTTP/1.1\r\nHost: folkmoot.example:8443\r\n\r\n", "wrong_host"},
        {"GET / HTTP/1.1\r\nHost: folkmoot.example.\r\n\r\n", "wrong_host"},
        {"GET / HTTP/1.1\r\nHost: LOCALHOST:8443\r\n\r\n", "passed"},
    };
    for (const auto& [head, expected] : cases)
        EXPECT_EQ(verdict(std::string(head)), expected) << head;
}

TEST(RequestGate, RefusesFieldsThatAreNotNameColonValue) {
    const std::vector<Case> cases{
        {"X-A: one\r\n two\r\n", "folded_field"},
        {"X-A: one\r\n\ttwo\r\n", "folded_field"},
        {"X-A : one\r\n", "malformed_field"},
        {"X A: one\r\n", "malformed_field"},
        {": one\r\n", "malformed_field"},
        {"X-A\r\n", "malformed_field"},
        {"X-A: one\rX-B: two\r\n", "malformed_field"},
        {"X-A: one\nX-B: two\r\n", "malformed_request"},
        {"X-A: bell\a\r\n", "malformed_field"},
        {"X-A: del\x7F\r\n", "malformed_field"},
        {"X\xC3\xA9: one\r\n", "malformed_field"},
        {"X-A: caf\xC3\xA9\r\n", "passed"},
    };
    for (const auto& [fields, expected] : cases)
        EXPECT_EQ(verdict(with_fields(fields, "GET")), expected) << fields;
    EXPECT_EQ(verdict(with_fields(std::string("X-A: nul\0!\r\n", 12), "GET")), "malformed_field");
}

TEST(RequestGate, RefusesEveryKnownFormOfRequestSmuggling) {
    const std::vector<Case> cases{
        {"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n", "framing_conflict"},
        {"Transfer-Encoding: chunked\r\nContent-Length: 5\r\n", "framing_conflict"},
        {"Content-Length: 5\r\nContent-Length: 5\r\n", "framing_conflict"},
        {"Content-Length: 5\r\nContent-Length: 6\r\n", "framing_conflict"},
        {"Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n", "framing_conflict"},
        {"Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n", "framing_conflict"},
        {"Transfer-Encoding: identity\r\n", "transfer_encoding_unknown"},
        {"Transfer-Encoding: xchunked\r\n", "transfer_encoding_unknown"},
        {"Transfer-Encoding: chunked, identity\r\n", "transfer_encoding_unknown"},
        {"Transfer-Encoding: gzip, chunked\r\n", "transfer_encoding_unknown"},
        {"Transfer-Encoding: chunked;x=1\r\n", "transfer_encoding_unknown"},
        {"Transfer-Encoding: \"chunked\"\r\n", "transfer_encoding_unknown"},
        {"Transfer-Encoding:\r\n", "transfer_encoding_unknown"},
        {"Transfer-Encoding: \x0B"
         "chunked\r\n",
            "malformed_field"},
        {"Transfer-Encoding : chunked\r\n", "malformed_field"},
        {"Transfer-Encoding: chunked\r\n\tx\r\n", "folded_field"},
        {"Transfer-Encoding:\r\n chunked\r\n", "folded_field"},
        {"Content-Length: +5\r\n", "bad_content_length"},
        {"Content-Length: -5\r\n", "bad_content_length"},
        {"Content-Length: 0x5\r\n", "bad_content_length"},
        {"Content-Length: 5, 5\r\n", "bad_content_length"},
        {"Content-Length: 5 5\r\n", "bad_content_length"},
        {"Content-Length: 5.0\r\n", "bad_content_length"},
        {"Content-Length:\r\n", "bad_content_length"},
        {"Content-Length: 99999999999999999999\r\n", "bad_content_length"},
        {"Content-Length: 18446744073709551621\r\n", "bad_content_length"},
        {"transfer-encoding: CHUNKED\r\n", "passed"},
        {"Content-Length: 5\r\n", "passed"},
        {"Content-Length: 0\r\n", "passed"},
    };
    for (const auto& [fields, expected] : cases)
        EXPECT_EQ(verdict(with_fields(fields)), expected) << fields;
}

TEST(RequestGate, RefusesBodiesWhereTheyHaveNoMeaning) {
    EXPECT_EQ(verdict(with_fields("Content-Length: 5\r\n", "GET")), "body_not_allowed");
    EXPECT_EQ(verdict(with_fields("Transfer-Encoding: chunked\r\n", "HEAD")), "body_not_allowed");
    EXPECT_EQ(verdict(with_fields("Content-Length: 0\r\n", "GET")), "passed");
    EXPECT_EQ(verdict(with_fields("Content-Length: 5\r\n", "DELETE")), "passed");
    EXPECT_EQ(verdict(with_fields("Content-Encoding: gzip\r\nContent-Length: 5\r\n")), "content_encoding");
    EXPECT_EQ(verdict("POST / HTTP/1.0\r\nHost: folkmoot.example\r\nContent-Length: 5\r\n\r\n"),
        "body_not_allowed");
    EXPECT_EQ(verdict("POST / HTTP/1.0\r\nHost: folkmoot.example\r\nTransfer-Encoding: chunked\r\n\r\n"),
        "body_not_allowed");
}

TEST(RequestGate, RefusesTwiceWhatMayComeOnce) {
    for (const auto* name :
        {"Content-Type", "authorization", "ORIGIN", "If-Match", "Idempotency-Key", "Range"})
        EXPECT_EQ(verdict(with_fields(fmt::format("{0}: a\r\n{0}: a\r\n", name), "GET")), "duplicate_field")
            << name;
    EXPECT_EQ(verdict(with_fields("Cookie: a=1\r\nCookie: b=2\r\n", "GET")), "passed");
}

TEST(RequestGate, BoundsTheHead) {
    EXPECT_EQ(verdict_on_target("/" + std::string(7999, 'a')), "passed");
    EXPECT_EQ(verdict_on_target("/" + std::string(8000, 'a')), "target_too_long");
    EXPECT_EQ(verdict_on_target("/" + std::string(20000, 'a')), "target_too_long");
    EXPECT_EQ(verdict(with_fields(fmt::format("X-A: {}\r\n", std::string(17000, 'a')))), "head_too_large");
    std::string fields;
    for (int index = 0; index < 99; ++index)
        fields += fmt::format("X-{}: a\r\n", index);
    EXPECT_EQ(verdict(with_fields(fields)), "passed");
    EXPECT_EQ(verdict(with_fields(fields + "X-99: a\r\n")), "too_many_fields");
}

TEST(RequestGate, KnowsWhenTheConnectionEnds) {
    EXPECT_EQ(
        pass_gate(with_fields("Connection: keep-alive, Close\r\n"), rules())->afterwards, Afterwards::close);
    EXPECT_EQ(pass_gate(with_fields("Connection: keep-alive\r\n"), rules())->afterwards, Afterwards::keep);
    EXPECT_EQ(pass_gate("GET / HTTP/1.0\r\nHost: folkmoot.example\r\nConnection: keep-alive\r\n\r\n", rules())
                  ->afterwards,
        Afterwards::close);
}

TEST(RequestGate, RefusesAConnectionFieldThatIsNoListOfTokens) {
    EXPECT_EQ(verdict(with_fields("Connection: Upgrade: 13\r\n")), "malformed_field");
    EXPECT_EQ(verdict(with_fields("Proxy-Connection: close close\r\n")), "malformed_field");
    EXPECT_EQ(verdict(with_fields("Connection: keep-alive,, X-Hop\r\n")), "passed");
    EXPECT_EQ(verdict(with_fields("Connection:\r\n")), "passed");
}

TEST(RequestGate, UnderstandsOneExpectationOnly) {
    EXPECT_EQ(pass_gate(with_fields("Expect: 100-Continue\r\nContent-Length: 1\r\n"), rules())->expectation,
        Expectation::continue_100);
    EXPECT_EQ(pass_gate(with_fields("Expect: 100-continue\r\n"), rules())->expectation, Expectation::none);
    EXPECT_EQ(verdict(with_fields("Expect: 200-ok\r\n")), "expectation_unknown");
}

TEST(RequestGate, ChecksWebSocketHandshakes) {
    const std::string upgrade = "Connection: keep-alive, Upgrade\r\nUpgrade: websocket\r\n";
    const std::string version = "Sec-WebSocket-Version: 13\r\n";
    const std::string key = "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";
    EXPECT_EQ(pass_gate(with_fields(upgrade + version + key, "GET"), rules())->socket_key,
        "dGhlIHNhbXBsZSBub25jZQ==");
    EXPECT_EQ(verdict(with_fields(upgrade + version + key, "POST")), "bad_upgrade");
    EXPECT_EQ(verdict(with_fields(upgrade + version, "GET")), "bad_upgrade");
    EXPECT_EQ(verdict(with_fields(upgrade + version + "Sec-WebSocket-Key: short\r\n", "GET")), "bad_upgrade");
    EXPECT_EQ(verdict(with_fields(upgrade + key, "GET")), "upgrade_version");
    EXPECT_EQ(verdict(with_fields(upgrade + "Sec-WebSocket-Version: 8\r\n" + key, "GET")), "upgrade_version");
    EXPECT_FALSE(
        pass_gate(with_fields("Upgrade: h2c\r\nConnection: upgrade\r\n", "GET"), rules())->socket_key);
}

TEST(RequestGate, AsksForMoreUntilTheHeadIsWhole) {
    const auto whole = with_fields("X-A: one\r\n", "GET");
    for (std::size_t size = 0; size < whole.size(); ++size) {
        const auto end = find_head_end(std::string_view(whole).substr(0, size), rules());
        ASSERT_TRUE(end) << size;
        EXPECT_FALSE(*end) << size;
    }
    EXPECT_EQ(**find_head_end(whole + "body", rules()), whole.size());
}

} // namespace folkmoot::transport::testing
