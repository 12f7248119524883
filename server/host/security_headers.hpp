#pragma once
#include "transport/message.hpp"

namespace folkmoot::host {

enum class Policy {
    client, ///< the web client's own pages: scripts and styles from here only, Trusted Types
    page, ///< server-printed public pages: no script at all
    data, ///< JSON
    download ///< files of people: a sandbox without anything
};

/// The headers every answer has (security.md rows 14 to 16): content security policy, HSTS where the request
/// came over TLS, no sniffing, no referrer to others, own origin only.
void add_security_headers(transport::Response& response, Policy policy, bool is_tls);

} // namespace folkmoot::host
