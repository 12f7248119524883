#pragma once
// What a live document was: any state that its log still tells, and where in the log its revisions are.
#include "collab/rooms/log.hpp"

namespace folkmoot::collab {

/// Between two kept states lie about so many contributions, or octets of them, at most; so building a state
/// means loading one and applying what came in one such stretch and one compaction.
inline constexpr std::int64_t contributions_between_states = 1'000;
inline constexpr std::int64_t octets_between_states = std::int64_t{1} << 20;
/// So far back states are kept, in contributions and in kept states.
inline constexpr std::int64_t contributions_of_past = 10'000;
inline constexpr std::int64_t most_kept_states = 16;
/// A state with more behind it than this is not built: then none is kept in between, and something is wrong.
inline constexpr std::int64_t most_contributions_to_build = 20'000;

/// Keeps the state that is stored now, if the last kept one is far enough away; called before it is replaced
/// by that of `seq`. Drops those that are too old.
void keep_state(WriteTx&, ObjectId document, std::int64_t seq);

/// The document as it was after the contribution `seq`, for open_stored; without its owners. Nothing: the
/// past does not go back that far, or there is no such contribution yet.
std::optional<StoredDocument> find_document_at(ReadTx&, ObjectId document, std::int64_t seq);
/// The first state that can be built; nothing where there is no document.
std::optional<std::int64_t> oldest_state(ReadTx&, ObjectId document);
/// When a contribution was saved; nothing for 0 and for one that there is not.
std::optional<Time> saved_at(ReadTx&, ObjectId document, std::int64_t seq);

/// Where a document holds a published revision.
struct RevisionPlace {
    std::int64_t revision = 0;
    std::int64_t seq = 0;
    std::int64_t naming = 0; ///< the contribution that gave its blocks their ids; 0: they had them
    bool exact = false; ///< the revision is the text as it was then
    static constexpr auto fields() {
        return std::array{field<&RevisionPlace::revision>("revision", "The revision"),
            field<&RevisionPlace::seq>("seq", "The last contribution in it"),
            field<&RevisionPlace::naming>("naming", "What gave its blocks their ids"),
            field<&RevisionPlace::exact>("exact", "Whether it is that text")};
    }
};
void note_revision(WriteTx&, ObjectId document, const RevisionPlace&);
std::optional<RevisionPlace> find_revision_place(ReadTx&, ObjectId document, std::int64_t revision);
/// The newest revision that was in the document after the contribution `seq`; 0: none.
std::int64_t revision_at(ReadTx&, ObjectId document, std::int64_t seq);
/// The document as its exact revision is, its blocks named; nothing as find_document_at.
std::optional<StoredDocument> find_document_of(ReadTx&, ObjectId document, const RevisionPlace&);

/// Drops all that is stored of a document's past.
void forget_past(WriteTx&, ObjectId document);

} // namespace folkmoot::collab
