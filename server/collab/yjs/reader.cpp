#include "collab/yjs/reader.hpp"

#include "collab/yjs/utf16.hpp"

namespace folkmoot::yjs {

void Reader::fail(Reason reason) {
    if (!failed()) fault_ = {reason, position()};
    end_ = at_;
}

std::uint64_t Reader::long_var_uint(std::uint64_t most) {
    std::uint64_t number = 0;
    for (unsigned shift = 0; shift < 56; shift += 7) {
        if (at_ == end_) return fail(Reason::cut_short), 0;
        const std::uint8_t group = *at_++;
        number |= std::uint64_t{group & 0x7fU} << shift;
        if (group < 0x80) {
            if (number > most) return fail(Reason::number_too_large), 0;
            return number;
        }
    }
    return fail(Reason::number_too_large), 0;
}

std::int64_t Reader::var_int(bool* minus_zero) {
    const std::uint8_t first = octet();
    std::uint64_t number = first & 0x3fU;
    const bool negative = (first & 0x40U) != 0;
    bool more = (first & 0x80U) != 0;
    for (unsigned shift = 6; more; shift += 7) {
        if (shift > 55) return fail(Reason::number_too_large), 0;
        const std::uint8_t group = octet();
        if (failed()) return 0;
        number |= std::uint64_t{group & 0x7fU} << shift;
        more = (group & 0x80U) != 0;
    }
    if (number > largest_number) return fail(Reason::number_too_large), 0;
    if (minus_zero) *minus_zero = negative && number == 0;
    return negative ? -static_cast<std::int64_t>(number) : static_cast<std::int64_t>(number);
}

Octets Reader::take(std::size_t size) {
    if (size > left()) return fail(Reason::cut_short), Octets{};
    const Octets taken{at_, size};
    at_ += size;
    return taken;
}

Octets Reader::var_octets(std::size_t most) {
    const std::uint64_t size = var_uint();
    if (size > most) return fail(Reason::over_limit), Octets{};
    if (size > left()) return fail(Reason::cut_short), Octets{};
    return take(static_cast<std::size_t>(size));
}

std::string_view Reader::var_string(std::size_t most) {
    const std::string_view text = as_text(var_octets(most));
    if (!utf16_length(text)) return fail(Reason::not_utf8), std::string_view{};
    return text;
}

} // namespace folkmoot::yjs
