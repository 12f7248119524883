#pragma once
// The primitives of lib0's encoding, written.
#include "collab/yjs/reader.hpp"

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

namespace folkmoot::yjs {

using OwnedOctets = std::vector<std::uint8_t>;

class Writer {
public:
    Writer() = default;
    explicit Writer(std::size_t expected)
        : out_(expected) { }

    void octet(std::uint8_t value) {
        make_room(1);
        out_[size_++] = value;
    }
    void var_uint(std::uint64_t value) {
        write_in_place(longest_number, [&](std::uint8_t* at) { return put_var_uint(at, value); });
    }
    void var_int(std::int64_t value, bool minus_zero = false);
    void var_string(std::string_view text) { var_octets(as_octets(text)); }
    void var_octets(Octets octets) {
        write_in_place(longest_number + octets.size(),
            [&](std::uint8_t* at) { return put(put_var_uint(at, octets.size()), octets); });
    }
    void raw(Octets octets) {
        write_in_place(octets.size(), [&](std::uint8_t* at) { return put(at, octets); });
    }
    void raw(std::string_view text) { raw(as_octets(text)); }

    /// Has several small things written by one who gets where the first octet goes and tells where the last
    /// one ended, at most `most` behind: in registers, as every octet written to memory could otherwise be a
    /// part of this object.
    template <class Write> void write_in_place(std::size_t most, Write write) {
        make_room(most);
        std::uint8_t* begin = out_.data() + size_;
        size_ += static_cast<std::size_t>(write(begin) - begin);
    }
    static std::uint8_t* put_var_uint(std::uint8_t* at, std::uint64_t value) {
        for (; value >= 0x80; value >>= 7)
            *at++ = static_cast<std::uint8_t>(value | 0x80U);
        *at++ = static_cast<std::uint8_t>(value);
        return at;
    }
    static std::uint8_t* put(std::uint8_t* at, Octets octets) {
        if (!octets.empty()) std::memcpy(at, octets.data(), octets.size());
        return at + octets.size();
    }
    static constexpr std::size_t longest_number = 10;

    std::size_t size() const { return size_; }
    Octets written() const { return {out_.data(), size_}; }
    OwnedOctets take() && {
        out_.resize(size_);
        return std::move(out_);
    }

private:
    void make_room(std::size_t size) {
        if (out_.size() - size_ < size) grow(size);
    }
    void grow(std::size_t size);

    OwnedOctets out_; // longer than what is written, so that it need not grow octet by octet
    std::size_t size_ = 0;
};

} // namespace folkmoot::yjs
