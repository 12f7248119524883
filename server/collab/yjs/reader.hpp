#pragma once
// The primitives of lib0's encoding, read: what every field of an update is made of.
#include "collab/yjs/fault.hpp"

#include <cstdint>
#include <span>
#include <string_view>

namespace folkmoot::yjs {

using Octets = std::span<const std::uint8_t>;
inline std::string_view as_text(Octets octets) {
    return {reinterpret_cast<const char*>(octets.data()), octets.size()};
}
inline Octets as_octets(std::string_view text) {
    return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

/// The number that these octets are, the most significant first.
inline std::uint64_t big_endian(Octets octets) {
    std::uint64_t number = 0;
    for (const std::uint8_t octet : octets)
        number = number << 8 | octet;
    return number;
}

/// Reads values one after the other, in place. The first fault stays and every later value is 0 or empty, so
/// that a caller asks once for many values.
class Reader {
public:
    explicit Reader(Octets octets)
        : begin_{octets.data()}
        , at_{octets.data()}
        , end_{octets.data() + octets.size()} { }

    std::uint8_t octet() {
        if (at_ == end_) return fail(Reason::cut_short), std::uint8_t{0};
        return *at_++;
    }
    /// At most 2^53-1, or `most`.
    std::uint64_t var_uint(std::uint64_t most = largest_number) {
        if (at_ != end_ && *at_ < 0x80 && *at_ <= most) return *at_++;
        return long_var_uint(most);
    }
    /// At most 2^32-1.
    std::uint32_t var_uint32(std::uint32_t most = 0xffff'ffff) {
        return static_cast<std::uint32_t>(var_uint(most));
    }
    /// A signed number; `minus_zero` is told where it is asked for, as it means something in places.
    std::int64_t var_int(bool* minus_zero = nullptr);
    /// A text, checked to be UTF-8.
    std::string_view var_string(std::size_t most = no_limit);
    Octets var_octets(std::size_t most = no_limit);
    Octets take(std::size_t size);

    bool at_end() const { return at_ == end_; }
    std::size_t left() const { return static_cast<std::size_t>(end_ - at_); }
    /// Octets read so far.
    std::size_t position() const { return static_cast<std::size_t>(at_ - begin_); }
    /// What stands between an earlier position and this one.
    Octets since(std::size_t position) const { return {begin_ + position, at_}; }

    /// Notes what is wrong here, unless something was wrong before, and reads nothing more.
    void fail(Reason);
    bool failed() const { return fault_.reason != Reason::none; }
    const Fault& fault() const { return fault_; }

    static constexpr std::uint64_t largest_number = (std::uint64_t{1} << 53) - 1;
    static constexpr std::size_t no_limit = static_cast<std::size_t>(-1);

private:
    std::uint64_t long_var_uint(std::uint64_t most);

    const std::uint8_t* begin_;
    const std::uint8_t* at_;
    const std::uint8_t* end_;
    Fault fault_;
};

} // namespace folkmoot::yjs
