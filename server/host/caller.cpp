#include "host/caller.hpp"

#include "host/accept_language.hpp"
#include "identity/cookie.hpp"
#include "identity/secret.hpp"
#include "identity/session.hpp"

namespace folkmoot::host {

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
    return std::string{language_of(request.headers.find("Accept-Language").value_or(""))};
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
