#include "identity/cookie.hpp"

#include <fmt/format.h>

namespace folkmoot::identity {

std::optional<std::string_view> find_cookie(std::string_view header, std::string_view name) {
    std::optional<std::string_view> found;
    while (!header.empty()) {
        std::string_view pair = header.substr(0, header.find(';'));
        header.remove_prefix(std::min(header.size(), pair.size() + 1));
        while (pair.starts_with(' '))
            pair.remove_prefix(1);
        auto equals = pair.find('=');
        if (equals == pair.npos || pair.substr(0, equals) != name) continue;
        if (found) return std::nullopt;
        found = pair.substr(equals + 1);
    }
    return found;
}

std::string set_cookie(
    std::string_view name, std::string_view value, std::optional<std::chrono::seconds> age) {
    return fmt::format("{}={}; Path=/; Secure; HttpOnly; SameSite=Lax{}", name, value,
        age ? fmt::format("; Max-Age={}", age->count()) : "");
}

std::string drop_cookie(std::string_view name) {
    return set_cookie(name, "", std::chrono::seconds{0});
}

} // namespace folkmoot::identity
