#include "objects/authorship.hpp"

#include "collab/rooms/draft_edit.hpp"
#include "collab/rooms/past_states.hpp"
#include "folkmoot/objects.hpp"
#include "objects/authorship_reader.hpp"
#include "objects/position.hpp"
#include "objects/replayed_authorship.hpp"
#include "richtext/schema.hpp"

#include <unordered_set>

namespace folkmoot::objects {
namespace {

constexpr std::size_t blocks_on_page = 100;
constexpr std::size_t most_removed_blocks = 100;

struct TakenAway {
    ObjectId by;
    Time at;
};

/// What was published before, and is gone.
class RemovedBlocks {
public:
    RemovedBlocks(ReadTx& tx, ObjectId object, std::int64_t published, const richtext::Tree& now)
        : text_(collab::published_tree(tx, object, published)) {
        richtext::each_block(now.blocks, [&](const richtext::Block& block) { left_.insert(block.id); });
        const auto place = collab::find_revision_place(tx, object, published);
        if (!place || !place->exact) return;
        if (const auto stored = collab::find_document_of(tx, object, *place))
            units_ = units_of_blocks(collab::open_stored(*stored));
    }

    /// Those with words, in the order of reading. `otherwise` took away what no log tells of.
    std::vector<RemovedBlock> list(const collab::Provenance* log, NamedAuthors& people,
        const std::optional<TakenAway>& otherwise) const {
        std::vector<RemovedBlock> found;
        add(text_.blocks, log, people, otherwise, found);
        return found;
    }

private:
    void add(const std::vector<richtext::Block>& blocks, const collab::Provenance* log, NamedAuthors& people,
        const std::optional<TakenAway>& otherwise, std::vector<RemovedBlock>& found) const {
        for (const auto& block : blocks) {
            if (found.size() == most_removed_blocks) return;
            if (!block.text.empty() && !left_.contains(block.id)) {
                RemovedBlock removed{.block = std::to_string(static_cast<std::int64_t>(block.id)),
                    .kind = std::string{richtext::rule(block).name},
                    .words = first_words(words_by_unit(block.text)),
                    .by = {},
                    .at = {}};
                const auto unit = units_.find(block.id);
                if (const auto* saved = log && unit != units_.end() ? log->removed(unit->second) : nullptr) {
                    removed.by = people.place_of(saved->person);
                    removed.at = saved->saved;
                } else if (otherwise) {
                    removed.by = people.place_of(otherwise->by);
                    removed.at = otherwise->at;
                }
                found.push_back(std::move(removed));
            }
            add(block.blocks, log, people, otherwise, found);
        }
    }

    richtext::Tree text_;
    std::unordered_set<richtext::BlockId> left_;
    std::unordered_map<richtext::BlockId, yjs::Id> units_;
};

/// One page of what was read.
class AuthorshipPage {
public:
    AuthorshipPage(ReadContext& context, const Standing& object, std::string list, std::string_view after)
        : context_(context)
        , list_(std::move(list))
        , first_(static_cast<std::size_t>(open_position(context.tx, context.viewer, list_, after, 0)))
        , people_(context.viewer, object) { }

    std::size_t first() const { return first_; }
    bool is_first() const { return first_ == 0; }
    NamedAuthors& people() { return people_; }
    /// `items` are those from `first` on, one more than a page where there are more.
    AuthorshipView show(
        std::vector<BlockAuthorship> items, std::vector<RemovedBlock> removed, bool whole) const {
        AuthorshipView view{.items = std::move(items),
            .removed = std::move(removed),
            .people = {},
            .next = {},
            .whole = whole};
        if (view.items.size() > blocks_on_page) {
            view.items.resize(blocks_on_page);
            view.next = seal_position(
                context_.tx, context_.viewer, list_, static_cast<std::int64_t>(first_ + blocks_on_page));
        }
        view.people = people_.labels(context_.tx);
        return view;
    }

private:
    ReadContext& context_;
    std::string list_;
    std::size_t first_;
    NamedAuthors people_;
};

AuthorshipView show_document(ReadContext& context, ObjectId document, const yjs::Document& content,
    std::int64_t before, AuthorshipPage& page) {
    AuthorshipReader reader{context.tx, page.people(), document, content};
    auto items = reader.read_all(page.first(), blocks_on_page + 1);
    std::vector<RemovedBlock> removed;
    if (page.is_first())
        removed = RemovedBlocks{context.tx, document, before, reader.text().tree}.list(
            &reader.log(), page.people(), std::nullopt);
    return page.show(std::move(items), std::move(removed), reader.is_whole());
}

} // namespace

AuthorshipView view_authorship(ReadContext& context, const Standing& object, std::string_view after) {
    const ObjectId id = object.object().id;
    AuthorshipPage page{context, object, "authorship:" + id.text(), after};
    const auto stored = collab::find_document(context.tx, id);
    if (!stored) return {};
    auto content = collab::open_stored(*stored);
    IdMint& ids = context.services.ids(); // here only: blocks that are not published yet have none
    collab::named_text(
        content, collab::house_client(ids.next()), [&] { return richtext::BlockId{ids.next().value()}; });
    return show_document(context, id, content, object.object().revision, page);
}

AuthorshipView view_revision_authorship(
    ReadContext& context, const Standing& object, std::int64_t number, std::string_view after) {
    ReadTx& tx = context.tx;
    const ObjectId id = object.object().id;
    const auto revision = find_revision(tx, object, number);
    if (!revision) throw Problem(Code::not_found, "core.no_revision");
    AuthorshipPage page{context, object, "authorship:" + id.text() + ":" + std::to_string(number), after};
    const auto place = collab::find_revision_place(tx, id, number);
    if (place && place->exact)
        if (const auto stored = collab::find_document_of(tx, id, *place))
            return show_document(context, id, collab::open_stored(*stored), number - 1, page);
    auto replayed = replay_authorship(tx, object, *revision, page.people());
    std::vector<RemovedBlock> removed;
    if (page.is_first())
        removed = RemovedBlocks{tx, id, number - 1, replayed.text}.list(
            nullptr, page.people(), TakenAway{revision->author, revision->created});
    const auto skipped = std::min(page.first(), replayed.blocks.size());
    replayed.blocks.erase(
        replayed.blocks.begin(), replayed.blocks.begin() + static_cast<std::ptrdiff_t>(skipped));
    return page.show(std::move(replayed.blocks), std::move(removed), replayed.whole);
}

} // namespace folkmoot::objects
