#include "host/caller.hpp"

#include "identity/cookie.hpp"
#include "identity/secret.hpp"
#include "identity/session.hpp"

namespace folkmoot::host {
namespace {

/// The weight of one language range, "cy;q=0.8", in thousandths; 1000 where none is given.
int weight_of(std::string_view range) {
    auto at = range.find("q=");
    if (at == range.npos) return 1000;
    std::string_view digits = range.substr(at + 2);
    int weight = 0, scale = 1000;
    bool after_point = false;
    for (char letter : digits.substr(0, 5)) {
        if (letter == '.') after_point = true;
        if (letter < '0' || letter > '9') continue;
        if (after_point) scale /= 10;
        weight += (letter - '0') * scale;
    }
    return std::min(weight, 1000);
}

} // namespace

std::string_view session_token(const transport::RequestHead& request) {
    return identity::find_cookie(request.headers.find("Cookie").value_or(""), identity::session_cookie)
        .value_or("");
}

Caller identify(ReadTx& tx, const transport::RequestHead& request) {
    Caller caller{.language = preferred_language(request)};
    auto session = identity::find_session(tx, session_token(request));
    if (!session) return caller;
    caller.viewer = identity::viewer_of(*session);
    caller.language = session->language;
    caller.session = std::move(session);
    return caller;
}

std::string preferred_language(const transport::RequestHead& request) {
    std::string_view list = request.headers.find("Accept-Language").value_or("");
    int english = 0, welsh = 0;
    for (int ranges = 0; !list.empty() && ranges < 20; ++ranges) {
        std::string_view range = list.substr(0, list.find(','));
        list.remove_prefix(std::min(list.size(), range.size() + 1));
        while (range.starts_with(' '))
            range.remove_prefix(1);
        if (range.starts_with("cy")) welsh = std::max(welsh, weight_of(range));
        if (range.starts_with("en")) english = std::max(english, weight_of(range));
    }
    return welsh > english ? "cy" : "en";
}

void require_same_origin(const transport::RequestHead& request, std::span<const std::string> our_origins) {
    if (!identity::origin_allowed(request.headers.find("Origin"), our_origins))
        throw Problem(Code::forbidden, "request.origin");
}

void require_token(ReadTx& tx, const transport::RequestHead& request, const Viewer& viewer) {
    if (!viewer.signed_in()) return;
    const std::string expected = identity::request_token(tx, session_token(request));
    if (!identity::same_hash(request.headers.find("X-Folkmoot-Token").value_or(""), expected))
        throw Problem(Code::forbidden, "request.token");
}

} // namespace folkmoot::host
