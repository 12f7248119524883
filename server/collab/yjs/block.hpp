#pragma once
#include "collab/yjs/content.hpp"
#include "collab/yjs/id.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

namespace folkmoot::yjs {

/// Numbers that hold inside one document only.
using BlockNumber = std::uint32_t;
using ClientNumber = std::uint32_t;
using TypeNumber = std::uint32_t;
using KeyNumber = std::uint32_t;
inline constexpr std::uint32_t none = 0xffff'ffff;

/// An id whose client is known to the document; `client == none` is no id.
struct Place {
    ClientNumber client = none;
    Clock clock = 0;
    bool exists() const { return client != none; }
    bool operator==(const Place&) const = default;
};

/// One run of units of one client. A document has many, so it holds no pointer.
struct Block {
    ClientNumber client = none;
    Clock clock = 0;
    Clock length = 0;
    BlockNumber left = none;
    BlockNumber right = none;
    Place origin;
    Place right_origin;
    TypeNumber parent = none;
    KeyNumber key = none; ///< none: stands in its parent's list, otherwise in the chain of this key
    /// Where its octets are; of a type, `at` is the type's number.
    std::uint32_t at = 0;
    std::uint32_t size = 0;
    std::uint32_t stamp = 0; ///< when the search for a place last came by, see Integration
    Content content = Content::gc;
    bool deleted = false;
    bool roomy = false; ///< there is room behind its octets, up to the next power of two

    Clock end() const { return clock + length; }
    Place last() const { return {client, clock + length - 1}; }
};
static_assert(sizeof(Block) == 60);

/// Blocks by number. They stay where they are, and a number given back is given out again.
class BlockPool {
public:
    Block& operator[](BlockNumber number) { return groups_[number / group_size][number % group_size]; }
    const Block& operator[](BlockNumber number) const {
        return groups_[number / group_size][number % group_size];
    }
    BlockNumber make() {
        if (!free_.empty()) {
            const BlockNumber number = free_.back();
            free_.pop_back();
            (*this)[number] = Block{};
            return number;
        }
        if (made_ == groups_.size() * group_size) grow(std::min<std::size_t>(made_, most_at_once));
        return made_++;
    }
    void give_back(BlockNumber number) { free_.push_back(number); }
    /// Makes room for so many more at once.
    void reserve(std::size_t blocks) {
        const std::size_t room = groups_.size() * group_size - made_ + free_.size();
        if (blocks > room) grow(blocks - room);
    }

    void forget_stamps() {
        for (BlockNumber number = 0; number < made_; ++number)
            (*this)[number].stamp = 0;
    }
    std::size_t used() const { return made_ - free_.size(); }
    /// Octets that no block is in.
    std::size_t wasted() const { return (groups_.size() * group_size - used()) * sizeof(Block); }
    std::size_t memory() const {
        return groups_.size() * group_size * sizeof(Block) + groups_.capacity() * sizeof(Block*)
            + chunks_.capacity() * sizeof(void*) + free_.capacity() * sizeof(BlockNumber);
    }

private:
    static constexpr std::size_t group_size = 8;
    static constexpr std::size_t most_at_once = 256;
    void grow(std::size_t blocks) {
        const std::size_t groups = std::max<std::size_t>(1, (blocks + group_size - 1) / group_size);
        chunks_.push_back(std::make_unique<Block[]>(groups * group_size));
        for (std::size_t group = 0; group < groups; ++group)
            groups_.push_back(chunks_.back().get() + group * group_size);
    }

    // What is allocated at once grows with the document, so that a small one stays small.
    std::vector<std::unique_ptr<Block[]>> chunks_;
    std::vector<Block*> groups_;
    std::vector<BlockNumber> free_;
    BlockNumber made_ = 0;
};

} // namespace folkmoot::yjs
