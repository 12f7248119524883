#pragma once
#include "collab/yjs/content.hpp"
#include "collab/yjs/id.hpp"

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
    Block& operator[](BlockNumber number) { return chunks_[number / chunk_size][number % chunk_size]; }
    const Block& operator[](BlockNumber number) const {
        return chunks_[number / chunk_size][number % chunk_size];
    }
    BlockNumber make() {
        if (!free_.empty()) {
            const BlockNumber number = free_.back();
            free_.pop_back();
            (*this)[number] = Block{};
            return number;
        }
        if (made_ % chunk_size == 0) chunks_.push_back(std::make_unique<Block[]>(chunk_size));
        return made_++;
    }
    void give_back(BlockNumber number) { free_.push_back(number); }

    void forget_stamps() {
        for (BlockNumber number = 0; number < made_; ++number)
            (*this)[number].stamp = 0;
    }
    std::size_t used() const { return made_ - free_.size(); }
    std::size_t memory() const {
        return chunks_.size() * chunk_size * sizeof(Block) + chunks_.capacity() * sizeof(void*)
            + free_.capacity() * sizeof(BlockNumber);
    }

private:
    static constexpr std::size_t chunk_size = 128;
    std::vector<std::unique_ptr<Block[]>> chunks_;
    std::vector<BlockNumber> free_;
    BlockNumber made_ = 0;
};

} // namespace folkmoot::yjs
