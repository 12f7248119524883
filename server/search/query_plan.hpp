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

/// What is asked, and who asks. Only both are a search: `asked` alone would find what is hidden.
struct Plan {
    Xapian::Query asked;
    Sight sight;
    /// One query that finds exactly what is asked and seen.
    Xapian::Query seen(std::optional<Xapian::doccount> few) const {
        return {Xapian::Query::OP_FILTER, asked, sight.filter(few)};
    }
};

/// The plan for what was typed, by a viewer who sees `sight`. A tag alone asks for all that has it;
/// MatchNothing when nothing is asked.
Plan plan_query(const QueryText& text, const Filters& filters, const Sight& sight);

/// The plan for titles whose words begin with the words typed.
Plan plan_completion(const QueryText& text, const Sight& sight);

/// One word in all forms that a text may have it in, weighed.
Xapian::Query plan_word(const std::string& folded);

} // namespace folkmoot::search
