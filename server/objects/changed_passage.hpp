#pragma once
#include "folkmoot/access.hpp"

namespace folkmoot::objects {

/// A block of a published text that has come to say something else.
struct ChangedPassage {
    std::string block;
    std::int64_t revision = 0;
    std::string before;
    std::string after;
    static constexpr auto fields() {
        return std::array{field<&ChangedPassage::block>("block", "The block, as `data-block` has it"),
            field<&ChangedPassage::revision>("revision", "The published revision in which it came to say so"),
            field<&ChangedPassage::before>("before", "The sentences that were there; empty: it is new"),
            field<&ChangedPassage::after>("after", "The sentences that are there; empty: it has gone")};
    }
};

/// The blocks that say something else in the published text than they did in that revision, in reading order,
/// then those that have gone; the first hundred. `revision` is that of the text compared with.
std::vector<ChangedPassage> passages_changed_since(ReadTx& tx, const Standing& object, std::int64_t revision);

inline constexpr std::size_t most_passages = 10; ///< that one outcome names

/// Those blocks, each with the revision in which it came to say what it says (of the last hundred, or the
/// oldest of these). Throws Code::bad_input with the field `changed` for one that says what it said.
std::vector<ChangedPassage> require_passages(
    ReadTx& tx, const Standing& object, std::int64_t revision, std::span<const std::string> blocks);

} // namespace folkmoot::objects
