#pragma once
// The primitives of lib0's encoding, written.
#include "collab/yjs/reader.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace folkmoot::yjs {

using OwnedOctets = std::vector<std::uint8_t>;

class Writer {
public:
    Writer() = default;
    explicit Writer(std::size_t expected) { out_.reserve(expected); }

    void octet(std::uint8_t value) { out_.push_back(value); }
    void var_uint(std::uint64_t value) {
        while (value >= 0x80) {
            out_.push_back(static_cast<std::uint8_t>(value | 0x80U));
            value >>= 7;
        }
        out_.push_back(static_cast<std::uint8_t>(value));
    }
    void var_int(std::int64_t value, bool minus_zero = false);
    void var_string(std::string_view text) { var_octets(as_octets(text)); }
    void var_octets(Octets octets) {
        var_uint(octets.size());
        raw(octets);
    }
    void raw(Octets octets) { out_.insert(out_.end(), octets.begin(), octets.end()); }
    void raw(std::string_view text) { raw(as_octets(text)); }

    std::size_t size() const { return out_.size(); }
    Octets written() const { return out_; }
    OwnedOctets take() && { return std::move(out_); }

private:
    OwnedOctets out_;
};

} // namespace folkmoot::yjs
