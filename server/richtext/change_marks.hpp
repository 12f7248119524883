#pragma once
#include <folkmoot/richtext.hpp>

#include <unordered_map>

namespace folkmoot::richtext {

enum class Change : std::uint8_t { same, added, removed, changed, moved };

/// What a difference says about a tree that holds both sides: of each block, and of each piece of its text.
struct ChangeMarks {
    struct OfBlock {
        Change change = Change::same;
        /// One for each piece of the text, or empty where none differs.
        std::vector<Change> pieces;
    };
    std::unordered_map<const Block*, OfBlock> blocks;

    const OfBlock* find(const Block& block) const {
        auto found = blocks.find(&block);
        return found == blocks.end() ? nullptr : &found->second;
    }
};

} // namespace folkmoot::richtext
