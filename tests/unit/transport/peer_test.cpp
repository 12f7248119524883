#include "transport/address.hpp"
#include "transport/forwarded.hpp"
#include "transport/gate.hpp"
#include "transport/proxy_protocol.hpp"

namespace folkmoot::transport::testing {

namespace {

std::vector<IpRange> trusted() {
    return {*IpRange::parse("127.0.0.1"), *IpRange::parse("10.0.0.0/8")};
}

std::string client_of(std::string_view fields, ForwardedBy style) {
    GateRules rules;
    rules.hosts = {"a"};
    const auto head = pass_gate(fmt::format("GET / HTTP/1.1\r\nHost: a\r\n{}\r\n", fields), rules);
    const auto ranges = trusted();
    const auto client = read_forwarded(head->request.headers, style, ranges);
    return client ? fmt::format("{}{}", client->remote.text(), client->is_tls ? " tls" : "") : "nobody";
}

std::string proxy_v4(std::string_view tail = {}) {
    const auto size = static_cast<char>(12 + tail.size());
    return std::string("\r\n\r\n\0\r\nQUIT\n\x21\x11\0", 15) + size
        + std::string("\xC0\x00\x02\x07\x7F\x00\x00\x01\x10\x00\x01\xBB", 12) + std::string(tail);
}

} // namespace

TEST(Addresses, AreReadStrictlyAndPrintedBack) {
    for (const auto* text : {"192.0.2.1", "2001:db8::1", "::1"})
        EXPECT_EQ(IpAddress::parse(text)->text(), text);
    EXPECT_EQ(IpAddress::parse("::ffff:192.0.2.1"), IpAddress::parse("192.0.2.1"));
    for (const auto* text : {"", "192.0.2", "192.0.2.256", "1.2.3.4 ", "localhost", "[::1]", "0x7f.1"})
        EXPECT_FALSE(IpAddress::parse(text)) << text;
}

TEST(Addresses, RangesHoldTheirMembersOnly) {
    const auto range = *IpRange::parse("10.128.0.0/9");
    EXPECT_TRUE(range.contains(*IpAddress::parse("10.200.1.1")));
    EXPECT_FALSE(range.contains(*IpAddress::parse("10.127.1.1")));
    EXPECT_FALSE(range.contains(*IpAddress::parse("2001:db8::1")));
    EXPECT_TRUE(IpRange::parse("2001:db8::/32")->contains(*IpAddress::parse("2001:db8:ffff::1")));
    EXPECT_TRUE(IpRange::parse("0.0.0.0/0")->contains(*IpAddress::parse("203.0.113.9")));
    for (const auto* text : {"10.0.0.0/33", "10.0.0.0/", "10.0.0.0/-1", "10.0.0.0/8x", "x/8"})
        EXPECT_FALSE(IpRange::parse(text)) << text;
}

TEST(Addresses, ClientsAreCountedByIpv4AddressAndIpv6Network) {
    EXPECT_EQ(IpAddress::parse("2001:db8::1")->network(), IpAddress::parse("2001:db8::ffff")->network());
    EXPECT_NE(IpAddress::parse("192.0.2.1")->network(), IpAddress::parse("192.0.2.2")->network());
}

TEST(ForwardingFields, TheFirstAddressThatIsNotAProxyIsTheClient) {
    const auto style = ForwardedBy::x_forwarded_for;
    EXPECT_EQ(
        client_of("X-Forwarded-For: 192.0.2.7\r\nX-Forwarded-Proto: https\r\n", style), "192.0.2.7 tls");
    EXPECT_EQ(client_of("X-Forwarded-For: 203.0.113.9, 192.0.2.7, 10.1.1.1\r\n", style), "192.0.2.7");
    EXPECT_EQ(
        client_of("X-Forwarded-For: 203.0.113.9\r\nX-Forwarded-For: 192.0.2.7\r\n", style), "192.0.2.7");
    EXPECT_EQ(client_of("X-Forwarded-For: 192.0.2.7, junk\r\n", style), "nobody");
    EXPECT_EQ(client_of("X-Forwarded-For: 2001:db8::7\r\n", style), "2001:db8::7");
    EXPECT_EQ(client_of("", style), "nobody");
    EXPECT_EQ(client_of("X-Forwarded-For: 192.0.2.7\r\n", ForwardedBy::forwarded), "nobody");
}

TEST(ForwardingFields, TheStandardFieldIsReadWithPortsAndQuotes) {
    const auto style = ForwardedBy::forwarded;
    EXPECT_EQ(client_of("Forwarded: for=192.0.2.7;proto=https;by=10.0.0.1\r\n", style), "192.0.2.7 tls");
    EXPECT_EQ(client_of("Forwarded: for=\"[2001:db8::7]:4711\";proto=http\r\n", style), "2001:db8::7");
    EXPECT_EQ(
        client_of("Forwarded: for=203.0.113.9, for=\"192.0.2.7:80\", For=10.0.0.2\r\n", style), "192.0.2.7");
    EXPECT_EQ(client_of("Forwarded: for=unknown\r\n", style), "nobody");
}

TEST(ProxyHeaders, NameTheClient) {
    EXPECT_EQ(read_proxy_header(proxy_v4())->client, IpAddress::parse("192.0.2.7"));
    EXPECT_EQ(read_proxy_header(proxy_v4("\x03\x00\x04"
                                         "crc!"))
                  ->client,
        IpAddress::parse("192.0.2.7"));
    auto local = proxy_v4();
    local[12] = 0x20;
    EXPECT_FALSE(read_proxy_header(local)->client);
}

TEST(ProxyHeaders, AreRefusedWhenMalformed) {
    for (const std::size_t at : {0U, 11U, 12U, 13U}) {
        auto broken = proxy_v4();
        broken[at] = 0x55;
        EXPECT_FALSE(read_proxy_header(broken)) << at;
    }
    EXPECT_FALSE(read_proxy_header(proxy_v4().substr(0, 20)));
    EXPECT_FALSE(read_proxy_header(""));
    EXPECT_FALSE(proxy_rest_size(std::string("\r\n\r\n\0\r\nQUIT\n\x21\x11\xFF\xFF", 16))) << "too long";
    EXPECT_FALSE(read_proxy_header("PROXY TCP4 192.0.2.7 127.0.0.1 4096 443\r\n")) << "version 1";
}

} // namespace folkmoot::transport::testing
