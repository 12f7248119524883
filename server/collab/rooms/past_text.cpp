#include "collab/rooms/past_text.hpp"

#include "collab/rooms/past_states.hpp"
#include "collab/tree/document_tree.hpp"
#include "folkmoot/clock.hpp"
#include "folkmoot/problem.hpp"

#include <unordered_set>

namespace folkmoot::collab {
namespace {

struct UnitHash {
    std::size_t operator()(const yjs::Id& id) const {
        return std::hash<std::uint64_t>{}(id.client) * 31 + std::hash<std::uint64_t>{}(id.clock);
    }
};

yjs::Id unit_of(const yjs::Model& model, yjs::TypeNumber element) {
    const yjs::Block& block = model.blocks[model.types[element].block];
    return {model.clients[block.client].id, block.clock};
}

/// Gives blocks that had no id then the ones that they have now.
class IdsOfNow {
public:
    explicit IdsOfNow(const OpenDraft& now) {
        for (const auto& [id, element] : require_tree(now.content).elements)
            ids_.emplace(unit_of(now.content.model(), element), id);
    }

    richtext::Tree name(yjs::Document& document, IdMint& ids) {
        std::unordered_set<richtext::BlockId> fresh;
        named_text(document, house_client(ids.next()),
            [&] { return *fresh.insert(richtext::BlockId{ids.next().value()}).first; });
        DocumentTree read = require_tree(document);
        std::unordered_map<richtext::BlockId, richtext::BlockId> known;
        for (const auto id : fresh)
            if (const auto element = read.elements.find(id); element != read.elements.end())
                if (const auto now = ids_.find(unit_of(document.model(), element->second));
                    now != ids_.end() && !read.elements.contains(now->second))
                    known.emplace(id, now->second);
        richtext::each_block(read.tree.blocks, [&](richtext::Block& block) {
            if (const auto now = known.find(block.id); now != known.end()) block.id = now->second;
        });
        return std::move(read.tree);
    }

private:
    std::unordered_map<yjs::Id, richtext::BlockId, UnitHash> ids_;
};

} // namespace

std::optional<richtext::Tree> past_text(ReadTx& tx, const OpenDraft& now, std::int64_t seq, IdMint& ids) {
    const auto stored = find_document_at(tx, now.document, seq);
    if (!stored) return std::nullopt;
    auto document = open_stored(*stored);
    return IdsOfNow{now}.name(document, ids);
}

std::optional<richtext::Tree> opened_text(
    ReadTx& tx, const OpenDraft& now, std::int64_t seq, std::int64_t revision, IdMint& ids) {
    const auto stored = find_document_at(tx, now.document, seq);
    if (!stored) return std::nullopt;
    auto document = open_stored(*stored);
    if (const auto had = revision_at(tx, now.document, seq); had > 0 && had < revision)
        bring_in(document, published_tree(tx, now.document, had), published_tree(tx, now.document, revision),
            house_client(ids.next()), [&] { return richtext::BlockId{ids.next().value()}; });
    return IdsOfNow{now}.name(document, ids);
}

} // namespace folkmoot::collab
