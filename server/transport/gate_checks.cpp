#include "transport/gate_checks.hpp"

#include "transport/text.hpp"

#include <charconv>

namespace folkmoot::transport {

namespace {

/// Fields that a second parser on the way could read differently when they come twice.
constexpr std::array<std::string_view, 13> single_fields{"content-type", "authorization", "origin", "expect",
    "if-match", "if-unmodified-since", "range", "if-range", "idempotency-key", "upgrade", "sec-websocket-key",
    "sec-websocket-version", "content-range"};

std::optional<Reason> check_single(const RequestHeaders& headers) {
    const bool repeated =
        std::ranges::any_of(single_fields, [&](auto name) { return headers.count(name) > 1; });
    return repeated ? std::optional(Reason::duplicate_field) : std::nullopt;
}

bool is_host_character(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')
        || std::string_view("-._:[]").contains(c);
}

std::optional<Reason> check_host(const RequestHeaders& headers, const GateRules& rules) {
    if (headers.count("host") != 1) return Reason::bad_host;
    const auto host = *headers.find("host");
    if (host.empty() || !std::ranges::all_of(host, is_host_character)) return Reason::bad_host;
    const bool ours =
        std::ranges::any_of(rules.hosts, [&](const auto& mine) { return equal_ignoring_case(mine, host); });
    return ours ? std::nullopt : std::optional(Reason::wrong_host);
}

/// Digits only: no sign, no space, no list, nothing that overflows.
std::optional<std::uint64_t> read_length(std::string_view text) {
    constexpr std::size_t most_digits = 18;
    if (text.empty() || text.size() > most_digits) return std::nullopt;
    std::uint64_t length = 0;
    const auto parsed = std::from_chars(text.data(), text.data() + text.size(), length);
    if (parsed.ec != std::errc{} || parsed.ptr != text.data() + text.size()) return std::nullopt;
    return length;
}

std::optional<Reason> check_framing(GatedHead& head, HttpVersion version) {
    const auto& headers = head.request.headers;
    const auto codings = headers.count("transfer-encoding");
    const auto lengths = headers.count("content-length");
    if (codings + lengths > 1) return Reason::framing_conflict;
    if (codings == 1) {
        if (version == HttpVersion::http_1_0) return Reason::body_not_allowed;
        if (!equal_ignoring_case(*headers.find("transfer-encoding"), "chunked"))
            return Reason::transfer_encoding_unknown;
        head.framing = Framing::chunked;
    }
    if (lengths == 1) {
        head.request.content_length = read_length(*headers.find("content-length"));
        if (!head.request.content_length) return Reason::bad_content_length;
        if (*head.request.content_length > 0) head.framing = Framing::length;
    }
    return std::nullopt;
}

std::optional<Reason> check_body(const GatedHead& head, HttpVersion version) {
    if (head.request.headers.count("content-encoding") > 0) return Reason::content_encoding;
    if (head.framing == Framing::none) return std::nullopt;
    const auto method = head.request.method;
    const bool bodiless = method == Method::get || method == Method::head;
    return bodiless || version == HttpVersion::http_1_0 ? std::optional(Reason::body_not_allowed)
                                                        : std::nullopt;
}

/// The fields that speak about the connection itself; a proxy in front acts on them, so they must be
/// readable.
std::optional<Reason> check_connection(const RequestHeaders& headers) {
    for (std::size_t index = 0; index < headers.size(); ++index) {
        const auto field = headers.at(index);
        const bool is_about_connection = equal_ignoring_case(field.name, "connection")
            || equal_ignoring_case(field.name, "proxy-connection");
        if (is_about_connection && !is_token_list(field.value)) return Reason::malformed_field;
    }
    return std::nullopt;
}

bool any_field_lists(const RequestHeaders& headers, std::string_view name, std::string_view element) {
    for (std::size_t index = 0; index < headers.size(); ++index) {
        const auto field = headers.at(index);
        if (equal_ignoring_case(field.name, name) && list_has(field.value, element)) return true;
    }
    return false;
}

std::optional<Reason> check_expectation(GatedHead& head, HttpVersion version) {
    const auto expect = head.request.headers.find("expect");
    if (!expect || version == HttpVersion::http_1_0) return std::nullopt;
    if (!equal_ignoring_case(*expect, "100-continue")) return Reason::expectation_unknown;
    if (head.framing != Framing::none) head.expectation = Expectation::continue_100;
    return std::nullopt;
}

/// 16 bytes in base64 (RFC 6455, 4.2.1): 22 characters and two paddings.
bool is_socket_key(std::string_view key) {
    return key.size() == 24 && key.ends_with("==") && std::ranges::all_of(key.substr(0, 22), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '+'
            || c == '/';
    });
}

std::optional<Reason> check_upgrade(GatedHead& head, HttpVersion version) {
    const auto& headers = head.request.headers;
    const auto wanted = headers.find("upgrade");
    if (!wanted || !equal_ignoring_case(*wanted, "websocket")
        || !any_field_lists(headers, "connection", "upgrade"))
        return std::nullopt; // any other protocol may be ignored: RFC 9110, 7.8
    const bool possible = head.request.method == Method::get && version == HttpVersion::http_1_1;
    if (!possible) return Reason::bad_upgrade;
    if (headers.find("sec-websocket-version").value_or("") != "13") return Reason::upgrade_version;
    const auto key = headers.find("sec-websocket-key").value_or("");
    if (!is_socket_key(key)) return Reason::bad_upgrade;
    head.socket_key = std::string(key);
    return std::nullopt;
}

} // namespace

std::optional<Reason> check_fields(GatedHead& head, HttpVersion version, const GateRules& rules) {
    const auto& headers = head.request.headers;
    if (const auto refused = check_host(headers, rules)) return refused;
    if (const auto refused = check_framing(head, version)) return refused;
    if (const auto refused = check_body(head, version)) return refused;
    if (const auto refused = check_connection(headers)) return refused;
    if (const auto refused = check_single(headers)) return refused;
    if (const auto refused = check_expectation(head, version)) return refused;
    if (const auto refused = check_upgrade(head, version)) return refused;
    const bool closes = version == HttpVersion::http_1_0 || any_field_lists(headers, "connection", "close");
    head.afterwards = closes ? Afterwards::close : Afterwards::keep;
    return std::nullopt;
}

} // namespace folkmoot::transport
