#include "collab/tree/anchor.hpp"

#include "collab/tree/element_reader.hpp"
#include "collab/tree/letters.hpp"

#include <unordered_set>

namespace folkmoot::collab {
namespace {

using richtext::Block;
using richtext::BlockId;
using yjs::BlockNumber;
using yjs::TypeNumber;

const Block* find_block(const richtext::Tree& tree, BlockId id) {
    const Block* found = nullptr;
    each_block(tree.blocks, [&](const Block& block) {
        if (block.id == id) found = &block;
    });
    return found;
}

InlineWords words_of(const yjs::Model& model, TypeNumber element) {
    InlineWords words;
    Oddities oddities;
    if (const auto kind = find_element_kind(model.keys[model.types[element].name]))
        read_own_words(model, element, *kind, words, oddities);
    return words;
}

/// A type in the list that it stands in.
yjs::AbsolutePosition in_list(const yjs::Model& model, TypeNumber type) {
    const BlockNumber own = model.types[type].block;
    const TypeNumber list = model.blocks[own].parent;
    yjs::Clock index = 0;
    for (BlockNumber next = model.types[list].start; next != own; next = model.blocks[next].right)
        if (!model.blocks[next].deleted && is_countable(model.blocks[next].content))
            index += model.blocks[next].length;
    return {list, index};
}

/// A letter in its text, or a thing in its list.
yjs::AbsolutePosition position_of(const yjs::Model& model, const LetterPlace& letter, yjs::Clock behind) {
    if (is_text(model, letter.word->type))
        return {letter.word->type, letter.word->unit + letter.unit + (behind > 0 ? letter.units : 0)};
    yjs::AbsolutePosition place = in_list(model, letter.word->type);
    place.index += behind;
    return place;
}

/// The block that a type stands in, itself or with its words.
BlockId block_around(const yjs::Model& model, const DocumentTree& read, TypeNumber type) {
    while (type != yjs::none && model.types[type].block != yjs::none) {
        const BlockId id{ElementReader{model, type}.id("id")};
        const auto found = read.elements.find(id);
        if (found != read.elements.end() && found->second == type) return id;
        type = model.blocks[model.types[type].block].parent;
    }
    return BlockId::none;
}

/// What stands in a list before one of its places.
std::unordered_set<TypeNumber> parts_before(const yjs::Model& model, yjs::AbsolutePosition place) {
    std::unordered_set<TypeNumber> parts;
    yjs::Clock index = 0;
    for (BlockNumber next = model.types[place.type].start; next != yjs::none && index < place.index;
        next = model.blocks[next].right) {
        const yjs::Block& block = model.blocks[next];
        if (block.deleted || !is_countable(block.content)) continue;
        if (block.content == yjs::Content::type) parts.insert(block.at);
        index += block.length;
    }
    return parts;
}

} // namespace

std::optional<yjs::RelativePosition> anchor_at(
    const yjs::Document& document, const DocumentTree& read, TextPlace place, std::int32_t assoc) {
    const yjs::Model& model = document.model();
    const auto element = read.elements.find(place.block);
    const Block* block = find_block(read.tree, place.block);
    if (element == read.elements.end() || !block) return std::nullopt;
    std::optional<yjs::AbsolutePosition> found;
    std::optional<yjs::AbsolutePosition> end;
    std::size_t size = 0;
    const InlineWords words = words_of(model, element->second);
    each_letter(model, words, block->text, [&](const LetterPlace& letter) {
        if (!found && letter.at <= place.at && place.at < letter.to) found = position_of(model, letter, 0);
        end = position_of(model, letter, 1);
        size = letter.to;
    });
    if (!found && place.at == size) found = end.value_or(yjs::AbsolutePosition{element->second, 0});
    if (!found) return std::nullopt;
    return yjs::position_at(model, found->type, found->index, assoc);
}

std::optional<TextPlace> place_of(
    const yjs::Document& document, const DocumentTree& read, const yjs::RelativePosition& position) {
    const yjs::Model& model = document.model();
    const auto found = yjs::find_position(model, position);
    if (!found) return std::nullopt;
    const BlockId id = block_around(model, read, found->type);
    if (id == BlockId::none) return std::nullopt;
    const Block* block = find_block(read.tree, id);
    TextPlace place{id, 0};
    if (!block) return place;
    const bool in_text = is_text(model, found->type);
    const auto before = parts_before(model, in_text ? in_list(model, found->type) : *found);
    const InlineWords words = words_of(model, read.elements.at(id));
    each_letter(model, words, block->text, [&](const LetterPlace& letter) {
        const bool is_earlier = letter.word->type == found->type
            ? letter.word->unit + letter.unit < found->index
            : before.contains(letter.word->type);
        if (is_earlier) place.at = letter.to;
    });
    return place;
}

} // namespace folkmoot::collab
