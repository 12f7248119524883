#include "collab/tree/write_tree.hpp"

#include "collab/tree/text_style.hpp"
#include "collab/tree/vocabulary.hpp"

namespace folkmoot::collab {
namespace {

using richtext::Block;
using richtext::BlockId;
using yjs::BlockNumber;
using yjs::Edit;
using yjs::TypeNumber;

void set_attributes(Edit& edit, TypeNumber element, const ElementAttributes& attributes) {
    if (element == yjs::none) return;
    for (const auto& [name, value] : attributes)
        edit.set_attribute(element, name, value);
}

BlockNumber block_of(Edit& edit, TypeNumber type) {
    return type == yjs::none ? yjs::none : edit.model().types[type].block;
}

/// Runs that follow each other are one XmlText.
void write_words(Edit& edit, TypeNumber holder, const richtext::Text& text) {
    BlockNumber behind = yjs::none;
    std::optional<yjs::TextCursor> cursor;
    for (const richtext::Inline& piece : text) {
        if (edit.failed()) return;
        if (const auto* run = std::get_if<std::string>(&piece.content)) {
            if (!cursor) {
                const TypeNumber made = edit.insert_text(holder, behind);
                if (made == yjs::none) return;
                behind = block_of(edit, made);
                cursor.emplace(edit, made);
            }
            cursor->insert(*run, attributes_of(piece.style, cursor->attributes()));
        } else {
            cursor.reset();
            behind = block_of(edit, write_atom(edit, holder, behind, piece));
        }
    }
}

} // namespace

TypeNumber write_atom(Edit& edit, TypeNumber parent, BlockNumber behind, const richtext::Inline& piece) {
    const auto name = atom_names[static_cast<std::size_t>(atom_of(piece))];
    const TypeNumber element = edit.insert_element(parent, behind, name);
    set_attributes(edit, element, attributes_of(piece));
    return element;
}

TypeNumber write_element(
    Edit& edit, TypeNumber parent, BlockNumber behind, const richtext::Node& node, BlockId id) {
    const auto name = element_name(static_cast<richtext::Kind>(node.index()));
    const TypeNumber element = edit.insert_element(parent, behind, name);
    if (element != yjs::none && id != BlockId::none)
        edit.set_attribute(element, "id", yjs::any_text(id_text(id)));
    set_attributes(edit, element, attributes_of(node));
    return element;
}

TypeNumber write_block(
    Edit& edit, TypeNumber parent, BlockNumber behind, const Block& block, Elements& elements) {
    const TypeNumber element = write_element(edit, parent, behind, block.node, block.id);
    if (element == yjs::none) return element;
    if (block.id != BlockId::none) elements[block.id] = element;
    BlockNumber last = yjs::none;
    TypeNumber holder = element;
    if (const auto name = words_element(kind(block)); !name.empty() && !block.text.empty()) {
        holder = edit.insert_element(element, yjs::none, name);
        last = block_of(edit, holder);
    }
    if (holder != yjs::none) write_words(edit, holder, block.text);
    for (const Block& child : block.blocks) {
        if (edit.failed()) break;
        last = block_of(edit, write_block(edit, element, last, child, elements));
    }
    return edit.failed() ? yjs::none : element;
}

richtext::Error error_of(const Edit& edit) {
    return {std::string{yjs::say(edit.fault().reason)}, 0, {}};
}

std::optional<richtext::Error> write_tree(Edit& edit, const richtext::Tree& tree) {
    if (auto fault = find_fault(tree)) return fault;
    const TypeNumber root = edit.root(text_root);
    Elements elements;
    BlockNumber last = yjs::none;
    for (const Block& block : tree.blocks) {
        last = block_of(edit, write_block(edit, root, last, block, elements));
        if (edit.failed()) return error_of(edit);
    }
    return std::nullopt;
}

} // namespace folkmoot::collab
