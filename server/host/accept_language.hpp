#pragma once
#include <string_view>

namespace folkmoot::host {

/// "en" or "cy", whichever an Accept-Language field (RFC 9110, 12.5.4) prefers; English when it names
/// neither, or both alike. Only the first 20 ranges are looked at.
std::string_view language_of(std::string_view accept_language);

} // namespace folkmoot::host
