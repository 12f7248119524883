#pragma once
#include "search/query_plan.hpp"

namespace folkmoot::search {

/// For a search without a hit: the same words with one or more of them spelt otherwise, or nothing. It is
/// offered only when it has a hit under the viewer's own filter, and which one is offered depends on those
/// hits and on nothing else: candidates are all spellings one step away (a letter more, less, other, or two
/// swapped), never the words of the index, since hidden documents put words there, too.
std::optional<QueryText> suggest(
    const Xapian::Database& index, const QueryText& asked, const Filters& filters, const Sight& sight);

/// A query as one would type it.
std::string typed_form(const QueryText& query);

} // namespace folkmoot::search
