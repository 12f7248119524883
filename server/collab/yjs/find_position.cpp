#include "collab/yjs/relative_position.hpp"

#include <algorithm>

namespace folkmoot::yjs {
namespace {

bool counts(const Block& block) {
    return !block.deleted && is_countable(block.content);
}

Id id_of(const Model& model, Place place) {
    return {model.clients[place.client].id, place.clock};
}

/// The block of a unit, if it has come and is not collected.
BlockNumber find_unit(const Model& model, Id id) {
    const ClientNumber client = model.clients.find(id.client);
    if (client == none || model.clients[client].end <= id.clock) return none;
    const BlockNumber number = model.find({client, id.clock});
    return model.blocks[number].content == Content::gc ? none : number;
}

Clock index_of(const Model& model, BlockNumber number) {
    Clock index = 0;
    for (BlockNumber left = model.blocks[number].left; left != none; left = model.blocks[left].left)
        if (counts(model.blocks[left])) index += model.blocks[left].length;
    return index;
}

std::optional<AbsolutePosition> beside_unit(const Model& model, Id id, std::int32_t assoc) {
    const BlockNumber number = find_unit(model, id);
    if (number == none) return std::nullopt;
    const Block& block = model.blocks[number];
    Clock index = index_of(model, number);
    if (counts(block)) index += id.clock - block.clock + (assoc >= 0 ? 0 : 1);
    return AbsolutePosition{block.parent, index};
}

TypeNumber find_list(const Model& model, const RelativePosition& position) {
    if (position.root) {
        const KeyNumber name = model.keys.find(*position.root);
        return name == none ? none : model.types.find_root(name);
    }
    if (!position.type) return none;
    const BlockNumber number = find_unit(model, *position.type);
    if (number == none || model.blocks[number].content != Content::type) return none;
    return model.blocks[number].at;
}

} // namespace

RelativePosition position_at(const Model& model, TypeNumber type, Clock index, std::int32_t assoc) {
    RelativePosition position{.type = {}, .root = {}, .item = {}, .assoc = assoc};
    if (const Type& list = model.types[type]; list.block == none)
        position.root = model.keys[list.name];
    else
        position.type = id_of(model, {model.blocks[list.block].client, model.blocks[list.block].clock});
    if (assoc < 0 && index-- == 0) return position;
    for (BlockNumber next = model.types[type].start; next != none;) {
        const Block& block = model.blocks[next];
        if (counts(block) && block.length > index) {
            position.item = id_of(model, {block.client, block.clock + index});
            return position;
        }
        if (counts(block)) index -= block.length;
        // With the unit before the end: the last there is, also if it is deleted.
        if (block.right == none && assoc < 0) position.item = id_of(model, block.last());
        next = block.right;
    }
    return position;
}

std::optional<AbsolutePosition> find_position(const Model& model, const RelativePosition& position) {
    if (position.item) return beside_unit(model, *position.item, position.assoc);
    const TypeNumber type = find_list(model, position);
    if (type == none) return std::nullopt;
    return AbsolutePosition{type, position.assoc >= 0 ? model.types[type].length : 0};
}

std::optional<TypePath> path_of(const Model& model, TypeNumber type) {
    TypePath path;
    for (; model.types[type].block != none; type = model.blocks[model.types[type].block].parent) {
        const BlockNumber number = model.types[type].block;
        if (model.blocks[number].key != none) return std::nullopt;
        path.indices.push_back(index_of(model, number));
    }
    path.root = model.keys[model.types[type].name];
    std::ranges::reverse(path.indices);
    return path;
}

TypeNumber find_type(const Model& model, const TypePath& path) {
    const KeyNumber name = model.keys.find(path.root);
    TypeNumber type = name == none ? none : model.types.find_root(name);
    for (auto index = path.indices.begin(); type != none && index != path.indices.end(); ++index) {
        Clock left = *index;
        BlockNumber next = model.types[type].start;
        for (; next != none; next = model.blocks[next].right) {
            const Block& block = model.blocks[next];
            if (!counts(block)) continue;
            if (block.length > left) break;
            left -= block.length;
        }
        type = next != none && model.blocks[next].content == Content::type ? model.blocks[next].at : none;
    }
    return type;
}

} // namespace folkmoot::yjs
