#pragma once
// Live documents on disk: a state, the updates behind it in the order in which they were saved, and whose the
// client ids are.
#include "collab/yjs/id.hpp"
#include "collab/yjs/writer.hpp"
#include "folkmoot/transaction.hpp"

#include <vector>

namespace folkmoot::collab {

/// Octets as the store takes them.
Bytes stored_octets(yjs::Octets);

/// A client id and the person whose editor drew it.
struct Owner {
    yjs::ClientId client = 0;
    ObjectId person;
};

/// What one person's editors sent, in one save.
struct Contribution {
    ObjectId person;
    std::vector<yjs::OwnedOctets> updates = {};
    std::vector<yjs::ClientId> claims = {}; ///< client ids seen for the first time
};

/// A contribution as it was stored.
struct LoggedContribution {
    std::int64_t seq = 0;
    ObjectId person;
    Time saved;
    std::vector<yjs::OwnedOctets> updates;
};

struct StoredDocument {
    std::int64_t last_seq = 0;
    std::int64_t published_seq = 0; ///< up to which readers have it
    std::int64_t follows = 0; ///< the published revision that it goes on from
    yjs::OwnedOctets state;
    std::vector<LoggedContribution> tail = {}; ///< what was saved after the state
    std::vector<Owner> owners = {};
};

/// A document and its last contribution.
struct DocumentEnd {
    ObjectId id;
    std::int64_t last_seq = 0;
    static constexpr auto fields() {
        return std::array{field<&DocumentEnd::id>("id", "The document"),
            field<&DocumentEnd::last_seq>("last_seq", "Number of its last contribution")};
    }
};

/// Nothing: it has not been begun.
std::optional<StoredDocument> find_document(ReadTx&, ObjectId document);
/// Whose each client id of a document is.
std::vector<Owner> owners_of(ReadTx&, ObjectId document);
/// What was saved after `seq`, at most `most_contributions`.
inline constexpr std::size_t most_contributions = 1'000;
std::vector<LoggedContribution> contributions_after(ReadTx&, ObjectId document, std::int64_t seq);

/// Of documents and the last contribution seen of each: those of which there are later ones.
std::vector<ObjectId> documents_behind(ReadTx&, const std::vector<std::pair<ObjectId, std::int64_t>>& seen);

/// Begins a document with its first state, made of the published revision `follows`. False: somebody else has
/// begun it.
bool begin_document(WriteTx&, ObjectId document, std::int64_t follows, yjs::Octets state, const Owner&);
/// Adds contributions; gives the number of the last one. Throws Code::conflict "collab.id_taken" when a
/// client id is another person's.
std::int64_t append(WriteTx&, ObjectId document, const std::vector<Contribution>&);
/// Says that it goes on from another revision from now on. False: it did not go on from `from`.
bool follow(WriteTx&, ObjectId document, std::int64_t from, std::int64_t to);
/// The same, whatever it went on from.
void follow_from_now_on(WriteTx&, ObjectId document, std::int64_t to);
/// Puts a state in the place of all that was saved up to `seq`; the updates stay, and the state that was
/// there before is kept where it is one to build older ones from (past_states.hpp).
void put_state(WriteTx&, ObjectId document, std::int64_t seq, yjs::Octets state);

/// Says that readers have all that was saved up to `seq`.
void mark_published(WriteTx&, ObjectId document, std::int64_t seq);
/// The number of the last contribution; 0: there is none, or no document.
std::int64_t last_seq_of(ReadTx&, ObjectId document);
/// Says that nobody was writing any more when `seq` was the last contribution.
void mark_left(WriteTx&, ObjectId document, std::int64_t seq);
/// Those of the documents in which something was written that readers do not have. At most 1,000 are asked.
std::vector<ObjectId> documents_ahead(ReadTx&, std::span<const ObjectId> documents);
/// All such documents in the order of ids, after `after`, at most 1,000.
std::vector<DocumentEnd> list_documents_ahead(ReadTx&, ObjectId after);
/// Those of the documents whose text may be another than what readers have: something was written in it that
/// they do not have, or they have nothing. At most 1,000 are asked; none in the recycle bin.
std::vector<ObjectId> documents_drafted(ReadTx&, std::span<const ObjectId> documents);
/// Documents that are ahead and in which nobody writes: everybody has left, or nothing was saved since
/// `quiet_since`; of workspaces, where texts are published by themselves, without suggestions and what
/// somebody has taken back. In the order of ids, after `after`, at most 50.
std::vector<ObjectId> quiet_documents(ReadTx&, Time quiet_since, ObjectId after);
/// Who wrote what readers do not have, the last one first; at most 50.
std::vector<ObjectId> writers_ahead(ReadTx&, ObjectId document);
/// The newest contributions of a document, which stay however old they are: who wrote what, and states of the
/// past, are read from these.
inline constexpr std::int64_t newest_contributions = 10'000;
/// Documents that have had more; in the order of ids, after `after`, at most 50.
std::vector<ObjectId> documents_with_long_logs(ReadTx&, ObjectId after);
/// Drops contributions that were saved before then, are in the stored state and are none of the newest; at
/// most 200. How many went.
std::int64_t drop_old_contributions(WriteTx&, ObjectId document, Time before);
/// Drops all that is stored of a document.
void forget_document(WriteTx&, ObjectId document);

} // namespace folkmoot::collab
