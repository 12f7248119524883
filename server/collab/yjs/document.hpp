#pragma once
// A Yjs document as a peer of its own keeps it. It does no I/O, has no thread and asks no clock.
#include "collab/yjs/state_vector.hpp"

#include <memory>

namespace folkmoot::yjs {

class Model;

/// What an update was found to do.
struct Applied {
    /// Structs that were new, of one client.
    struct Span {
        ClientId client = 0;
        Clock from = 0;
        Clock to = 0;
        bool operator==(const Span&) const = default;
    };
    std::vector<Span> added;
    /// What lives no longer: by its own deletes, by newer values of a key, and what stood in something
    /// deleted. Normal.
    DeleteSet deleted;
    /// Something waits for what has not come yet.
    bool waits = false;
    /// Something that had waited went in, too.
    bool went_on = false;

    bool changed() const { return !added.empty() || !deleted.empty(); }
    void clear();
};

class Document {
public:
    Document();
    Document(Document&&) noexcept;
    Document& operator=(Document&&) noexcept;
    ~Document();

    /// Puts in what is new. What depends on something that has not come is kept and goes in behind it.
    /// Faults: over_budget, over_limit (of what waits), parent_without_kind, two_parents, too_deep. After a
    /// fault the document may hold half of the update: throw it away and load it again.
    Result<void> apply(const Update&, Budget&, Applied&);
    Result<Applied> apply(const Update&, Budget&);
    /// Reads and applies; faults as both.
    Result<Applied> apply(Octets, const Limits&, Budget);

    /// Whether applying it would change nothing.
    bool contains(const Update&) const;

    StateVector state() const;
    /// The clock of what a client makes next.
    Clock clock_of(ClientId) const;
    /// An update of version 1 with all that a peer with this state lacks, what waits included, and all
    /// deletes.
    OwnedOctets encode(const StateVector& known = {}) const;
    /// An update of version 1 with what one client made from a clock on, and these deletes, which are normal.
    OwnedOctets encode_of(ClientId, Clock from, const DeleteSet&) const;
    /// All that is deleted; normal.
    DeleteSet deletes() const;

    /// Octets of updates that wait; 0 if none does.
    std::size_t waiting() const;
    /// Octets of memory that it takes, and of those that hold nothing any more.
    std::size_t memory() const;
    std::size_t wasted() const;
    /// Octets of the texts and values that it holds.
    std::size_t content_size() const;
    std::size_t blocks() const;

    Model& model() { return *model_; }
    const Model& model() const { return *model_; }

private:
    Result<void> apply_once(const Update&, Budget&, Applied&);
    Result<void> keep_waiting(OwnedOctets rest, const StateVector& missing);
    bool can_go_on() const;

    std::unique_ptr<Model> model_;
    OwnedOctets waiting_; // an update of structs only; empty: none
    StateVector missing_; // the clocks it waits for
    DeleteSet waiting_deletes_;
};

/// A document with what a stored state holds.
Result<Document> load(Octets state);

} // namespace folkmoot::yjs
