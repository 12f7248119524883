#include "collab/yjs/client_blocks.hpp"

#include <algorithm>

namespace folkmoot::yjs {
namespace {

/// The last of `count` that is at or before a clock; the first one is. Nobody could foresee in which half it
/// is, and a wrong guess of the processor's costs more than the rest of the step: hence no branch.
template <class Begin> std::uint32_t last_at_or_before(Clock clock, std::size_t count, Begin begin) {
    std::size_t base = 0;
    while (count > 1) {
        const std::size_t half = count / 2;
        base = __builtin_unpredictable(begin(base + half) <= clock) ? base + half : base;
        count -= half;
    }
    return static_cast<std::uint32_t>(base);
}

} // namespace

ClientBlocks::Position ClientBlocks::find(Clock clock) const {
    if (last_found_.leaf < leaves_.size()) {
        const Leaf& leaf = leaves_[last_found_.leaf];
        const std::size_t at = last_found_.at;
        if (at + 1 < leaf.size() && leaf[at].clock <= clock && clock < leaf[at + 1].clock) return last_found_;
    }
    const std::uint32_t leaf =
        last_at_or_before(clock, first_clocks_.size(), [&](std::size_t at) { return first_clocks_[at]; });
    const Entry* entries = leaves_[leaf].data();
    last_found_ = {leaf,
        last_at_or_before(clock, leaves_[leaf].size(), [&](std::size_t at) { return entries[at].clock; })};
    return last_found_;
}

bool ClientBlocks::go_on(Position& position) const {
    if (++position.at < leaves_[position.leaf].size()) return true;
    position.at = 0;
    return ++position.leaf < leaves_.size();
}

bool ClientBlocks::go_back(Position& position) const {
    if (position.at > 0) {
        --position.at;
        return true;
    }
    if (position.leaf == 0) return false;
    --position.leaf;
    position.at = static_cast<std::uint32_t>(leaves_[position.leaf].size() - 1);
    return true;
}

std::size_t ClientBlocks::count_from(Position position) const {
    std::size_t count = leaves_[position.leaf].size() - position.at;
    for (std::size_t leaf = position.leaf + 1; leaf < leaves_.size(); ++leaf)
        count += leaves_[leaf].size();
    return count;
}

void ClientBlocks::append(Entry entry) {
    if (leaves_.empty() || leaves_.back().size() == leaf_size) {
        leaves_.emplace_back();
        first_clocks_.push_back(entry.clock);
    }
    leaves_.back().push_back(entry);
}

void ClientBlocks::insert_behind(Position position, Entry entry) {
    Leaf& leaf = leaves_[position.leaf];
    leaf.insert(leaf.begin() + position.at + 1, entry);
    if (leaf.size() <= leaf_size) return;
    Leaf upper(leaf.begin() + leaf_size / 2, leaf.end());
    leaf.resize(leaf_size / 2);
    first_clocks_.insert(first_clocks_.begin() + position.leaf + 1, upper.front().clock);
    leaves_.insert(leaves_.begin() + position.leaf + 1, std::move(upper));
}

void ClientBlocks::erase(Position position) {
    Leaf& leaf = leaves_[position.leaf];
    leaf.erase(leaf.begin() + position.at);
    if (!leaf.empty()) {
        first_clocks_[position.leaf] = leaf.front().clock;
        return;
    }
    leaves_.erase(leaves_.begin() + position.leaf);
    first_clocks_.erase(first_clocks_.begin() + position.leaf);
}

std::size_t ClientBlocks::memory() const {
    std::size_t size = leaves_.capacity() * sizeof(Leaf) + first_clocks_.capacity() * sizeof(Clock);
    for (const Leaf& leaf : leaves_)
        size += leaf.capacity() * sizeof(Entry);
    return size;
}

} // namespace folkmoot::yjs
