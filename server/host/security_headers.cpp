#include "host/security_headers.hpp"

namespace folkmoot::host {
namespace {

// Two doors for HTML. `folkmoot-html`: what our printer made (web-client/src/kit/printed_html).
// `ProseMirrorClipboard`: what the editor's library makes of a paste, in a document of its own that runs and
// fetches nothing; from there only what the editor's schema knows comes into the page. A policy can be made
// once for a page, so whoever came later could not make it.
constexpr const char* client_policy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src "
    "'self'; "
    "font-src 'self'; manifest-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; "
    "object-src 'none'; require-trusted-types-for 'script'; trusted-types folkmoot-html "
    "ProseMirrorClipboard";
constexpr const char* page_policy =
    "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; form-action 'self'; "
    "frame-ancestors 'none'; base-uri 'none'";
constexpr const char* nothing_policy = "default-src 'none'; frame-ancestors 'none'; sandbox";

const char* text_of(Policy policy) {
    switch (policy) {
    case Policy::client:
        return client_policy;
    case Policy::page:
        return page_policy;
    case Policy::data:
    case Policy::download:
        return nothing_policy;
    }
    return nothing_policy;
}

} // namespace

void add_security_headers(transport::Response& response, Policy policy, bool is_tls) {
    response.set("Content-Security-Policy", text_of(policy));
    response.set("X-Content-Type-Options", "nosniff");
    response.set("Referrer-Policy", "same-origin");
    response.set("Cross-Origin-Opener-Policy", "same-origin");
    response.set("Cross-Origin-Resource-Policy", "same-origin");
    response.set("Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=()");
    if (is_tls) response.set("Strict-Transport-Security", "max-age=63072000; includeSubDomains");
}

void add_asset_headers(transport::Response& response) {
    response.set("X-Content-Type-Options", "nosniff");
    response.set("Cross-Origin-Resource-Policy", "same-origin");
}

} // namespace folkmoot::host
