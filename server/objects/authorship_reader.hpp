#pragma once
#include "collab/rooms/provenance.hpp"
#include "collab/tree/authorship.hpp"
#include "objects/authorship.hpp"
#include "objects/named_authors.hpp"

namespace folkmoot::objects {

/// The text with one octet for each of its units: things that stand in it are a space.
std::string words_by_unit(const richtext::Text& text);
/// The first 200 octets of words, cut between two letters.
std::string first_words(std::string words);

/// Reads who wrote the blocks of one document, as it is or as it was.
class AuthorshipReader {
public:
    AuthorshipReader(ReadTx& tx, NamedAuthors& people, ObjectId document, const yjs::Document& content);

    BlockAuthorship read(
        const richtext::Block& block, yjs::TypeNumber element, const collab::BlockAuthors& authors);
    /// Of all blocks with words of their own, in the order of reading: those from `first` on, at most `most`.
    std::vector<BlockAuthorship> read_all(std::size_t first, std::size_t most);
    const collab::DocumentTree& text() const { return text_; }
    const collab::Provenance& log() const { return provenance_; }
    bool is_whole() const { return provenance_.is_whole(); }

private:
    ObjectId owner_of(const yjs::Id& id) const;
    std::optional<Time> time_of(const yjs::Id& id) const;
    AuthoredWords run_of(const collab::AuthoredRun& run, const std::string& words);
    void read_removed(yjs::TypeNumber element, std::vector<RemovedWords>& removed);
    void add_removed(const yjs::Block& block, std::vector<RemovedWords>& removed);

    const yjs::Document& content_;
    const yjs::Model& model_;
    collab::DocumentTree text_;
    collab::Provenance provenance_;
    std::unordered_map<yjs::ClientId, AcceptedWords> accepted_;
    std::unordered_map<yjs::ClientId, ObjectId> owners_;
    NamedAuthors& people_;
};

/// The element of each block of a document, as a unit of it.
std::unordered_map<richtext::BlockId, yjs::Id> units_of_blocks(const yjs::Document& content);

} // namespace folkmoot::objects
