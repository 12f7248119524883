#include "collab/yjs/model.hpp"

#include "collab/yjs/struct_parts.hpp"
#include "collab/yjs/utf16.hpp"

#include <string>

namespace folkmoot::yjs {
namespace {

/// Longer texts are not moved only to be joined with what follows.
constexpr std::uint32_t longest_moved = 64 * 1024;

bool has_octets(Content content) {
    return content != Content::gc && content != Content::deleted && content != Content::skip
        && content != Content::type;
}

Slice slice_of(const Block& block) {
    return {block.at, block.size, block.roomy};
}

void set_slice(Block& block, Slice slice) {
    block.at = slice.at;
    block.size = slice.size;
    block.roomy = slice.roomy;
}

} // namespace

BlockNumber Model::find(Place place) const {
    const ClientBlocks& of_client = clients[place.client].blocks;
    return of_client[of_client.find(place.clock)].block;
}

BlockNumber Model::ending_at(Place place) {
    const BlockNumber number = find(place);
    const Block& block = blocks[number];
    if (block.content != Content::gc && block.end() != place.clock + 1)
        split(number, place.clock + 1 - block.clock);
    return number;
}

BlockNumber Model::beginning_at(Place place) {
    const BlockNumber number = find(place);
    const Block& block = blocks[number];
    if (block.content == Content::gc || block.clock == place.clock) return number;
    return split(number, place.clock - block.clock);
}

BlockNumber Model::split(BlockNumber number, Clock offset) {
    const BlockNumber second = blocks.make();
    Block& left = blocks[number];
    Block& right = blocks[second];
    right = left;
    right.clock = left.clock + offset;
    right.length = left.length - offset;
    left.length = offset;
    right.left = number;
    right.origin = left.last();
    left.right = second;
    if (right.right != none)
        blocks[right.right].left = second;
    else if (right.key != none)
        types.set_newest(right.parent, right.key, second);
    split_content(left, right, offset);
    ClientBlocks& of_client = clients[left.client].blocks;
    of_client.insert_behind(of_client.find(left.clock), {right.clock, second});
    touched_.push_back({right.client, right.clock});
    return second;
}

void Model::split_content(Block& left, Block& right, Clock offset) {
    left.roomy = false;
    right.roomy = false;
    if (left.content == Content::deleted) return;
    const std::string_view text = content_of(left);
    if (left.content != Content::string) {
        const auto size = static_cast<std::uint32_t>(octets_of_values(left.content, text, offset));
        right.at = left.at + size;
        right.size = left.size - size;
        left.size = size;
        return;
    }
    const bool is_ascii = left.size == left.length + right.length;
    const UnitPlace place = is_ascii ? UnitPlace{offset, false} : place_of_unit(text, offset);
    if (!place.inside_pair) {
        right.at = left.at + static_cast<std::uint32_t>(place.octet);
        right.size = left.size - static_cast<std::uint32_t>(place.octet);
        left.size = static_cast<std::uint32_t>(place.octet);
        return;
    }
    // Half a pair is no character, so each half becomes the replacement character, as with every other peer.
    const std::string rest = std::string{replacement} + std::string{text.substr(place.octet + 4)};
    octets.abandon(text.size() - place.octet - replacement.size());
    octets.overwrite(left.at + static_cast<std::uint32_t>(place.octet), as_octets(replacement));
    left.size = static_cast<std::uint32_t>(place.octet + replacement.size());
    set_slice(right, octets.add(as_octets(rest)));
}

void Model::set_content(Block& block, Octets content) {
    set_slice(block, octets.add(content));
}

void Model::extend_content(Block& block, Octets content) {
    set_slice(block, octets.extend(slice_of(block), content));
}

void Model::append(BlockNumber number, Joining joining) {
    const Block& block = blocks[number];
    Client& client = clients[block.client];
    client.blocks.append({block.clock, number});
    client.end = block.end();
    if (joining == Joining::at_once) try_join(block.client, client.blocks.last_position());
}

void Model::join_from(ClientNumber client, Clock clock) {
    const ClientBlocks& of_client = clients[client].blocks;
    if (of_client.last().clock < clock) return; // joined when it came
    ClientBlocks::Position position = of_client.find(clock);
    of_client.go_back(position); // what was there before may be joined, too
    for (ClientBlocks::Position next = position; of_client.go_on(next); next = position)
        if (!try_join(client, next)) position = next;
}

bool Model::can_join(
    const Block& left, BlockNumber left_number, const Block& right, BlockNumber right_number) const {
    if (left.content != right.content || !is_divisible(left.content)) return false;
    if (left.content == Content::gc) return true;
    return left.right == right_number && right.left == left_number && right.origin == left.last()
        && left.right_origin == right.right_origin && left.deleted == right.deleted;
}

bool Model::join_content(Block& left, const Block& right) {
    if (!has_octets(left.content)) return true;
    if (left.at + left.size == right.at) {
        left.size += right.size;
        left.roomy = false; // its room would begin at its own first octet
        return true;
    }
    if (left.size > longest_moved || right.size > longest_moved) return false;
    const std::string copy{content_of(right)};
    octets.abandon(right.size);
    extend_content(left, as_octets(copy));
    return true;
}

bool Model::try_join(ClientNumber client, ClientBlocks::Position position) {
    ClientBlocks& of_client = clients[client].blocks;
    const BlockNumber right_number = of_client[position].block;
    ClientBlocks::Position before = position;
    if (!of_client.go_back(before)) return false;
    const BlockNumber left_number = of_client[before].block;
    Block& left = blocks[left_number];
    const Block& right = blocks[right_number];
    if (!can_join(left, left_number, right, right_number) || !join_content(left, right)) return false;
    left.length += right.length;
    if (left.content != Content::gc) {
        left.right = right.right;
        if (right.right != none)
            blocks[right.right].left = left_number;
        else if (right.key != none)
            types.set_newest(right.parent, right.key, left_number);
    }
    of_client.erase(position);
    blocks.give_back(right_number);
    return true;
}

void Model::join_touched(Budget& budget) {
    for (const Place place : touched_) {
        const ClientBlocks& of_client = clients[place.client].blocks;
        if (place.clock >= clients[place.client].end || !budget.spend()) continue;
        const ClientBlocks::Position position = of_client.find(place.clock);
        if (of_client[position].clock == place.clock) try_join(place.client, position);
    }
    touched_.clear();
}

void Model::drop_content(Block& block) {
    if (has_octets(block.content)) octets.abandon(block.size);
    block.at = 0;
    block.size = 0;
    block.roomy = false;
}

void Model::delete_one(BlockNumber number) {
    Block& block = blocks[number];
    if (block.deleted) return;
    block.deleted = true;
    deleted.push_back({{block.client, block.clock}, block.length});
    if (block.key == none && is_countable(block.content)) types[block.parent].length -= block.length;
    if (block.content == Content::type) emptied_.push_back(block.at);
    drop_content(block);
    block.content = Content::deleted;
    touched_.push_back({block.client, block.clock});
    touched_.push_back({block.client, block.end()});
}

void Model::collect(BlockNumber number) {
    delete_one(number);
    Block& block = blocks[number];
    touched_.push_back({block.client, block.clock});
    touched_.push_back({block.client, block.end()});
    block.content = Content::gc;
    block.left = block.right = none;
    block.origin = block.right_origin = {};
    block.parent = none;
    block.key = none;
}

void Model::erase(BlockNumber number, Budget& budget) {
    delete_one(number);
    while (!emptied_.empty() && budget.spend()) {
        const TypeNumber type = emptied_.back();
        emptied_.pop_back();
        for (BlockNumber next = types[type].start; next != none && budget.spend();) {
            const BlockNumber child = next;
            next = blocks[child].right;
            collect(child);
        }
        for (const KeyNumber key : std::vector<KeyNumber>{types[type].keys}) {
            for (BlockNumber next = types.newest(type, key); next != none && budget.spend();) {
                const BlockNumber child = next;
                next = blocks[child].left;
                collect(child);
            }
        }
        types.remove(type);
    }
}

std::uint32_t Model::next_stamp() {
    constexpr std::uint32_t nearly_all = std::uint32_t{1} << 31;
    if (next_stamp_ >= nearly_all) {
        blocks.forget_stamps();
        next_stamp_ = 1;
    }
    return next_stamp_;
}

std::size_t Model::memory() const {
    return sizeof *this + blocks.memory() + clients.memory() + types.memory() + keys.memory()
        + octets.memory() + touched_.capacity() * sizeof(Place) + deleted.capacity() * sizeof(DeletedRun);
}

} // namespace folkmoot::yjs
