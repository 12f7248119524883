#pragma once
#include "folkmoot/clock.hpp"
#include "search/query_text.hpp"
#include "search/sight.hpp"

namespace folkmoot::search {

/// Narrows a search. Empty members do not.
struct Filters {
    std::optional<ObjectId> space;
    std::string type;
    std::string tag;
    std::optional<ObjectId> author;
    std::optional<Time> changed_from;
    std::optional<Time> changed_to; ///< up to but without this moment
};

/// The index query for what was typed, by a viewer who sees `sight`. MatchNothing when nothing is asked.
Xapian::Query plan_query(const QueryText& text, const Filters& filters, const Sight& sight);

/// The index query for titles whose words begin with the words typed.
Xapian::Query plan_completion(const QueryText& text, const Sight& sight);

/// One word in all forms that a text may have it in, weighed.
Xapian::Query plan_word(const std::string& folded);

} // namespace folkmoot::search
