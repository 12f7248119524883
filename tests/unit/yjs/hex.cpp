#include "hex.hpp"

#include <charconv>

namespace folkmoot::yjs::test {

OwnedOctets from_hex(std::string_view text) {
    std::string digits{text};
    std::erase_if(digits, [](char c) { return c == ' ' || c == '|'; });
    OwnedOctets octets(digits.size() / 2);
    for (std::size_t n = 0; n < octets.size(); ++n)
        std::from_chars(digits.data() + 2 * n, digits.data() + 2 * n + 2, octets[n], 16);
    return octets;
}

std::string to_hex(Octets octets) {
    return fmt::format("{:02x}", fmt::join(octets, ""));
}

} // namespace folkmoot::yjs::test
