#include "transport/gate.hpp"

#include "transport/gate_checks.hpp"
#include "transport/target.hpp"
#include "transport/text.hpp"

namespace folkmoot::transport {

namespace {

constexpr std::string_view line_end = "\r\n";
constexpr std::string_view head_end = "\r\n\r\n";

std::expected<Method, Reason> read_method(std::string_view text) {
    using Entry = std::pair<std::string_view, Method>;
    static constexpr std::array<Entry, 7> known{
        {{"GET", Method::get}, {"POST", Method::post}, {"HEAD", Method::head}, {"PUT", Method::put},
            {"PATCH", Method::patch}, {"DELETE", Method::del}, {"OPTIONS", Method::options}}};
    const auto* found = std::ranges::find(known, text, &Entry::first);
    if (found != known.end()) return found->second;
    if (!is_token(text)) return std::unexpected(Reason::malformed_request);
    if (text == "TRACE" || text == "CONNECT") return std::unexpected(Reason::method_not_allowed);
    return std::unexpected(Reason::method_unknown);
}

std::expected<HttpVersion, Reason> read_version(std::string_view text) {
    if (text == "HTTP/1.1") return HttpVersion::http_1_1;
    if (text == "HTTP/1.0") return HttpVersion::http_1_0;
    const bool well_formed = text.size() == 8 && text.starts_with("HTTP/") && text[6] == '.';
    return std::unexpected(well_formed ? Reason::version_unsupported : Reason::malformed_request);
}

/// Method, one space, target, one space, version: nothing else, not even a tab.
std::expected<HttpVersion, Reason> read_request_line(
    std::string_view line, const GateRules& rules, RequestHead& request) {
    const auto first = line.find(' ');
    const auto last = line.rfind(' ');
    if (first == std::string_view::npos || first == last) return std::unexpected(Reason::malformed_request);
    const auto method = read_method(line.substr(0, first));
    if (!method) return std::unexpected(method.error());
    const auto version = read_version(line.substr(last + 1));
    if (!version) return version;
    const auto raw_target = line.substr(first + 1, last - first - 1);
    if (raw_target.size() > rules.target_limit) return std::unexpected(Reason::target_too_long);
    auto target = read_target(raw_target);
    if (!target) return std::unexpected(target.error());
    request.method = *method;
    request.path = std::move(target->path);
    request.query = std::move(target->query);
    return version;
}

std::optional<Reason> read_field(std::string_view line, const GateRules& rules, RequestHeaders& headers) {
    if (line.starts_with(' ') || line.starts_with('\t')) return Reason::folded_field;
    if (headers.size() == rules.field_limit) return Reason::too_many_fields;
    const auto colon = line.find(':');
    if (colon == std::string_view::npos) return Reason::malformed_field;
    const auto name = line.substr(0, colon);
    const auto value = line.substr(colon + 1);
    if (!is_token(name) || !is_field_value(value)) return Reason::malformed_field;
    const auto inner = trimmed(value);
    headers.add(name, inner.empty() ? line.substr(colon, 0) : inner);
    return std::nullopt;
}

std::optional<Reason> read_fields(std::string_view lines, const GateRules& rules, RequestHeaders& headers) {
    while (!lines.empty()) {
        const auto end = lines.find(line_end);
        if (const auto refused = read_field(lines.substr(0, end), rules, headers)) return refused;
        lines.remove_prefix(end + line_end.size());
    }
    return std::nullopt;
}

bool has_bare_line_feed(std::string_view text) {
    for (auto at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1)) {
        if (at == 0 || text[at - 1] != '\r') return true;
    }
    return false;
}

} // namespace

std::expected<std::optional<std::size_t>, Reason> find_head_end(
    std::string_view input, const GateRules& rules) {
    // A request starts with a letter of its method: TLS on a plain port, an empty line left over from a badly
    // counted body or noise is refused at once instead of after a timeout.
    if (!input.empty() && !(input[0] >= 'A' && input[0] <= 'Z'))
        return std::unexpected(Reason::malformed_request);
    const auto end = input.find(head_end);
    const auto size = end == std::string_view::npos ? input.size() : end + head_end.size();
    if (size > rules.head_limit) {
        const bool only_a_target =
            input.substr(0, rules.target_limit).find(line_end) == std::string_view::npos;
        return std::unexpected(only_a_target ? Reason::target_too_long : Reason::head_too_large);
    }
    if (has_bare_line_feed(input.substr(0, size))) return std::unexpected(Reason::malformed_request);
    if (end == std::string_view::npos) return std::nullopt;
    return size;
}

std::expected<GatedHead, Reason> pass_gate(std::string bytes, const GateRules& rules) {
    GatedHead head;
    head.request.headers = RequestHeaders(std::move(bytes));
    auto text = head.request.headers.bytes();
    const auto whole = find_head_end(text, rules);
    if (!whole) return std::unexpected(whole.error());
    if (*whole != text.size()) return std::unexpected(Reason::malformed_request);
    text.remove_suffix(line_end.size()); // every line now ends with CR LF, the empty one is gone

    const auto first_line = text.substr(0, text.find(line_end));
    const auto version = read_request_line(first_line, rules, head.request);
    if (!version) return std::unexpected(version.error());
    text.remove_prefix(first_line.size() + line_end.size());
    if (const auto refused = read_fields(text, rules, head.request.headers)) return std::unexpected(*refused);
    if (const auto refused = check_fields(head, *version, rules)) return std::unexpected(*refused);
    return head;
}

} // namespace folkmoot::transport
