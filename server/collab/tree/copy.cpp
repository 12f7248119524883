#include "collab/tree/copy.hpp"

#include "collab/tree/words.hpp"
#include "collab/yjs/struct_parts.hpp"

namespace folkmoot::collab {
namespace {

using yjs::BlockNumber;
using yjs::Content;
using yjs::Edit;
using yjs::TypeNumber;

void copy_attributes(Edit& edit, TypeNumber from, TypeNumber to) {
    const yjs::Model& model = edit.model();
    for (const yjs::KeyNumber key : std::vector<yjs::KeyNumber>{model.types[from].keys}) {
        const BlockNumber newest = model.types.newest(from, key);
        if (newest == yjs::none) continue;
        const yjs::Block& block = model.blocks[newest];
        if (block.deleted || block.content != Content::any) continue;
        const std::string_view values = model.content_of(block);
        const std::string value{values.substr(yjs::octets_of_values(Content::any, values, block.length - 1))};
        edit.set_attribute(to, model.keys[key], value);
    }
}

} // namespace

TypeNumber copy_type(
    Edit& edit, TypeNumber from, TypeNumber parent, BlockNumber behind, const OnCopied& on_copied) {
    const yjs::Model& model = edit.model();
    TypeNumber to = yjs::none;
    if (is_text(model, from))
        to = edit.insert_text(parent, behind);
    else if (model.types[from].kind == yjs::TypeKind::xml_element)
        to = edit.insert_element(parent, behind, model.keys[model.types[from].name]);
    if (to == yjs::none) return to;
    copy_attributes(edit, from, to);
    copy_list(edit, model.types[from].start, to, yjs::none, on_copied);
    on_copied(from, to);
    return to;
}

void copy_list(
    Edit& edit, BlockNumber first, TypeNumber parent, BlockNumber behind, const OnCopied& on_copied) {
    const yjs::Model& model = edit.model();
    for (BlockNumber next = first; next != yjs::none && edit.spend(); next = model.blocks[next].right) {
        const yjs::Block& block = model.blocks[next];
        if (block.deleted) continue;
        if (block.content == Content::type) {
            const TypeNumber copy = copy_type(edit, block.at, parent, behind, on_copied);
            if (copy != yjs::none) behind = model.types[copy].block;
        } else {
            const std::string body{model.content_of(block)};
            behind = edit.insert(parent, behind, block.content, body, block.length);
            if (behind == yjs::none) return;
        }
    }
}

} // namespace folkmoot::collab
