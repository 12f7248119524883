#include "objects/authorship_reader.hpp"

#include "collab/tree/words.hpp"
#include "richtext/schema.hpp"

namespace folkmoot::objects {
namespace {

constexpr std::size_t longest_removed = 200;

constexpr Sql select_accepted{
    "select c.client, c.suggestion, c.decided_by from suggestion_change c join suggestion s on s.id = "
    "c.suggestion where s.about = :about and c.client is not null and c.outcome = 'accepted' order by "
    "c.decided_at desc limit 10000"};

collab::DocumentTree read_text_of(const yjs::Document& content) {
    auto text = collab::tree_of(content);
    if (!text) throw Problem(Code::too_large, "collab.text_too_large");
    return std::move(*text);
}

/// The blocks of a tree with words of their own, in the order of reading.
void collect_written(const std::vector<richtext::Block>& blocks,
    std::unordered_map<richtext::BlockId, const richtext::Block*>& out) {
    for (const auto& block : blocks) {
        if (!block.text.empty()) out.emplace(block.id, &block);
        collect_written(block.blocks, out);
    }
}

} // namespace

std::string words_by_unit(const richtext::Text& text) {
    std::string words;
    for (const auto& piece : text) {
        const auto* run = std::get_if<std::string>(&piece.content);
        words += run ? *run : " ";
    }
    return words;
}

std::string first_words(std::string words) {
    if (words.size() <= longest_removed) return words;
    std::size_t end = longest_removed;
    while ((static_cast<unsigned char>(words[end]) & 0xc0U) == 0x80)
        --end;
    return words.substr(0, end) + "…";
}

std::unordered_map<yjs::ClientId, AcceptedWords> accepted_words(ReadTx& tx, ObjectId about) {
    std::unordered_map<yjs::ClientId, AcceptedWords> found;
    for (const auto& row : tx.rows<AcceptedWords>(select_accepted, bind("about", about)))
        found.emplace(static_cast<yjs::ClientId>(row.client), row);
    return found;
}

std::unordered_map<richtext::BlockId, yjs::Id> units_of_blocks(const yjs::Document& content) {
    const yjs::Model& model = content.model();
    std::unordered_map<richtext::BlockId, yjs::Id> units;
    for (const auto& [id, element] : read_text_of(content).elements) {
        const yjs::Block& block = model.blocks[model.types[element].block];
        units.emplace(id, yjs::Id{model.clients[block.client].id, block.clock});
    }
    return units;
}

AuthorshipReader::AuthorshipReader(
    ReadTx& tx, NamedAuthors& people, ObjectId document, const yjs::Document& content)
    : content_(content)
    , model_(content.model())
    , text_(read_text_of(content))
    , provenance_(collab::Provenance::of(tx, document))
    , accepted_(accepted_words(tx, document))
    , people_(people) {
    for (const auto& owner : collab::owners_of(tx, document))
        owners_.emplace(owner.client, owner.person);
}

BlockAuthorship AuthorshipReader::read(
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

std::vector<BlockAuthorship> AuthorshipReader::read_all(std::size_t first, std::size_t most) {
    std::unordered_map<richtext::BlockId, const richtext::Block*> blocks;
    collect_written(text_.tree.blocks, blocks);
    std::vector<BlockAuthorship> found;
    std::size_t place = 0;
    for (const auto& authors : collab::authors_of(content_, text_)) {
        const auto block = blocks.find(authors.block);
        if (block == blocks.end() || place++ < first) continue;
        if (found.size() == most) break;
        found.push_back(read(*block->second, text_.elements.at(authors.block), authors));
    }
    return found;
}

ObjectId AuthorshipReader::owner_of(const yjs::Id& id) const {
    if (const auto* saved = provenance_.written(id)) return saved->person;
    const auto owner = owners_.find(id.client);
    return owner == owners_.end() ? ObjectId{} : owner->second;
}

std::optional<Time> AuthorshipReader::time_of(const yjs::Id& id) const {
    const auto* saved = provenance_.written(id);
    return saved ? std::optional{saved->saved} : std::nullopt;
}

AuthoredWords AuthorshipReader::run_of(const collab::AuthoredRun& run, const std::string& words) {
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
void AuthorshipReader::read_removed(yjs::TypeNumber element, std::vector<RemovedWords>& removed) {
    for (auto child = model_.types[element].start; child != yjs::none; child = model_.blocks[child].right) {
        const auto text = collab::live_type(model_, child);
        if (text == yjs::none || !collab::is_text(model_, text)) continue;
        for (auto at = model_.types[text].start; at != yjs::none; at = model_.blocks[at].right)
            if (const yjs::Block& block = model_.blocks[at]; block.deleted) add_removed(block, removed);
    }
}

void AuthorshipReader::add_removed(const yjs::Block& block, std::vector<RemovedWords>& removed) {
    const yjs::Id id{model_.clients[block.client].id, block.clock};
    const auto* by = provenance_.removed(id);
    if (!by || removed.size() == most_removed) return;
    std::string words = provenance_.words(id.client, block.clock, block.end());
    if (words.empty() && provenance_.written(id)) return; // a style, or a thing that stands in text
    words = first_words(std::move(words));
    const auto writer = people_.place_of(owner_of(id));
    const auto remover = people_.place_of(by->person);
    if (!removed.empty() && !words.empty() && removed.back().by == remover
        && removed.back().written_by == writer && removed.back().at == by->saved
        && removed.back().words.size() < longest_removed)
        removed.back().words += words;
    else
        removed.push_back({.words = std::move(words), .written_by = writer, .by = remover, .at = by->saved});
}

} // namespace folkmoot::objects
