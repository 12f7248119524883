#pragma once
#include "search/search.hpp"

namespace folkmoot::host {

/// Where routes find the search of this process; kept beside the store (`tx.kept<SearchRoom>()`), set at the
/// start.
class SearchRoom {
public:
    void use(const search::Search& search) { search_ = &search; }
    /// Throws Code::overloaded where the index is not served (a command that does not need it).
    const search::Search& search() const {
        if (!search_) throw Problem(Code::overloaded, "search.being_made");
        return *search_;
    }

private:
    const search::Search* search_ = nullptr;
};

} // namespace folkmoot::host
