#pragma once
// The words that editors have written so far, as they would be printed, and places in them that stay with
// them while others write.
#include "collab/tree/document_tree.hpp"
#include "collab/yjs/relative_position.hpp"
#include "folkmoot/clock.hpp"
#include "folkmoot/transaction.hpp"

#include <mutex>

namespace folkmoot::collab {

/// Words that are tied to their first and last letter: relative positions as Yjs writes them.
struct TiedWords {
    Bytes first;
    Bytes last;
    bool operator==(const TiedWords&) const = default;
};
inline constexpr std::size_t longest_position = 64; ///< octets

/// Words of a shown text: octets from `begin` on, up to `end`.
struct WordRange {
    std::size_t begin = 0;
    std::size_t end = 0;
    bool empty() const { return begin >= end; }
    bool operator==(const WordRange&) const = default;
};

/// One state of a live text on disk. Any thread may ask.
class DraftWords {
public:
    /// Throws as named_text.
    DraftWords(ReadTx&, ObjectId document, IdMint&);

    bool begun() const { return begun_; } ///< somebody has written it live; there are no words otherwise
    const richtext::PlainText& shown() const { return shown_; }
    /// Nothing where the words are not on disk yet, as those are that were just published by other ways.
    std::optional<TiedWords> tie(WordRange) const;
    /// Where they are now; empty: they have been deleted. Nothing: these octets are no positions in this
    /// text.
    std::optional<WordRange> find(const TiedWords&) const;
    /// About as many octets as this takes.
    std::size_t memory() const { return memory_; }

private:
    std::optional<yjs::OwnedOctets> position_at(std::size_t at, std::int32_t assoc) const;
    std::optional<std::size_t> place_of(const Bytes& position) const;

    yjs::Document content_;
    DocumentTree read_;
    richtext::PlainText shown_;
    std::vector<const richtext::Block*> spoken_; ///< whose words each span of `shown_` has
    bool begun_ = false;
    bool followed_ = false; ///< it holds words that are not on disk
    std::size_t memory_ = 0;
    mutable std::mutex mutex_; ///< a document remembers what it found last
};

/// The same for all who ask until somebody writes: the states asked for last are kept in memory.
std::shared_ptr<const DraftWords> draft_words(ReadTx&, ObjectId document, IdMint&);

} // namespace folkmoot::collab
