#include "collab/yjs/client_blocks.hpp"

#include <algorithm>

namespace folkmoot::yjs {
namespace {

constexpr auto begins_behind = [](Clock clock, const ClientBlocks::Entry& entry) {
    return clock < entry.clock;
};

} // namespace

ClientBlocks::Position ClientBlocks::find(Clock clock) const {
    if (last_found_.leaf < leaves_.size()) {
        const Leaf& leaf = leaves_[last_found_.leaf];
        const std::size_t at = last_found_.at;
        if (at + 1 < leaf.size() && leaf[at].clock <= clock && clock < leaf[at + 1].clock) return last_found_;
    }
    const auto above = std::upper_bound(leaves_.begin() + 1, leaves_.end(), clock,
        [](Clock wanted, const Leaf& leaf) { return wanted < leaf.front().clock; });
    const auto leaf = above - 1;
    const auto entry = std::upper_bound(leaf->begin() + 1, leaf->end(), clock, begins_behind) - 1;
    last_found_ = {static_cast<std::uint32_t>(leaf - leaves_.begin()),
        static_cast<std::uint32_t>(entry - leaf->begin())};
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
    if (leaves_.empty() || leaves_.back().size() == leaf_size) leaves_.emplace_back();
    leaves_.back().push_back(entry);
}

void ClientBlocks::insert_behind(Position position, Entry entry) {
    Leaf& leaf = leaves_[position.leaf];
    leaf.insert(leaf.begin() + position.at + 1, entry);
    if (leaf.size() <= leaf_size) return;
    Leaf upper(leaf.begin() + leaf_size / 2, leaf.end());
    leaf.resize(leaf_size / 2);
    leaves_.insert(leaves_.begin() + position.leaf + 1, std::move(upper));
}

void ClientBlocks::erase(Position position) {
    Leaf& leaf = leaves_[position.leaf];
    leaf.erase(leaf.begin() + position.at);
    if (leaf.empty()) leaves_.erase(leaves_.begin() + position.leaf);
}

std::size_t ClientBlocks::memory() const {
    std::size_t size = leaves_.capacity() * sizeof(Leaf);
    for (const Leaf& leaf : leaves_)
        size += leaf.capacity() * sizeof(Entry);
    return size;
}

} // namespace folkmoot::yjs
