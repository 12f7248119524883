#include "folkmoot/id.hpp"

namespace folkmoot {
namespace {
// Crockford's base 32: no i, l, o or u, so an id read aloud or copied by hand survives.
constexpr std::string_view id_digits = "0123456789abcdefghjkmnpqrstvwxyz";
constexpr std::size_t id_length = 13; // 13 digits of 5 bits hold the 63 bits
} // namespace

std::string ObjectId::text() const {
    std::string result(id_length, '0');
    auto rest = static_cast<std::uint64_t>(value_);
    for (std::size_t place = id_length; place-- > 0; rest >>= 5)
        result[place] = id_digits[rest & 31U];
    return result;
}

std::optional<ObjectId> ObjectId::parse(std::string_view text) {
    if (text.size() != id_length) return std::nullopt;
    if (id_digits.find(text.front()) > 7) return std::nullopt; // would not fit into 63 bits
    std::uint64_t value = 0;
    for (char c : text) {
        const auto digit = id_digits.find(c);
        if (digit == id_digits.npos) return std::nullopt;
        value = value << 5 | digit;
    }
    if (value == 0) return std::nullopt;
    return ObjectId{static_cast<std::int64_t>(value)};
}

} // namespace folkmoot
