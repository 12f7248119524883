#pragma once
#include "collab/yjs/reader.hpp"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <vector>

namespace folkmoot::yjs {

/// Where octets lie in an arena.
struct Slice {
    std::uint32_t at = 0;
    std::uint32_t size = 0;
    bool roomy = false;
    std::uint32_t end() const { return at + size; }
};

/// The texts and values of a document, one behind the other. Nothing is freed before the document is; what
/// is no longer used is counted, so that its owner knows when to load the document anew.
class OctetArena {
public:
    std::string_view text(std::uint32_t at, std::uint32_t size) const {
        return as_text({octets_.data() + at, size});
    }

    Slice add(Octets octets) {
        const Slice slice{
            static_cast<std::uint32_t>(octets_.size()), static_cast<std::uint32_t>(octets.size())};
        octets_.insert(octets_.end(), octets.begin(), octets.end());
        return slice;
    }

    /// Puts octets behind those of a slice: where they are if there is room, otherwise at the end, with room
    /// for as many again. So what is typed letter by letter is moved seldom, also when many type.
    Slice extend(Slice slice, Octets octets) {
        const auto added = static_cast<std::uint32_t>(octets.size());
        if (slice.end() == octets_.size()) {
            octets_.insert(octets_.end(), octets.begin(), octets.end());
            slice.roomy = false;
        } else if (slice.roomy && slice.size + added <= std::bit_ceil(slice.size)) {
            std::copy(octets.begin(), octets.end(), octets_.begin() + slice.end());
        } else {
            return move(slice, octets);
        }
        slice.size += added;
        return slice;
    }

    void overwrite(std::uint32_t at, Octets octets) {
        std::copy(octets.begin(), octets.end(), octets_.begin() + at);
    }
    void reserve(std::size_t size) { octets_.reserve(size); }
    void abandon(std::size_t size) { abandoned_ += size; }
    std::size_t abandoned() const { return abandoned_; }
    std::size_t used() const { return octets_.size() - std::min(abandoned_, octets_.size()); }
    std::size_t memory() const { return octets_.capacity(); }

private:
    Slice move(Slice slice, Octets octets) {
        abandon(slice.size);
        const auto size = static_cast<std::uint32_t>(slice.size + octets.size());
        const Slice moved{static_cast<std::uint32_t>(octets_.size()), size, true};
        octets_.resize(octets_.size() + std::bit_ceil(size));
        std::copy_n(octets_.begin() + slice.at, slice.size, octets_.begin() + moved.at);
        std::copy(octets.begin(), octets.end(), octets_.begin() + moved.at + slice.size);
        return moved;
    }

    std::vector<std::uint8_t> octets_;
    std::size_t abandoned_ = 0;
};

} // namespace folkmoot::yjs
