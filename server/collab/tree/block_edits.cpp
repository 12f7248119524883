#include "collab/tree/block_edits.hpp"

#include "collab/tree/copy.hpp"
#include "collab/tree/element_reader.hpp"
#include "collab/tree/vocabulary.hpp"
#include "collab/tree/words.hpp"
#include "collab/tree/words_writer.hpp"
#include "richtext/text_edits.hpp"

#include <ranges>

namespace folkmoot::collab {
namespace {

using richtext::BlockId;
using richtext::Kind;
using richtext::Text;
using yjs::BlockNumber;
using yjs::TypeNumber;

BlockId block_of(const richtext::Edit& step) {
    return std::visit(
        [](const auto& of) {
            if constexpr (requires { of.block.id; })
                return of.block.id;
            else
                return of.block;
        },
        step);
}

/// How many steps from one on change the text of the same block.
std::size_t text_steps(const richtext::EditScript& script, std::size_t from) {
    std::size_t count = 0;
    while (from + count < script.size()
        && std::holds_alternative<richtext::edit::EditText>(script[from + count])
        && block_of(script[from + count]) == block_of(script[from]))
        ++count;
    return count;
}

} // namespace

BlockEdits::BlockEdits(yjs::Edit& edit, const DocumentTree& read)
    : edit_{edit}
    , elements_{read.elements}
    , live_{richtext::LiveTree::of(read.tree)} {
    for (const auto& [id, element] : elements_)
        ids_.emplace(element, id);
}

std::optional<richtext::Error> BlockEdits::run(const richtext::EditScript& script) {
    if (!live_) return live_.error();
    for (std::size_t n = 0; n < script.size() && !edit_.failed();) {
        const std::size_t of_text = text_steps(script, n);
        if (of_text == 0) {
            if (auto error = live_->apply(script[n])) return error;
            std::visit(
                [&](const auto& step) {
                    if constexpr (!std::is_same_v<std::decay_t<decltype(step)>, richtext::edit::EditText>)
                        take(step);
                },
                script[n]);
            ++n;
            continue;
        }
        const auto* place = live_->find(block_of(script[n]));
        const Text before = place ? place->own.text : Text{};
        for (std::size_t step = n; step < n + of_text; ++step)
            if (auto error = live_->apply(script[step])) return error;
        take(std::span{script}.subspan(n, of_text), before);
        n += of_text;
    }
    if (edit_.failed()) return error_of(edit_);
    return std::nullopt;
}

TypeNumber BlockEdits::element_of(BlockId id) const {
    const auto found = elements_.find(id);
    return found == elements_.end() ? yjs::none : found->second;
}

BlockEdits::Gap BlockEdits::gap(BlockId parent, BlockId after) const {
    const yjs::Model& model = edit_.model();
    if (after != BlockId::none) {
        const TypeNumber element = element_of(after);
        if (element == yjs::none) return {};
        const BlockNumber behind = model.types[element].block;
        return {model.blocks[behind].parent, behind};
    }
    if (parent == BlockId::none) return {edit_.root(text_root), yjs::none};
    const TypeNumber list = element_of(parent);
    if (list == yjs::none) return {};
    // A block's own words stand first.
    BlockNumber first = model.types[list].start;
    while (first != yjs::none && model.blocks[first].deleted && edit_.spend())
        first = model.blocks[first].right;
    const TypeNumber child = first == yjs::none ? yjs::none : live_type(model, first);
    const auto kind = find_element_kind(model.keys[model.types[list].name]);
    const bool is_words = child != yjs::none && kind && !words_element(*kind).empty()
        && is_element(model, child, words_element(*kind));
    return {list, is_words ? first : yjs::none};
}

void BlockEdits::note(BlockId id, TypeNumber element) {
    elements_[id] = element;
    ids_[element] = id;
}

void BlockEdits::copied(TypeNumber from, TypeNumber to) {
    const auto found = ids_.find(from);
    if (found == ids_.end()) return;
    const BlockId id = found->second;
    ids_.erase(found);
    note(id, to);
}

/// The number of an element that goes may be another's next.
void BlockEdits::forget(TypeNumber type) {
    const yjs::Model& model = edit_.model();
    if (const auto found = ids_.find(type); found != ids_.end()) {
        elements_.erase(found->second);
        ids_.erase(found);
    }
    for (BlockNumber next = model.types[type].start; next != yjs::none && edit_.spend();
        next = model.blocks[next].right)
        if (const TypeNumber child = live_type(model, next); child != yjs::none) forget(child);
}

void BlockEdits::erase(TypeNumber element) {
    forget(element);
    edit_.erase(edit_.model().types[element].block);
}

/// An empty block that the tree does not have may have the id of one that comes back: it gets another one
/// later.
void BlockEdits::give_up_ids(const richtext::Block& block) {
    if (const TypeNumber element = element_of(block.id); element != yjs::none) {
        edit_.remove_attribute(element, "id");
        ids_.erase(element);
        elements_.erase(block.id);
    }
    for (const richtext::Block& child : block.blocks)
        give_up_ids(child);
}

void BlockEdits::take(const richtext::edit::Insert& step) {
    give_up_ids(step.block);
    const Gap gap = this->gap(step.parent, step.after);
    if (gap.parent == yjs::none) return;
    Elements made;
    write_block(edit_, gap.parent, gap.behind, step.block, made);
    for (const auto& [id, element] : made)
        note(id, element);
}

void BlockEdits::take(const richtext::edit::Erase& step) {
    if (const TypeNumber element = element_of(step.block); element != yjs::none) erase(element);
}

void BlockEdits::take(const richtext::edit::Move& step) {
    const TypeNumber element = element_of(step.block);
    const Gap gap = this->gap(step.parent, step.after);
    if (element == yjs::none || gap.parent == yjs::none) return;
    copy_type(
        edit_, element, gap.parent, gap.behind, [&](TypeNumber from, TypeNumber to) { copied(from, to); });
    if (!edit_.failed()) erase(element);
}

void BlockEdits::take(const richtext::edit::SetNode& step) {
    const TypeNumber element = element_of(step.block);
    if (element == yjs::none) return;
    const std::string_view name = element_name(static_cast<Kind>(step.node.index()));
    if (is_element(edit_.model(), element, name))
        set_attributes(element, step.node);
    else
        replace_element(step.block, step.node);
}

void BlockEdits::set_attributes(TypeNumber element, const richtext::Node& wanted) {
    // All that this kind may have, so that what is to have its usual value is found.
    ElementReader reader{edit_.model(), element};
    const auto now = read_node(static_cast<Kind>(wanted.index()), reader);
    const ElementAttributes after = attributes_of(wanted);
    const ElementAttributes before = now ? attributes_of(*now) : ElementAttributes{};
    for (const auto& attribute : after)
        if (std::ranges::find(before, attribute) == before.end())
            edit_.set_attribute(element, attribute.first, attribute.second);
    for (const auto& [key, value] : before)
        if (std::ranges::find(after, key, &ElementAttributes::value_type::first) == after.end())
            edit_.remove_attribute(element, key);
}

/// An element keeps its name for ever: another kind of block is another element, with a copy of what stands
/// in the old one.
void BlockEdits::replace_element(BlockId id, const richtext::Node& node) {
    const yjs::Model& model = edit_.model();
    const TypeNumber old = element_of(id);
    const BlockNumber behind = model.types[old].block;
    const TypeNumber made = write_element(edit_, model.blocks[behind].parent, behind, node, id);
    if (made == yjs::none) return;
    BlockNumber last = copy_words(old, made, static_cast<Kind>(node.index()));
    for (BlockNumber next = model.types[old].start; next != yjs::none && edit_.spend();
        next = model.blocks[next].right) {
        const TypeNumber child = live_type(model, next);
        if (child == yjs::none || is_text(model, child) || is_atom(model, child) || is_holder(child))
            continue;
        last = copy_behind(child, made, last);
    }
    if (edit_.failed()) return;
    erase(old);
    note(id, made);
}

bool BlockEdits::is_holder(TypeNumber element) const {
    const yjs::Type& type = edit_.model().types[element];
    return type.kind == yjs::TypeKind::xml_element && is_words_element(edit_.model().keys[type.name]);
}

/// The block of the copy, or `behind` if this cannot be copied.
BlockNumber BlockEdits::copy_behind(TypeNumber child, TypeNumber parent, BlockNumber behind) {
    const TypeNumber copy =
        copy_type(edit_, child, parent, behind, [&](TypeNumber from, TypeNumber to) { copied(from, to); });
    return copy == yjs::none ? behind : edit_.model().types[copy].block;
}

/// Texts and things in them, wherever the old kind of block has them, to where the new kind does; the block
/// of the new element behind which its blocks go.
BlockNumber BlockEdits::copy_words(TypeNumber old, TypeNumber made, Kind kind) {
    if (rule(kind).words == richtext::Words::none) return yjs::none;
    const yjs::Model& model = edit_.model();
    std::vector<TypeNumber> words;
    const auto collect = [&](const auto& self, TypeNumber list, bool in_holder) -> void {
        for (BlockNumber next = model.types[list].start; next != yjs::none && edit_.spend();
            next = model.blocks[next].right) {
            const TypeNumber child = live_type(model, next);
            if (child == yjs::none) continue;
            if (in_holder || is_text(model, child) || is_atom(model, child))
                words.push_back(child);
            else if (is_holder(child))
                self(self, child, true);
        }
    };
    collect(collect, old, false);
    if (words.empty()) return yjs::none;
    const std::string_view name = words_element(kind);
    const TypeNumber holder = name.empty() ? made : edit_.insert_element(made, yjs::none, name);
    if (holder == yjs::none) return yjs::none;
    BlockNumber last = yjs::none;
    for (const TypeNumber word : words)
        last = copy_behind(word, holder, last);
    return holder == made ? last : model.types[holder].block;
}

void BlockEdits::take(std::span<const richtext::Edit> steps, const Text& before) {
    const BlockId id = block_of(steps.front());
    const TypeNumber element = element_of(id);
    const auto* place = live_->find(id);
    if (element == yjs::none || !place || rule(place->own).words == richtext::Words::none) return;
    InlineWords words;
    Oddities oddities;
    read_own_words(edit_.model(), element, kind(place->own), words, oddities);
    const Text raw = text_of(words);
    WordsWriter writer{edit_, element, kind(place->own), words};
    // What is in the document need not be in normal form; then what is wanted is compared with it anew.
    std::vector<richtext::Edit> fresh;
    if (raw != before) {
        fresh = richtext::text_edits(id, raw, place->own.text);
        steps = fresh;
    }
    for (const richtext::Edit& step : std::views::reverse(steps)) {
        const auto& of_text = std::get<richtext::edit::EditText>(step);
        writer.replace(of_text.at, of_text.erase, of_text.insert);
    }
}

} // namespace folkmoot::collab
