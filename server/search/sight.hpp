#pragma once
#include "folkmoot/id.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>
#include <xapian.h>

namespace folkmoot::search {

/// Visibilities, asked one by one for each document that would be a hit.
class VisibilitySet {
public:
    explicit VisibilitySet(std::span<const ObjectId> visibilities);

    bool contains(std::uint64_t visibility) const;
    /// In the order of ids, each once.
    std::span<const ObjectId> list() const { return visibilities_; }

private:
    std::vector<ObjectId> visibilities_;
    std::vector<std::uint64_t>
        table_; ///< open addressing, a power of two long, at most half full; 0 is empty
};

/// The drafts that a viewer sees: those of one type of object under these visibilities.
struct DraftSight {
    std::string type;
    std::vector<ObjectId> visibilities;
};

/// What a viewer sees, as access says in the transaction that asks: the visibilities whose objects they see
/// as readers, and those where they see what is written and not published. Without it nothing is searched.
class Sight {
public:
    explicit Sight(std::span<const ObjectId> visibilities, std::span<const DraftSight> drafts = {});

    bool sees(ObjectId visibility) const {
        return readable_.contains(static_cast<std::uint64_t>(visibility.value()));
    }
    bool sees_draft(std::string_view type, ObjectId visibility) const;
    /// A document, by what stands in its visibility_slot.
    bool sees_slot(std::string_view slot) const;
    bool sees_drafts() const { return !drafts_.empty(); }
    bool sees_nothing() const { return readable_.list().empty() && drafts_.empty(); }
    std::span<const ObjectId> visibilities() const { return readable_.list(); }
    std::vector<DraftSight> drafts() const;
    /// The terms of all documents that are seen; no document has two of them.
    std::vector<std::string> terms() const;
    /// How many documents of the index these are, where they are so few that a search may begin with them.
    std::optional<Xapian::doccount> few(const Xapian::Database& index) const;
    /// A query that finds exactly the documents this viewer sees, to be used as a filter; `few` is what the
    /// index that is searched says.
    Xapian::Query filter(std::optional<Xapian::doccount> few) const;

private:
    struct OfType {
        std::string type;
        VisibilitySet visibilities;
    };
    VisibilitySet readable_;
    std::vector<OfType> drafts_; ///< none without visibilities; of a handful of types
};

} // namespace folkmoot::search
