#include "richtext/live_tree.hpp"

#include "richtext/text_tokens.hpp"

#include <fmt/format.h>

namespace folkmoot::richtext {
namespace {

Error missing(BlockId id) {
    return {fmt::format("there is no block {}", static_cast<std::int64_t>(id)), 0, {}};
}

std::size_t place_in_parent(const LiveTree::Place& place) {
    const auto& siblings = place.parent->inside;
    auto found = std::find_if(
        siblings.begin(), siblings.end(), [&](const auto& sibling) { return sibling.get() == &place; });
    return static_cast<std::size_t>(found - siblings.begin());
}

// Cuts a text in two at a unit; false where that is no border of a character.
bool split_at(const Text& text, std::size_t at, Text& before, Text& after) {
    for (const auto& piece : text) {
        const auto size = unit_count(piece);
        if (at >= size) {
            before.push_back(piece);
            at -= size;
        } else if (at == 0) {
            after.push_back(piece);
        } else {
            const auto& run = std::get<std::string>(piece.content);
            if ((static_cast<unsigned char>(run[at]) & 0xc0) == 0x80) return false;
            before.push_back({run.substr(0, at), piece.style});
            after.push_back({run.substr(at), piece.style});
            at = 0;
        }
    }
    return at == 0;
}

} // namespace

LiveTree::LiveTree()
    : root_{std::make_unique<Place>()} {
    places_.emplace(BlockId::none, root_.get());
}

Result<LiveTree> LiveTree::of(const Tree& tree) {
    LiveTree live;
    for (std::size_t i = 0; i < tree.blocks.size(); ++i)
        if (auto error = live.take(tree.blocks[i], live.root(), i)) return std::unexpected(std::move(*error));
    return live;
}

LiveTree::Place* LiveTree::find(BlockId id) {
    auto found = places_.find(id);
    return found == places_.end() ? nullptr : found->second;
}

std::optional<Error> LiveTree::take(const Block& block, Place& parent, std::size_t at) {
    auto place = std::make_unique<Place>();
    place->own = {block.id, block.node, block.text, {}};
    place->parent = &parent;
    if (block.id == BlockId::none) return Error{"a block has no id", 0, {}};
    if (!places_.emplace(block.id, place.get()).second)
        return Error{fmt::format("block {} is there twice", static_cast<std::int64_t>(block.id)), 0, {}};
    auto& taken =
        **parent.inside.insert(parent.inside.begin() + static_cast<std::ptrdiff_t>(at), std::move(place));
    for (std::size_t i = 0; i < block.blocks.size(); ++i)
        if (auto error = take(block.blocks[i], taken, i)) return error;
    return std::nullopt;
}

std::optional<std::size_t> LiveTree::place_after(const Place& parent, BlockId after) const {
    if (after == BlockId::none) return 0;
    auto found = places_.find(after);
    if (found == places_.end() || found->second->parent != &parent) return std::nullopt;
    return place_in_parent(*found->second) + 1;
}

void LiveTree::forget(const Place& place) {
    places_.erase(place.own.id);
    for (const auto& inside : place.inside)
        forget(*inside);
}

std::optional<Error> LiveTree::apply(const Edit& edit) {
    return std::visit([&](const auto& step) { return apply(step); }, edit);
}

std::optional<Error> LiveTree::apply(const edit::Insert& step) {
    auto* parent = find(step.parent);
    if (!parent) return missing(step.parent);
    auto at = place_after(*parent, step.after);
    if (!at) return missing(step.after);
    return take(step.block, *parent, *at);
}

std::optional<Error> LiveTree::apply(const edit::Erase& step) {
    auto* place = find(step.block);
    if (!place || place == root_.get()) return missing(step.block);
    forget(*place);
    auto& siblings = place->parent->inside;
    siblings.erase(siblings.begin() + static_cast<std::ptrdiff_t>(place_in_parent(*place)));
    return std::nullopt;
}

std::optional<Error> LiveTree::apply(const edit::Move& step) {
    auto* place = find(step.block);
    auto* parent = find(step.parent);
    if (!place || place == root_.get()) return missing(step.block);
    if (!parent) return missing(step.parent);
    for (auto* above = parent; above; above = above->parent)
        if (above == place) return Error{"a block cannot stand inside itself", 0, {}};
    if (step.after == step.block || !place_after(*parent, step.after)) return missing(step.after);
    auto& siblings = place->parent->inside;
    auto own = siblings.begin() + static_cast<std::ptrdiff_t>(place_in_parent(*place));
    auto held = std::move(*own);
    siblings.erase(own);
    held->parent = parent;
    const auto at = place_after(*parent, step.after).value();
    parent->inside.insert(parent->inside.begin() + static_cast<std::ptrdiff_t>(at), std::move(held));
    return std::nullopt;
}

std::optional<Error> LiveTree::apply(const edit::SetNode& step) {
    auto* place = find(step.block);
    if (!place || place == root_.get()) return missing(step.block);
    place->own.node = step.node;
    return std::nullopt;
}

std::optional<Error> LiveTree::apply(const edit::EditText& step) {
    auto* place = find(step.block);
    if (!place || place == root_.get()) return missing(step.block);
    Text before, rest, erased, after;
    if (!split_at(place->own.text, step.at, before, rest) || !split_at(rest, step.erase, erased, after))
        return Error{"an edit points beside the text", 0, {}};
    before.insert(before.end(), step.insert.begin(), step.insert.end());
    before.insert(before.end(), after.begin(), after.end());
    place->own.text = join_tokens(before);
    return std::nullopt;
}

Block LiveTree::block_of(const Place& place) {
    Block block = place.own;
    for (const auto& inside : place.inside)
        block.blocks.push_back(block_of(*inside));
    return block;
}

Tree LiveTree::tree() const {
    return {block_of(*root_).blocks};
}

Result<Tree> apply_script(const EditScript& script, const Tree& tree) {
    auto live = LiveTree::of(tree);
    if (!live) return std::unexpected(std::move(live.error()));
    for (const auto& step : script)
        if (auto error = live->apply(step)) return std::unexpected(std::move(*error));
    return live->tree();
}

} // namespace folkmoot::richtext
