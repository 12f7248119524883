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
    PageCursor(ReadTx& tx, const Viewer& viewer, const SearchRequest& request);

    /// The place of the page's first hit. Throws Code::bad_input "cursor.invalid".
    std::size_t first(std::span<const ObjectId> hits) const;
    /// For the page that begins at `place`, which is above 0.
    std::string after(std::span<const ObjectId> hits, std::size_t place) const;

private:
    std::string purpose() const;
    ReadTx& tx_;
    const Viewer& viewer_;
    const SearchRequest& request_;
};

} // namespace folkmoot::search
