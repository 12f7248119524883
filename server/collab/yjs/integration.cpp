#include "collab/yjs/integration.hpp"

#include "collab/yjs/struct_parts.hpp"

#include <algorithm>

namespace folkmoot::yjs {
namespace {

constexpr std::uint16_t deepest_type = 64;

} // namespace

std::optional<ClientId> Integration::missing_for(const Struct& item, ClientId own, Clock offset) const {
    const auto is_missing = [&](bool has, Id other) {
        return has && other.client != own && other.clock >= model_.clients.end_of(other.client);
    };
    if (offset == 0 && is_missing(item.has_origin, item.origin)) return item.origin.client;
    if (is_missing(item.has_right_origin, item.right_origin)) return item.right_origin.client;
    if (offset == 0 && is_missing(item.has_parent_id, item.parent_id)) return item.parent_id.client;
    return std::nullopt;
}

Reason Integration::put(const Struct& item, ClientId id, Clock offset, Model::Joining joining) {
    joining_ = joining;
    if (!budget_.spend()) return Reason::over_budget;
    const ClientNumber client = model_.clients.find_or_add(id);
    if (item.content == Content::gc) {
        collect(client, item.clock + offset, item.length - offset);
        return Reason::none;
    }
    if (joining == Model::Joining::at_once && extend_run(item, client, offset)) return Reason::none;

    Block block;
    block.client = client;
    block.clock = item.clock + offset;
    block.length = item.length - offset;
    block.content = item.content;
    if (!find_neighbours(item, block, offset) || !find_parent(item, block)) {
        if (reason_ == Reason::none) collect(client, block.clock, block.length);
        return reason_;
    }
    find_left(block);
    if (budget_.is_spent()) return Reason::over_budget;
    const BlockNumber number = model_.blocks.make();
    model_.blocks[number] = block;
    set_content(item, number, offset);
    link(number);
    return budget_.is_spent() ? Reason::over_budget : reason_;
}

/// What somebody types goes behind what they typed last; then there is nothing to look for.
bool Integration::extend_run(const Struct& item, ClientNumber client, Clock offset) {
    if (item.content != Content::string || offset > 0 || !item.has_origin || item.clock == 0) return false;
    const Client& of = model_.clients[client];
    if (item.origin != Id{of.id, item.clock - 1}) return false;
    Block& last = model_.blocks[of.blocks.last().block];
    if (last.content != Content::string || last.deleted || last.key != none) return false;
    if (item.has_right_origin != last.right_origin.exists()) return false;
    if (last.right == none ? item.has_right_origin : !item.has_right_origin) return false;
    if (last.right != none) {
        const Block& right = model_.blocks[last.right];
        const Place wanted = place_of(item.right_origin);
        if (wanted != last.right_origin || wanted != Place{right.client, right.clock}) return false;
    }
    model_.extend_content(last, item.body);
    last.length += item.length;
    model_.clients[client].end += item.length;
    model_.types[last.parent].length += item.length;
    return true;
}

void Integration::collect(ClientNumber client, Clock clock, Clock length) {
    const BlockNumber number = model_.blocks.make();
    Block& block = model_.blocks[number];
    block.client = client;
    block.clock = clock;
    block.length = length;
    block.content = Content::gc;
    block.deleted = true;
    model_.deleted.push_back({{client, clock}, length});
    model_.append(number, joining_);
}

Place Integration::place_of(Id id) const {
    return {model_.clients.find(id.client), id.clock};
}

bool Integration::find_neighbours(const Struct& item, Block& block, Clock offset) {
    if (offset > 0) {
        block.origin = {block.client, block.clock - 1};
    } else if (item.has_origin) {
        block.origin = place_of(item.origin);
    }
    bool is_gone = false;
    if (block.origin.exists()) {
        block.left = model_.ending_at(block.origin);
        is_gone = model_.blocks[block.left].content == Content::gc;
    }
    if (item.has_right_origin) {
        // Split also where nothing will be put, as by Yjs: half a surrogate pair is then lost in all copies.
        block.right_origin = place_of(item.right_origin);
        block.right = beginning_at(block.right_origin, block.left);
        is_gone = is_gone || model_.blocks[block.right].content == Content::gc;
    }
    if (is_gone) return false;
    if (item.has_right_origin) {
        // No Yjs puts anything before what it stands behind. Who does has just split the left neighbour; what
        // comes of it must not depend on whether that was split before.
        if (block.left != none && model_.blocks[block.left].end() <= block.origin.clock)
            block.left = model_.find(block.origin);
    }
    return true;
}

/// What follows the left neighbour is asked first, as it mostly is the right one.
BlockNumber Integration::beginning_at(Place place, BlockNumber left) {
    if (left != none && model_.blocks[left].right != none) {
        const Block& next = model_.blocks[model_.blocks[left].right];
        if (Place{next.client, next.clock} == place) return model_.blocks[left].right;
    }
    return model_.beginning_at(place);
}

bool Integration::find_parent(const Struct& item, Block& block) {
    if (block.left != none || block.right != none) {
        const Block& neighbour = model_.blocks[block.left != none ? block.left : block.right];
        block.parent = neighbour.parent;
        block.key = neighbour.key;
        if (block.right != none
            && (model_.blocks[block.right].parent != block.parent
                || model_.blocks[block.right].key != block.key))
            reason_ = Reason::two_parents;
        return reason_ == Reason::none;
    }
    if (item.has_key) block.key = model_.keys.find_or_add(item.key);
    if (item.has_parent_name) {
        block.parent = model_.types.find_or_add_root(model_.keys.find_or_add(item.parent_name));
        return true;
    }
    const Block& parent = model_.blocks[model_.find(place_of(item.parent_id))];
    if (parent.content == Content::gc || parent.content == Content::deleted) return false;
    if (parent.content != Content::type) {
        reason_ = Reason::parent_without_kind;
        return false;
    }
    block.parent = parent.at;
    return true;
}

BlockNumber Integration::first_beside(const Block& block) const {
    if (block.key == none) return model_.types[block.parent].start;
    BlockNumber first = model_.types.newest(block.parent, block.key);
    while (first != none && model_.blocks[first].left != none && budget_.spend())
        first = model_.blocks[first].left;
    return first;
}

/// Goes past what others put at the same place, in the order that all peers agree on. Blocks passed are
/// stamped with rising numbers: those at or above `began` have been passed, those at or above `kept` since
/// the left neighbour last moved.
void Integration::find_left(Block& block) {
    BlockPool& blocks = model_.blocks;
    const BlockNumber behind = block.left != none ? blocks[block.left].right : first_beside(block);
    if (behind == block.right) return;
    const std::uint32_t began = model_.next_stamp();
    std::uint32_t stamp = began;
    std::uint32_t kept = began;
    for (BlockNumber number = behind; number != none && number != block.right && budget_.spend();) {
        Block& other = blocks[number];
        other.stamp = stamp++;
        if (other.origin == block.origin) {
            if (model_.clients[other.client].id < model_.clients[block.client].id) {
                block.left = number;
                kept = stamp;
            } else if (other.right_origin == block.right_origin) {
                break;
            }
        } else if (other.origin.exists()) {
            const std::uint32_t passed = blocks[model_.find(other.origin)].stamp;
            if (passed < began) break;
            if (passed < kept) {
                block.left = number;
                kept = stamp;
            }
        } else {
            break;
        }
        number = other.right;
    }
    model_.stamp_used(stamp);
}

void Integration::link(BlockNumber number) {
    Block& block = model_.blocks[number];
    Type& parent = model_.types[block.parent];
    if (block.left != none) {
        block.right = model_.blocks[block.left].right;
        model_.blocks[block.left].right = number;
    } else {
        block.right = first_beside(block);
        if (block.key == none) parent.start = number;
    }
    if (block.right != none) {
        model_.blocks[block.right].left = number;
    } else if (block.key != none) {
        model_.types.set_newest(block.parent, block.key, number);
        if (block.left != none) model_.erase(block.left, budget_);
    }
    if (block.content == Content::deleted) {
        block.deleted = true;
        model_.deleted.push_back({{block.client, block.clock}, block.length});
    } else if (block.key == none && is_countable(block.content)) {
        parent.length += block.length;
    }
    if (block.key != none && block.right != none) model_.erase(number, budget_); // an older value
    model_.append(number, joining_);
    if (block.key == none || block.deleted || block.length == 1) return;
    // Many values at once: peers that read them one by one would find all but the last to be older ones.
    model_.split(number, block.length - 1);
    model_.erase(number, budget_);
}

void Integration::set_content(const Struct& item, BlockNumber number, Clock offset) {
    Block& block = model_.blocks[number];
    if (item.content == Content::type) {
        const std::uint16_t depth = model_.types[block.parent].depth;
        if (depth == deepest_type) reason_ = Reason::too_deep;
        const TypeKind kind = type_kind(item.body);
        block.at = model_.types.add(kind, number, static_cast<std::uint16_t>(depth + 1));
        if (has_name(kind)) model_.types[block.at].name = model_.keys.find_or_add(element_name(item.body));
        return;
    }
    if (item.body.empty()) return;
    if (offset == 0) {
        model_.set_content(block, item.body);
    } else {
        const std::string rest = body_behind(item.content, as_text(item.body), offset);
        model_.set_content(block, as_octets(rest));
    }
}

} // namespace folkmoot::yjs
