#pragma once
#include "folkmoot/transaction.hpp"
#include "folkmoot/viewer.hpp"
#include "search/answer.hpp"

#include <span>

namespace folkmoot::search {

/// Where the next page of a search begins: after the last hit shown, wherever that stands by then; when it is
/// gone, where it stood. Sealed for the person and for this very search.
class PageCursor {
public:
    /// Throws Code::bad_input "cursor.invalid".
    PageCursor(ReadTx& tx, const Viewer& viewer, const SearchRequest& request);

    /// Where the page began when the cursor was made.
    std::size_t place() const { return place_; }
    /// Where it begins now.
    std::size_t first(std::span<const ObjectId> hits) const;
    /// For the page that begins at `place`, which is above 0.
    std::string after(std::span<const ObjectId> hits, std::size_t place) const;

private:
    std::string purpose() const;
    ReadTx& tx_;
    const Viewer& viewer_;
    const SearchRequest& request_;
    std::size_t place_ = 0;
    ObjectId last_; ///< shown on the page before; none: this is the first
};

} // namespace folkmoot::search
