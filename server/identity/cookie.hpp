#pragma once
#include <algorithm>
#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace folkmoot::identity {

/// The session's cookie; the prefix makes browsers insist on Secure, this host alone and the whole site (RFC
/// 6265bis).
inline constexpr std::string_view session_cookie = "__Host-folkmoot";
/// Says that this browser has signed in to an account before; see throttle.hpp.
inline constexpr std::string_view device_cookie = "__Host-folkmoot-device";

/// The value of one cookie in a Cookie header, or nothing when it is absent or there twice.
std::optional<std::string_view> find_cookie(std::string_view header, std::string_view name);

/// A Set-Cookie value that scripts cannot read and other sites do not send; no age: until the browser is
/// closed.
std::string set_cookie(
    std::string_view name, std::string_view value, std::optional<std::chrono::seconds> age = {});
/// Makes the browser forget it.
std::string drop_cookie(std::string_view name);

/// Whether a request with this Origin header may change something: it must be one of ours exactly. "null"
/// never is.
bool origin_allowed(std::optional<std::string_view> origin, const auto& ours) {
    return origin && std::ranges::find(ours, *origin) != std::ranges::end(ours);
}

} // namespace folkmoot::identity
