#pragma once
// Large deletions on disk: the text before each, and whom one waits for.
#include "collab/rooms/deletion_watch.hpp"
#include "folkmoot/richtext.hpp"
#include "folkmoot/transaction.hpp"

#include <span>

namespace folkmoot::collab {

inline constexpr std::int64_t most_kept_deletions = 20; ///< of one document, the newest

/// One that was noted: known by its document and the state before it.
struct NotedDeletion {
    ObjectId document;
    std::int64_t seq = 0; ///< the last contribution before it
    ObjectId person;
    Time happened;
    std::int64_t size_before = 0; ///< octets of its text; 0: not known
    std::int64_t size_after = 0; ///< that were left
    static constexpr auto fields() {
        return std::array{field<&NotedDeletion::document>("document", "Of what"),
            field<&NotedDeletion::seq>("seq", "The last contribution before it"),
            field<&NotedDeletion::person>("person", "Who deleted it"),
            field<&NotedDeletion::happened>("happened", "When most of it was gone"),
            field<&NotedDeletion::size_before>("size_before", "Octets of text before it"),
            field<&NotedDeletion::size_after>("size_after", "Octets of text that were left")};
    }
};

/// The text as it was after the contribution `seq`; its blocks have ids. Nothing: the past does not go back
/// that far. Throws Code::too_large "collab.text_too_large" for one that the tree cannot hold, and
/// Code::internal "collab.log_unreadable".
std::optional<richtext::Tree> text_before(ReadTx&, ObjectId document, std::int64_t seq, IdMint&);

/// One that may come back. Whoever has the document open sees within the grace what becomes of it.
struct SuspectedDeletion {
    ObjectId document;
    std::int64_t seq = 0;
    ObjectId person;
    Time happened;
    std::int64_t octets = 0;
    static constexpr auto fields() {
        return std::array{field<&SuspectedDeletion::document>("document", "Of what"),
            field<&SuspectedDeletion::seq>("seq", "The last contribution before it"),
            field<&SuspectedDeletion::person>("person", "Who deleted it"),
            field<&SuspectedDeletion::happened>("happened", "When most of it was gone"),
            field<&SuspectedDeletion::octets>("octets", "How much there was before")};
    }
};
/// Says so in the transaction that saves it.
void suspect_deletion(WriteTx&, ObjectId document, const LargeDeletion&);
/// Those that nobody has settled in time, as where the process was killed, the oldest first; at most 50.
std::vector<SuspectedDeletion> overdue_suspicions(ReadTx&);
/// Whether that much is gone still.
bool is_still_gone(ReadTx&, const SuspectedDeletion&);
/// It is seen what has become of it; one that is noted is settled.
void settle_suspicion(WriteTx&, const SuspectedDeletion&);

/// Keeps it with its text; nothing: that cannot be kept. One that was noted before stays as it is.
void note_deletion(
    WriteTx&, ObjectId document, const LargeDeletion&, const std::optional<richtext::Tree>& before);

/// Those that nobody has been told of, the oldest first; at most 50.
std::vector<NotedDeletion> untold_deletions(ReadTx&);
/// Says that these people have been told; nobody is told twice. False: others were told before.
bool mark_told(WriteTx&, const NotedDeletion&, std::span<const ObjectId> people);
/// What a person was told of and has not seen, the newest first; at most 50.
std::vector<NotedDeletion> deletions_to_see(ReadTx&, ObjectId person);
/// False: nothing waited for them.
bool mark_seen(WriteTx&, ObjectId person, ObjectId document, std::int64_t seq);

/// The newest first.
std::vector<NotedDeletion> deletions_of(ReadTx&, ObjectId document);
/// The text that was kept; nothing: no such deletion was noted, or its text could not be kept.
std::optional<richtext::Tree> kept_text(ReadTx&, ObjectId document, std::int64_t seq);
/// Drops all that was noted of a document.
void forget_deletions(WriteTx&, ObjectId document);

} // namespace folkmoot::collab
