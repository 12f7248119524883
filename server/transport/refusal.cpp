#include "transport/refusal.hpp"

namespace folkmoot::transport {

namespace {

constexpr std::array<ReasonText, static_cast<std::size_t>(Reason::count_)> reasons{{
    {400, "malformed_request", "Bad Request", "The request line is not HTTP/1.1."},
    {400, "malformed_field", "Bad Request",
        "A header field is not a name, a colon and a value of allowed characters."},
    {400, "folded_field", "Bad Request",
        "A header field goes on over a second line, which HTTP/1.1 no longer allows."},
    {400, "duplicate_field", "Bad Request", "A header field that may be sent once was sent twice."},
    {431, "too_many_fields", "Request Header Fields Too Large",
        "The request has more than 100 header fields."},
    {431, "head_too_large", "Request Header Fields Too Large",
        "The request's header fields are over 16 KiB."},
    {414, "target_too_long", "URI Too Long", "The request's address is over 8,000 bytes."},
    {400, "bad_target", "Bad Request",
        "The request's address must be a path that starts with a slash, without dot segments, empty "
        "segments, "
        "backslashes, encoded slashes or control characters, in UTF-8."},
    {400, "bad_host", "Bad Request", "The request must have exactly one valid Host field."},
    {421, "wrong_host", "Misdirected Request", "This server does not serve that host name."},
    {501, "method_unknown", "Not Implemented", "The request's method is not known here."},
    {405, "method_not_allowed", "Method Not Allowed", "The request's method is not allowed on this server."},
    {505, "version_unsupported", "HTTP Version Not Supported", "This server speaks HTTP/1.1."},
    {400, "framing_conflict", "Bad Request", "The request says in two ways where its body ends."},
    {400, "bad_content_length", "Bad Request", "The Content-Length field is not one plain number."},
    {501, "transfer_encoding_unknown", "Not Implemented",
        "The only transfer coding understood is \"chunked\"."},
    {400, "body_not_allowed", "Bad Request", "This kind of request cannot have a body."},
    {415, "content_encoding", "Unsupported Media Type", "A request's body must not be compressed."},
    {400, "bad_chunk", "Bad Request", "The chunked body is malformed."},
    {413, "body_too_large", "Content Too Large", "The request's body is larger than this address accepts."},
    {417, "expectation_unknown", "Expectation Failed",
        "The only expectation understood is \"100-continue\"."},
    {400, "bad_upgrade", "Bad Request", "The WebSocket handshake is malformed."},
    {426, "upgrade_version", "Upgrade Required", "The only WebSocket version understood is 13."},
    {408, "head_timeout", "Request Timeout", "The request's header fields did not arrive in time."},
    {408, "body_timeout", "Request Timeout", "The request's body arrived too slowly."},
    {429, "too_many_connections", "Too Many Requests", "There are too many connections from this address."},
    {503, "answer_timeout", "Service Unavailable",
        "The server took too long over this request. Whether a change was made is not certain: look before "
        "you try again."},
    {500, "internal", "Internal Server Error", "The server could not answer this request."},
}};

/// What RFC 9110 asks to go with a status.
void add_companions(Response& response, Reason reason) {
    if (response.status == 405) response.set("Allow", "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS");
    if (reason == Reason::upgrade_version) response.set("Sec-WebSocket-Version", "13");
    if (reason == Reason::too_many_connections || reason == Reason::answer_timeout)
        response.set("Retry-After", "10");
}

struct StatusText {
    unsigned status;
    std::string_view text;
};

constexpr std::array<StatusText, 41> status_texts{{{100, "Continue"}, {101, "Switching Protocols"},
    {200, "OK"}, {201, "Created"}, {202, "Accepted"}, {204, "No Content"}, {205, "Reset Content"},
    {206, "Partial Content"}, {207, "Multi-Status"}, {301, "Moved Permanently"}, {302, "Found"},
    {303, "See Other"}, {304, "Not Modified"}, {307, "Temporary Redirect"}, {308, "Permanent Redirect"},
    {400, "Bad Request"}, {401, "Unauthorized"}, {403, "Forbidden"}, {404, "Not Found"},
    {405, "Method Not Allowed"}, {406, "Not Acceptable"}, {408, "Request Timeout"}, {409, "Conflict"},
    {410, "Gone"}, {412, "Precondition Failed"}, {413, "Content Too Large"}, {414, "URI Too Long"},
    {415, "Unsupported Media Type"}, {416, "Range Not Satisfiable"}, {417, "Expectation Failed"},
    {421, "Misdirected Request"}, {422, "Unprocessable Content"}, {426, "Upgrade Required"},
    {428, "Precondition Required"}, {429, "Too Many Requests"}, {431, "Request Header Fields Too Large"},
    {500, "Internal Server Error"}, {501, "Not Implemented"}, {503, "Service Unavailable"},
    {505, "HTTP Version Not Supported"}, {507, "Insufficient Storage"}}};

} // namespace

const ReasonText& describe(Reason reason) {
    return reasons[static_cast<std::size_t>(reason)];
}

std::string_view status_text(unsigned status) {
    const auto* found = std::ranges::find(status_texts, status, &StatusText::status);
    return found == status_texts.end() ? std::string_view{} : found->text;
}

Response problem(Reason reason, std::string_view request_id) {
    const auto& text = describe(reason);
    nlohmann::ordered_json body{{"type", "about:blank"}, {"title", text.title}, {"status", text.status},
        {"detail", text.detail}, {"code", fmt::format("transport.{}", text.code)}};
    if (!request_id.empty()) body["request_id"] = request_id;
    Response response{.status = text.status, .headers = {}, .body = body.dump()};
    response.set("Content-Type", "application/problem+json");
    response.set("Cache-Control", "no-store");
    response.set("X-Content-Type-Options", "nosniff");
    add_companions(response, reason);
    return response;
}

} // namespace folkmoot::transport
