#pragma once
#include "folkmoot/search.hpp"

#include <optional>
#include <span>

namespace folkmoot::search {

/// An object whose draft is written on, and how far.
struct DraftPlace {
    ObjectId object;
    std::int64_t written = 0; ///< grows with each save
};

/// What the editors of an object have written and its readers do not have.
struct DraftText {
    SearchText text; ///< without tags
    std::int64_t written = 0;
    Time saved;
};

/// Where the index finds drafts. Any thread may ask.
class Drafts {
public:
    Drafts() = default;
    Drafts(const Drafts&) = delete;
    Drafts& operator=(const Drafts&) = delete;
    virtual ~Drafts() = default;

    /// All that are written on and not published, in the order of ids, after this one, at most a thousand.
    virtual std::vector<DraftPlace> list(ReadTx&, ObjectId after) const = 0;
    /// Those of these objects that may have a draft.
    virtual std::vector<ObjectId> among(ReadTx&, std::span<const ObjectId> objects) const = 0;
    /// Nothing: there is none, or its words are those that are published.
    virtual std::optional<DraftText> find(ReadTx&, const ObjectRow&) const = 0;
};

} // namespace folkmoot::search
