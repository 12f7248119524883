#pragma once
#include "folkmoot/viewer.hpp"
#include "search/answer.hpp"
#include "search/index.hpp"
#include "search/query_plan.hpp"
#include "search/source.hpp"

namespace folkmoot::search {

inline constexpr std::size_t hits_on_page = 20;
inline constexpr std::size_t most_completions = 8;

/// Who asks, in which transaction, seeing what: the sight is what access says in this same transaction.
struct Asker {
    ReadTx& tx;
    const Viewer& viewer;
    const Sight& sight;
};

struct Completions {
    std::vector<ObjectLabel> objects;
    std::vector<ObjectId> in_draft; ///< those of them that are found by their drafts only
};

/// Searching, over an index that may be behind by a moment: every hit is checked once more in the asker's
/// transaction, counts come from checked hits only, and snippets are cut from the text as it is in the store
/// now.
class Search {
public:
    Search(Index& index, const SearchTypes& types)
        : index_(index)
        , types_(types) { }

    /// Throws Code::bad_input for too long a query and a cursor that is not ours, Code::overloaded while
    /// there is no index.
    SearchAnswer find(const Asker& asker, const SearchRequest& request) const;
    /// What one may mean while typing, at most eight: titles whose words begin with the words typed, and
    /// behind them texts and drafts that have these words.
    Completions complete(const Asker& asker, std::string_view typed) const;

private:
    std::optional<DraftText> draft_of(ReadTx& tx, const ObjectRow& row) const;

    Index& index_;
    const SearchTypes& types_;
};

} // namespace folkmoot::search
