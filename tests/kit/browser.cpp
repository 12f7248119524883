#include "kit/browser.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

namespace folkmoot::kit {
namespace {

bool is_change(std::string_view method) {
    return method != "GET" && method != "HEAD";
}

void put_header(Browser::Headers& headers, const std::string& name, std::string value) {
    auto known = std::ranges::find(headers, name, &std::pair<std::string, std::string>::first);
    if (known == headers.end()) headers.emplace_back(name, std::move(value));
}

} // namespace

std::string Answer::header(std::string_view name) const {
    const auto at = head.find(fmt::format("\r\n{}: ", name));
    if (at == std::string::npos) return {};
    const auto begin = at + name.size() + 4;
    return head.substr(begin, head.find("\r\n", begin) - begin);
}

nlohmann::json Answer::json() const {
    return nlohmann::json::parse(body, nullptr, false);
}

std::string Answer::code() const {
    const auto problem = json();
    return problem.is_object() ? problem.value("code", "") : std::string{};
}

std::string Answer::id() const {
    const auto answer = json();
    return answer.is_object() ? answer.value("id", "") : std::string{};
}

std::optional<Answer> Browser::read(bool has_body) {
    std::string octets;
    std::array<char, 16384> piece{};
    const auto more = [&] {
        const auto count = wire_.read(piece);
        octets.append(piece.data(), count);
        return count > 0;
    };
    while (!octets.contains("\r\n\r\n"))
        if (!more()) return std::nullopt;
    Answer answer{.head = octets.substr(0, octets.find("\r\n\r\n") + 4), .body = {}};
    std::from_chars(answer.head.data() + 9, answer.head.data() + 12, answer.status);
    octets.erase(0, answer.head.size());
    if (const auto length = answer.header("Content-Length"); has_body && !length.empty()) {
        const std::size_t size = std::stoul(length);
        while (octets.size() < size)
            if (!more()) return std::nullopt;
    }
    answer.body = std::move(octets);
    return answer;
}

std::string Browser::cookies() const {
    std::string text;
    for (const auto& [name, value] : cookies_)
        text += (text.empty() ? "" : "; ") + name + "=" + value;
    return text;
}

void Browser::keep_cookies(const Answer& answer) {
    constexpr std::string_view field = "\r\nSet-Cookie: ";
    for (auto at = answer.head.find(field); at != std::string::npos; at = answer.head.find(field, at + 1)) {
        const auto begin = at + field.size();
        const auto pair = answer.head.substr(begin, answer.head.find_first_of(";\r", begin) - begin);
        const auto equals = pair.find('=');
        if (equals + 1 == pair.size())
            cookies_.erase(pair.substr(0, equals));
        else
            cookies_[pair.substr(0, equals)] = pair.substr(equals + 1);
    }
}

Answer Browser::send(const std::string& method, const std::string& path,
    const std::optional<std::string>& body, const Headers& given) {
    Headers headers = given;
    put_header(headers, "Host", host);
    put_header(headers, "Cookie", cookies());
    if (is_change(method)) put_header(headers, "Origin", page_origin());
    if (is_change(method)) put_header(headers, "X-Folkmoot-Token", token_);
    if (body) put_header(headers, "Content-Type", "application/json");
    if (body) put_header(headers, "Content-Length", std::to_string(body->size()));
    std::string request = fmt::format("{} {} HTTP/1.1\r\n", method, path);
    for (const auto& [name, value] : headers)
        if (!value.empty()) request += fmt::format("{}: {}\r\n", name, value);
    request += "\r\n" + body.value_or("");

    // The server may have closed a connection that rested: then once more on a new one.
    const bool rested = wire_.is_open();
    for (int attempt = rested ? 0 : 1; attempt < 2; ++attempt) {
        if (attempt == 1 && !wire_.connect(port_)) break;
        if (!wire_.write(request)) continue;
        auto answer = read(method != "HEAD");
        if (!answer) continue;
        keep_cookies(*answer);
        if (answer->header("Connection") == "close") wire_.close();
        return std::move(*answer);
    }
    wire_.close();
    return {};
}

Answer Browser::sign_in(const std::string& email, const std::string& password) {
    auto answer = post("/api/v1/session", {{"email", email}, {"password", password}});
    if (answer.status == 200) token_ = answer.json().value("token", "");
    return answer;
}

} // namespace folkmoot::kit
