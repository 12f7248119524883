#pragma once
#include "search/answer.hpp"
#include "search/query_plan.hpp"

#include <unordered_set>
#include <xapian.h>

namespace folkmoot::search {

/// The most hits that are told of: beyond, the count reads "1,000+" and paging ends.
inline constexpr std::size_t most_hits = 1'000;

struct Ranking {
    SearchSort sort = SearchSort::best;
    std::uint32_t this_week = 0;
};

/// What the index finds, best or newest first.
struct Hits {
    std::vector<ObjectId>
        objects; ///< all when there are at most 1,000, else as many as were wanted; each once
    std::unordered_set<ObjectId> drafts; ///< those of them that are found by their drafts only
    bool more = false; ///< there are more than 1,000
};
Hits find_hits(const Xapian::Database& index, const Plan& plan, const Ranking& ranking, std::size_t wanted);

} // namespace folkmoot::search
