#pragma once
#include "transport/address.hpp"
#include "transport/message.hpp"
#include "transport/settings.hpp"

namespace folkmoot::transport {

/// What the proxies in front say of a request.
struct ForwardedClient {
    IpAddress remote;
    bool is_tls = false; ///< how the client spoke to the outermost trusted proxy
};

/// Reads the forwarding fields from the right, proxy by proxy, as far as each one that speaks is trusted: the
/// first address that is not itself a trusted proxy is the client. What stands left of it was sent by the
/// client and is not looked at. Nothing when the fields are absent or name no address.
std::optional<ForwardedClient> read_forwarded(
    const RequestHeaders& headers, ForwardedBy style, std::span<const IpRange> trusted);

/// Removes every forwarding field, so that nothing behind the transport can be fooled by one.
void drop_forwarded(RequestHeaders& headers);

} // namespace folkmoot::transport
