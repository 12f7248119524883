#pragma once
#include "collab/yjs/block.hpp"

#include <vector>

namespace folkmoot::yjs {

/// The blocks of one client by clock, without gaps, in leaves of bounded size: a block is found, split or
/// joined in time that hardly grows with their number.
class ClientBlocks {
public:
    struct Entry {
        Clock clock = 0;
        BlockNumber block = none;
    };
    /// Where an entry is, until the next change.
    struct Position {
        std::uint32_t leaf = 0;
        std::uint32_t at = 0;
    };

    bool empty() const { return leaves_.empty(); }
    Position last_position() const {
        return {static_cast<std::uint32_t>(leaves_.size() - 1),
            static_cast<std::uint32_t>(leaves_.back().size() - 1)};
    }
    /// The entry that begins at or last before a clock; there is one, as the first begins at 0.
    Position find(Clock) const;
    const Entry& operator[](Position position) const { return leaves_[position.leaf][position.at]; }
    const Entry& last() const { return leaves_.back().back(); }
    /// False at the end.
    bool go_on(Position&) const;
    bool go_back(Position&) const;

    /// Visits the blocks from this one on, by clock.
    template <class Visit> void each_from(Position position, Visit visit) const {
        for (std::size_t leaf = position.leaf; leaf < leaves_.size(); ++leaf)
            for (std::size_t at = leaf == position.leaf ? position.at : 0; at < leaves_[leaf].size(); ++at)
                visit(leaves_[leaf][at].block);
    }

    /// How many entries there are from this one on.
    std::size_t count_from(Position) const;

    void append(Entry);
    void insert_behind(Position, Entry);
    void erase(Position);

    std::size_t memory() const;

private:
    using Leaf = std::vector<Entry>;
    static constexpr std::size_t leaf_size = 256;
    std::vector<Leaf> leaves_; // none is empty
    std::vector<Clock> first_clocks_; // of each leaf, side by side for the search
    mutable Position last_found_;
};

} // namespace folkmoot::yjs
