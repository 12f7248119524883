#pragma once
#include "folkmoot/context.hpp"
#include "objects/suggestion_change.hpp"

namespace folkmoot::objects {

/// The suggestions on one object that one viewer may read.
class SuggestionsSeen {
public:
    SuggestionsSeen(ReadTx& tx, const Viewer& viewer, const SuggestedOn& on);
    /// Those that were begun before this one, the newest first.
    std::vector<Suggestion> page(SuggestionState state, ObjectId before, std::size_t most) const;
    /// How many there are, counted up to 1,000.
    std::int64_t count(SuggestionState state) const;

private:
    ReadTx& tx_;
    ObjectId about_;
    ObjectId person_;
    std::int64_t edits_;
    Binding seen_; ///< the visibilities, as `:ids`
};

/// The suggestions for an object's text that the viewer may read, as a text of its own to stand behind the
/// object's in an export: who suggested what, when, and what became of it. The open ones come first, the
/// newest first, then those that are settled; at most 200. Empty where there are none.
richtext::Tree suggestions_as_text(ReadContext& context, const SuggestedOn& on);

} // namespace folkmoot::objects
