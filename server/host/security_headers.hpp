#pragma once
#include "transport/message.hpp"

namespace folkmoot::host {

enum class Policy {
    client, ///< the web client's own pages: scripts and styles from here only, Trusted Types
    page, ///< server-printed public pages: no script at all
    data, ///< JSON
    download ///< files of people: a sandbox without anything
};

/// The headers every answer but an asset has: content security policy, HSTS where the request came over
/// TLS, no sniffing, no referrer to others, own origin only.
void add_security_headers(transport::Response& response, Policy policy, bool is_tls);

/// The headers of a script, a style or a font that a page asks for by name. A policy about what a page may do
/// means nothing on a file that no browser shows as a page: it would only weigh on each of them (800 octets).
void add_asset_headers(transport::Response& response);

} // namespace folkmoot::host
