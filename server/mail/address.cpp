#include "mail/settings.hpp"

#include <algorithm>

namespace folkmoot::mail {

bool is_host(std::string_view host) {
    if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
    return std::ranges::all_of(host, [](char letter) {
        return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z')
            || (letter >= '0' && letter <= '9') || letter == '.' || letter == '-' || letter == ':';
    });
}

bool is_address(std::string_view address) {
    constexpr std::string_view foreign = "<>()[],;:\\\"";
    const auto at = address.find('@');
    const auto host = at == address.npos ? std::string_view{} : address.substr(at + 1);
    return address.size() <= 254 && at > 0 && !host.empty() && !host.contains('@') && host.contains('.')
        && !host.starts_with('.') && !host.ends_with('.') && std::ranges::all_of(address, [&](char letter) {
               return letter > ' ' && letter < 0x7F && !foreign.contains(letter);
           });
}

} // namespace folkmoot::mail
