// What was written between the published revisions, by person and sitting.
#include "collab/rooms/draft_edit.hpp"
#include "collab/rooms/past_states.hpp"
#include "collab/rooms/provenance.hpp"
#include "collab/tree/document_tree.hpp"
#include "objects/authorship.hpp"
#include "objects/named_authors.hpp"
#include "objects/position.hpp"

#include <unordered_set>

namespace folkmoot::objects {
namespace {

constexpr std::size_t sittings_on_page = 30;
constexpr std::chrono::minutes longest_pause{10};

/// Saves of one person without a long pause, the newest first.
struct Sitting {
    ObjectId person;
    std::vector<std::size_t> parts;
    std::optional<AcceptedWords> accepted; ///< what an editor accepted stands alone
};

std::vector<Sitting> sittings_of(
    const collab::Provenance& log, const std::unordered_map<yjs::ClientId, AcceptedWords>& accepted) {
    const auto accepted_in = [&](std::size_t part) -> std::optional<AcceptedWords> {
        for (const auto& span : log.spans_of(part))
            if (const auto found = accepted.find(span.client); found != accepted.end()) return found->second;
        return std::nullopt;
    };
    std::vector<Sitting> sittings;
    std::unordered_map<ObjectId, std::size_t> sitting_now;
    for (std::size_t part = log.parts().size(); part-- > 0;) {
        const auto& saved = log.parts()[part];
        if (auto one = accepted_in(part)) {
            sittings.push_back({saved.person, {part}, std::move(one)});
            continue;
        }
        const auto now = sitting_now.find(saved.person);
        if (now != sitting_now.end()) {
            auto& parts = sittings[now->second].parts;
            if (log.parts()[parts.back()].saved - saved.saved <= longest_pause) {
                parts.push_back(part);
                continue;
            }
        }
        sitting_now[saved.person] = sittings.size();
        sittings.push_back({saved.person, {part}, std::nullopt});
    }
    return sittings;
}

/// Finds the blocks of the text in which units of a document stand.
class Places {
public:
    explicit Places(const yjs::Document& content)
        : model_(content.model()) {
        auto text = collab::tree_of(content);
        if (!text) throw Problem(Code::too_large, "collab.text_too_large");
        for (const auto& [id, element] : text->elements)
            blocks_.emplace(element, id);
    }
    void add(const yjs::DeleteRange& units, std::unordered_set<richtext::BlockId>& found) const {
        const auto client = model_.clients.find(units.client);
        if (client == yjs::none) return;
        for (yjs::Clock clock = units.clock; clock < units.end();) {
            const yjs::Block& block = model_.blocks[model_.find({client, clock})];
            if (const auto id = block_around(block); id != richtext::BlockId::none) found.insert(id);
            clock = block.end();
        }
    }

private:
    richtext::BlockId block_around(const yjs::Block& block) const {
        yjs::TypeNumber type = block.parent;
        if (block.content == yjs::Content::type && !block.deleted)
            if (const auto own = blocks_.find(block.at); own != blocks_.end()) return own->second;
        while (type != yjs::none) {
            if (const auto found = blocks_.find(type); found != blocks_.end()) return found->second;
            const auto holder = model_.types[type].block;
            type = holder == yjs::none ? yjs::none : model_.blocks[holder].parent;
        }
        return richtext::BlockId::none;
    }

    const yjs::Model& model_;
    std::unordered_map<yjs::TypeNumber, richtext::BlockId> blocks_;
};

EditingLine line_of(const Sitting& sitting, const collab::Provenance& log, const Places& places) {
    EditingLine line{.by = {},
        .from = log.parts()[sitting.parts.back()].saved,
        .to = log.parts()[sitting.parts.front()].saved,
        .suggestion = {},
        .accepted_by = {},
        .before = log.parts()[sitting.parts.back()].seq - 1,
        .state = log.parts()[sitting.parts.front()].seq};
    std::unordered_set<richtext::BlockId> blocks;
    for (const std::size_t part : sitting.parts) {
        for (const auto& span : log.spans_of(part)) {
            places.add(span, blocks);
            line.added += static_cast<std::int64_t>(log.words(span.client, span.clock, span.end()).size());
        }
        for (const auto& range : log.removals_of(part)) {
            places.add(range, blocks);
            line.removed += static_cast<std::int64_t>(range.length);
        }
    }
    line.blocks = std::ssize(blocks);
    return line;
}

} // namespace

Paged<EditingLine> list_edits(ReadContext& context, const Standing& object, std::string_view after) {
    const ObjectId id = object.object().id;
    const std::string list = "edits:" + id.text();
    const auto before =
        open_position(context.tx, context.viewer, list, after, std::numeric_limits<std::int64_t>::max());
    Paged<EditingLine> page;
    const auto stored = collab::find_document(context.tx, id);
    if (!stored) return page;
    const auto log = collab::Provenance::of(context.tx, id);
    auto content = collab::open_stored(*stored);
    IdMint& ids = context.services.ids(); // here only: blocks that are not published yet have none
    collab::named_text(
        content, collab::house_client(ids.next()), [&] { return richtext::BlockId{ids.next().value()}; });
    const Places places{content};
    const auto oldest = collab::oldest_state(context.tx, id).value_or(0);
    NamedAuthors people{context.viewer, object};
    std::vector<std::pair<std::int64_t, std::optional<std::int64_t>>> named;
    for (const auto& sitting : sittings_of(log, accepted_words(context.tx, id))) {
        const auto newest = log.parts()[sitting.parts.front()].seq;
        if (newest >= before) continue;
        if (page.items.size() == sittings_on_page) {
            page.next = seal_position(context.tx, context.viewer, list, newest + 1);
            break;
        }
        page.items.push_back(line_of(sitting, log, places));
        page.items.back().kept = page.items.back().before >= oldest;
        named.emplace_back(people.place_of(sitting.person), std::nullopt);
        if (sitting.accepted) {
            page.items.back().suggestion = sitting.accepted->suggestion;
            named.back().second = people.place_of(sitting.accepted->decided_by);
        }
    }
    const auto labels = people.labels(context.tx);
    for (std::size_t at = 0; at < page.items.size(); ++at) {
        page.items[at].by = labels[static_cast<std::size_t>(named[at].first)];
        if (named[at].second)
            page.items[at].accepted_by = labels[static_cast<std::size_t>(*named[at].second)];
    }
    return page;
}

} // namespace folkmoot::objects
