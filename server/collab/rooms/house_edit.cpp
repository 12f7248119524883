#include "collab/rooms/house_edit.hpp"

#include "collab/tree/bring_to.hpp"
#include "collab/tree/write_tree.hpp"
#include "folkmoot/problem.hpp"
#include "richtext/same_additions.hpp"

#include <folkmoot/richtext_diff.hpp>

namespace folkmoot::collab {
namespace {

constexpr std::uint64_t steps_of_the_house = 50'000'000;

yjs::OwnedOctets finish(yjs::Edit& edit) {
    auto update = edit.finish();
    if (!update) throw Problem(Code::too_large, "collab.text_too_large");
    return std::move(*update);
}

/// Puts what one of the two sides would lose behind what took its place.
void keep_both(richtext::Merged& merged, const richtext::MintBlockId& mint) {
    const auto place = [](std::vector<richtext::Block>& blocks, richtext::BlockId id, richtext::Block block,
                           auto&& again) -> bool {
        for (std::size_t at = 0; at < blocks.size(); ++at) {
            if (blocks[at].id == id) {
                blocks.insert(blocks.begin() + static_cast<std::ptrdiff_t>(at) + 1, std::move(block));
                return true;
            }
            if (again(blocks[at].blocks, id, block, again)) return true;
        }
        return false;
    };
    for (const richtext::Conflict& conflict : merged.conflicts) {
        if (!conflict.mine) continue;
        richtext::Tree kept{.blocks = {*conflict.mine}};
        richtext::each_block(kept.blocks, [](richtext::Block& block) { block.id = richtext::BlockId::none; });
        richtext::give_ids(kept, mint);
        if (!place(merged.tree.blocks, conflict.block, kept.blocks.front(), place))
            merged.tree.blocks.push_back(std::move(kept.blocks.front()));
    }
}

/// Spreads numbers over all that there are (Steele, Lea, Flood 2014: SplitMix64).
std::uint64_t mixed(std::uint64_t number) {
    number += 0x9e3779b97f4a7c15U;
    number = (number ^ (number >> 30U)) * 0xbf58476d1ce4e5b9U;
    number = (number ^ (number >> 27U)) * 0x94d049bb133111ebU;
    return number ^ (number >> 31U);
}

} // namespace

DocumentTree require_tree(const yjs::Document& document) {
    auto text = tree_of(document);
    if (!text) throw Problem(Code::too_large, "collab.text_too_large");
    return std::move(*text);
}

yjs::ClientId house_client(ObjectId fresh) {
    constexpr std::uint64_t all = (std::uint64_t{1} << 53) - 1;
    return static_cast<std::uint64_t>(fresh.value()) & all;
}

yjs::OwnedOctets first_state(const richtext::Tree& tree, yjs::ClientId client) {
    yjs::Document document;
    yjs::Budget budget{steps_of_the_house};
    yjs::Edit edit{document, client, budget};
    if (write_tree(edit, tree)) throw Problem(Code::internal, "collab.text_unwritable");
    finish(edit);
    return document.encode();
}

yjs::Document open_stored(const StoredDocument& stored) {
    auto document = yjs::load(stored.state);
    const auto unreadable = [] { return Problem(Code::internal, "collab.log_unreadable"); };
    if (!document) throw unreadable();
    for (const LoggedContribution& contribution : stored.tail)
        for (const yjs::OwnedOctets& update : contribution.updates)
            if (!document->apply(update, yjs::Limits::of_a_stored_state(), yjs::Budget{~std::uint64_t{0}}))
                throw unreadable();
    return std::move(*document);
}

NamedText named_text(yjs::Document& document, yjs::ClientId client, const richtext::MintBlockId& mint) {
    yjs::Budget budget{steps_of_the_house};
    yjs::Edit edit{document, client, budget};
    give_block_ids(edit, require_tree(document), mint);
    NamedText named{.tree = {}, .update = finish(edit)};
    named.tree = require_tree(document).tree;
    return named;
}

richtext::MintBlockId lasting_names(const yjs::Document& content, ObjectId document) {
    const yjs::Model& model = content.model();
    std::vector<std::uint64_t> names;
    for (const yjs::TypeNumber element : require_tree(content).without_id) {
        const yjs::Block& block = model.blocks[model.types[element].block];
        names.push_back(
            mixed(mixed(mixed(static_cast<std::uint64_t>(document.value())) ^ model.clients[block.client].id)
                ^ block.clock));
    }
    // One that is taken is mixed again, as one is that nobody foresaw.
    return [names = std::move(names), at = std::size_t{0}, last = std::uint64_t{0}]() mutable {
        last = at < names.size() ? names[at++] : mixed(last + 1);
        return richtext::BlockId{static_cast<std::int64_t>(last >> 1U | 1U)};
    };
}

yjs::OwnedOctets bring_in(yjs::Document& document, const richtext::Tree& before, const richtext::Tree& now,
    yjs::ClientId client, const richtext::MintBlockId& mint) {
    yjs::Budget budget{steps_of_the_house};
    yjs::Edit edit{document, client, budget};
    give_block_ids(edit, require_tree(document), mint);
    const auto written = require_tree(document).tree;
    richtext::Tree theirs = now; // what is written live already is not put in a second time
    richtext::adopt_additions(before, written, theirs);
    auto merged = richtext::merge(before, written, theirs);
    if (!merged) throw Problem(Code::internal, "collab.text_unwritable");
    keep_both(*merged, mint);
    richtext::normalise(merged->tree);
    if (bring_to(edit, merged->tree, mint)) throw Problem(Code::internal, "collab.text_unwritable");
    return finish(edit);
}

} // namespace folkmoot::collab
