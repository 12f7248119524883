#pragma once
#include "folkmoot/id.hpp"

#include <optional>
#include <span>
#include <vector>
#include <xapian.h>

namespace folkmoot::search {

/// Which visibilities a viewer sees, as access says in the transaction that asks: without it nothing is
/// searched.
class Sight {
public:
    explicit Sight(std::span<const ObjectId> visibilities);

    bool sees(ObjectId visibility) const { return sees(static_cast<std::uint64_t>(visibility.value())); }
    bool sees(std::uint64_t visibility) const;
    bool sees_nothing() const { return visibilities_.empty(); }
    std::span<const ObjectId> visibilities() const { return visibilities_; }
    /// How many documents of the index these are, where they are so few that a search may begin with them.
    std::optional<Xapian::doccount> few(const Xapian::Database& index) const;
    /// A query that finds exactly the documents this viewer sees, to be used as a filter; `few` is what the
    /// index that is searched says.
    Xapian::Query filter(std::optional<Xapian::doccount> few) const;

private:
    std::vector<ObjectId> visibilities_;
    std::vector<std::uint64_t>
        table_; ///< open addressing, a power of two long, at most half full; 0 is empty
};

} // namespace folkmoot::search
