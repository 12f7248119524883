#include "files/octet_range.hpp"

#include <algorithm>
#include <charconv>

namespace folkmoot::files {

namespace {

std::optional<std::uint64_t> number(std::string_view digits) {
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (digits.empty() || error != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
    return value;
}

AskedRange suffix(std::uint64_t count, std::uint64_t size) {
    if (count == 0 || size == 0) return RangeNotSatisfiable{};
    return OctetRange{size - std::min(count, size), size - 1};
}

} // namespace

AskedRange parse_range(std::string_view field, std::uint64_t size) {
    constexpr std::string_view unit = "bytes=";
    if (!field.starts_with(unit)) return WholeContent{};
    field.remove_prefix(unit.size());
    const auto dash = field.find('-');
    if (dash == field.npos) return WholeContent{};
    const auto first = number(field.substr(0, dash));
    const auto last_text = field.substr(dash + 1);
    const auto last = number(last_text);
    if (dash == 0) return last ? suffix(*last, size) : AskedRange{WholeContent{}};
    if (!first || (!last && !last_text.empty()) || (last && *last < *first)) return WholeContent{};
    if (*first >= size) return RangeNotSatisfiable{};
    return OctetRange{*first, std::min(last.value_or(size - 1), size - 1)};
}

} // namespace folkmoot::files
