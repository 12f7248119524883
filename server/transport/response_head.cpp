#include "transport/response_head.hpp"

#include "transport/text.hpp"

namespace folkmoot::transport {

namespace {

struct LengthOf {
    std::uint64_t operator()(const std::string& text) const { return text.size(); }
    std::uint64_t operator()(const std::vector<SharedText>& pieces) const {
        std::uint64_t length = 0;
        for (const auto& piece : pieces)
            length += piece->size();
        return length;
    }
    std::uint64_t operator()(const std::unique_ptr<BodySource>& source) const { return source->length(); }
};

bool is_ours(std::string_view name) {
    static constexpr std::array<std::string_view, 4> ours{
        "date", "content-length", "connection", "transfer-encoding"};
    return std::ranges::any_of(ours, [&](auto mine) { return equal_ignoring_case(mine, name); });
}

bool is_sendable(const Response& response) {
    return response.status >= 200 && response.status < 600
        && std::ranges::all_of(
            response.headers,
            [](const ResponseHeader& header) {
                return is_token(header.name) && is_field_value(header.value) && !is_ours(header.name);
            });
}

} // namespace

std::uint64_t body_length(const Response& response) {
    return std::visit(LengthOf{}, response.body);
}

bool has_body(const Response& response, Method method) {
    return method != Method::head && response.status != 204 && response.status != 304;
}

std::optional<std::string> print_head(const Response& response, const ResponseFrame& frame) {
    if (!is_sendable(response)) return std::nullopt;
    constexpr std::size_t usual_size = 640;
    std::string head;
    head.reserve(usual_size);
    const auto out = std::back_inserter(head);
    fmt::format_to(
        out, "HTTP/1.1 {} {}\r\nDate: {}\r\n", response.status, status_text(response.status), frame.date);
    if (response.status != 204 && response.status != 304)
        fmt::format_to(out, "Content-Length: {}\r\n", body_length(response));
    for (const auto& header : response.headers) {
        head.append(header.name).append(": ").append(header.value).append("\r\n");
    }
    head.append(frame.afterwards == Afterwards::close ? "Connection: close\r\n\r\n" : "\r\n");
    return head;
}

} // namespace folkmoot::transport
