#pragma once
#include <folkmoot/richtext_diff.hpp>

#include <unordered_map>

namespace folkmoot::richtext {

/// What a difference says about each block of its tree, for the printer.
struct ChangeMarks {
    std::unordered_map<const Block*, const Difference::OfBlock*> blocks;

    const Difference::OfBlock* find(const Block& block) const {
        auto found = blocks.find(&block);
        return found == blocks.end() ? nullptr : found->second;
    }
};

} // namespace folkmoot::richtext
