#include "objects/authorship.hpp"

#include "collab/rooms/draft_edit.hpp"
#include "collab/rooms/provenance.hpp"
#include "collab/tree/authorship.hpp"
#include "collab/tree/words.hpp"
#include "objects/named_authors.hpp"
#include "objects/position.hpp"
#include "richtext/schema.hpp"

namespace folkmoot::objects {
namespace {

constexpr std::size_t blocks_on_page = 100;
constexpr std::size_t most_removed = 50;
constexpr std::size_t longest_removed = 200;

constexpr Sql select_accepted{
    "select c.client, c.suggestion, c.decided_by from suggestion_change c join suggestion s on s.id = "
    "c.suggestion where s.about = :about and c.client is not null and c.outcome = 'accepted' order by "
    "c.decided_at desc limit 10000"};

/// Reads who wrote the blocks of one document.
class AuthorshipReader {
public:
    AuthorshipReader(ReadTx& tx, const Viewer& viewer, const Standing& object,
        const collab::StoredDocument& stored, const yjs::Document& content)
        : document_(object.object().id)
        , model_(content.model())
        , provenance_(collab::Provenance::of(tx, document_))
        , accepted_(accepted_words(tx, document_))
        , people_(viewer, object) {
        for (const auto& owner : stored.owners)
            owners_.emplace(owner.client, owner.person);
    }

    BlockAuthorship read(
        const richtext::Block& block, yjs::TypeNumber element, const collab::BlockAuthors& authors) {
        BlockAuthorship read{.block = std::to_string(static_cast<std::int64_t>(block.id)),
            .kind = std::string{richtext::rule(block).name},
            .made_by = people_.place_of(owner_of(authors.made)),
            .made_at = time_of(authors.made)};
        const std::string words = words_by_unit(block.text);
        for (const auto& run : authors.runs)
            read.runs.push_back(run_of(run, words));
        read_removed(element, read.removed);
        return read;
    }
    std::vector<PersonLabel> people(ReadTx& tx) const { return people_.labels(tx); }
    bool is_whole() const { return provenance_.is_whole(); }

private:
    ObjectId owner_of(const yjs::Id& id) const {
        if (const auto* saved = provenance_.written(id)) return saved->person;
        const auto owner = owners_.find(id.client);
        return owner == owners_.end() ? ObjectId{} : owner->second;
    }
    std::optional<Time> time_of(const yjs::Id& id) const {
        const auto* saved = provenance_.written(id);
        return saved ? std::optional{saved->saved} : std::nullopt;
    }

    /// The text with one octet for each of its units: things that stand in it are a space.
    static std::string words_by_unit(const richtext::Text& text) {
        std::string words;
        for (const auto& piece : text) {
            const auto* run = std::get_if<std::string>(&piece.content);
            words += run ? *run : " ";
        }
        return words;
    }

    AuthoredWords run_of(const collab::AuthoredRun& run, const std::string& words) {
        AuthoredWords read{.words = words.substr(run.at, run.size),
            .by = people_.place_of(owner_of(run.first)),
            .at = time_of(run.first),
            .suggestion = {},
            .accepted_by = {}};
        if (const auto accepted = accepted_.find(run.first.client); accepted != accepted_.end()) {
            read.suggestion = accepted->second.suggestion;
            read.accepted_by = people_.place_of(accepted->second.decided_by);
        }
        return read;
    }

    /// What is deleted in the texts of an element keeps its place, though not its letters.
    void read_removed(yjs::TypeNumber element, std::vector<RemovedWords>& removed) {
        for (auto child = model_.types[element].start; child != yjs::none;
            child = model_.blocks[child].right) {
            const auto text = collab::live_type(model_, child);
            if (text == yjs::none || !collab::is_text(model_, text)) continue;
            for (auto at = model_.types[text].start; at != yjs::none; at = model_.blocks[at].right)
                if (const yjs::Block& block = model_.blocks[at]; block.deleted) add_removed(block, removed);
        }
    }
    void add_removed(const yjs::Block& block, std::vector<RemovedWords>& removed) {
        const yjs::Id id{model_.clients[block.client].id, block.clock};
        const auto* by = provenance_.removed(id);
        if (!by || removed.size() == most_removed) return;
        std::string words = provenance_.words(id.client, block.clock, block.end());
        if (words.empty() && provenance_.written(id)) return; // a style, or a thing that stands in text
        if (words.size() > longest_removed) {
            std::size_t end = longest_removed;
            while ((static_cast<unsigned char>(words[end]) & 0xc0U) == 0x80)
                --end;
            words = words.substr(0, end) + "…";
        }
        const auto writer = people_.place_of(owner_of(id));
        const auto remover = people_.place_of(by->person);
        if (!removed.empty() && !words.empty() && removed.back().by == remover
            && removed.back().written_by == writer && removed.back().at == by->saved
            && removed.back().words.size() < longest_removed)
            removed.back().words += words;
        else
            removed.push_back(
                {.words = std::move(words), .written_by = writer, .by = remover, .at = by->saved});
    }

    ObjectId document_;
    const yjs::Model& model_;
    collab::Provenance provenance_;
    std::unordered_map<yjs::ClientId, AcceptedWords> accepted_;
    std::unordered_map<yjs::ClientId, ObjectId> owners_;
    NamedAuthors people_;
};

/// The blocks of a tree with words of their own, in the order of reading.
void collect_written(const std::vector<richtext::Block>& blocks,
    std::unordered_map<richtext::BlockId, const richtext::Block*>& out) {
    for (const auto& block : blocks) {
        if (!block.text.empty()) out.emplace(block.id, &block);
        collect_written(block.blocks, out);
    }
}

} // namespace

std::unordered_map<yjs::ClientId, AcceptedWords> accepted_words(ReadTx& tx, ObjectId about) {
    std::unordered_map<yjs::ClientId, AcceptedWords> found;
    for (const auto& row : tx.rows<AcceptedWords>(select_accepted, bind("about", about)))
        found.emplace(static_cast<yjs::ClientId>(row.client), row);
    return found;
}

AuthorshipView view_authorship(ReadContext& context, const Standing& object, std::string_view after) {
    const ObjectId id = object.object().id;
    const std::string list = "authorship:" + id.text();
    const auto first = static_cast<std::size_t>(open_position(context.tx, context.viewer, list, after, 0));
    AuthorshipView view;
    const auto stored = collab::find_document(context.tx, id);
    if (!stored) return view;
    auto content = collab::open_stored(*stored);
    IdMint& ids = context.services.ids(); // here only: blocks that are not published yet have none
    collab::named_text(
        content, collab::house_client(ids.next()), [&] { return richtext::BlockId{ids.next().value()}; });
    const auto text = collab::tree_of(content);
    if (!text) throw Problem(Code::too_large, "collab.text_too_large");
    std::unordered_map<richtext::BlockId, const richtext::Block*> blocks;
    collect_written(text->tree.blocks, blocks);
    AuthorshipReader reader{context.tx, context.viewer, object, *stored, content};
    std::size_t place = 0;
    for (const auto& authors : collab::authors_of(content, *text)) {
        const auto block = blocks.find(authors.block);
        if (block == blocks.end() || place++ < first) continue;
        if (view.items.size() == blocks_on_page) {
            view.next = seal_position(context.tx, context.viewer, list, static_cast<std::int64_t>(place) - 1);
            break;
        }
        view.items.push_back(reader.read(*block->second, text->elements.at(authors.block), authors));
    }
    view.people = reader.people(context.tx);
    view.whole = reader.is_whole();
    return view;
}

} // namespace folkmoot::objects
