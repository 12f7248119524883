#pragma once
#include "folkmoot/context.hpp"
#include "folkmoot/label.hpp"
#include "objects/outcome.hpp"

#include <unordered_map>

namespace folkmoot::objects {

/// One decision about a point, as it stands or as it stood.
struct OutcomeView {
    ObjectId id;
    std::int64_t revision = 0;
    PointVerdict verdict = PointVerdict::accepted;
    std::string html;
    std::string markdown;
    PersonLabel owner;
    Time decided;
    std::vector<ChangedPassage> changed;
    static constexpr auto fields() {
        return std::array{field<&OutcomeView::id>("id", "The outcome"),
            field<&OutcomeView::revision>(
                "revision", "Which decision: counts from 1; for If-Match, when another is made"),
            field<&OutcomeView::verdict>("verdict", "What was decided"),
            field<&OutcomeView::html>("html", "Why, printed for this viewer"),
            field<&OutcomeView::markdown>("markdown", "Why, as it was typed"),
            field<&OutcomeView::owner>("owner", "Who answers for it"),
            field<&OutcomeView::decided>("decided", "When"),
            field<&OutcomeView::changed>(
                "changed", "The blocks that came to say something else by it", at_most(most_passages))};
    }
};

/// What was decided about those of the comments about which something is and the viewer sees it.
std::unordered_map<ObjectId, OutcomeView> outcomes_about(
    ReadContext& context, std::span<const ObjectId> comments);

/// All that was decided about a comment.
struct OutcomeHistory {
    std::optional<OutcomeView> outcome;
    std::vector<OutcomeView> earlier;
    static constexpr auto fields() {
        return std::array{
            field<&OutcomeHistory::outcome>("outcome", "What is decided; nothing: no more, or not yet"),
            field<&OutcomeHistory::earlier>("earlier", "What was decided before, the newest fifty")};
    }
};
OutcomeHistory outcome_history(ReadContext& context, const Granted<Comment, View>& comment);

/// Why it was decided, as it stands. The caller has found that whoever reads it sees the outcome.
std::optional<richtext::Tree> find_reason(ReadTx& tx, ObjectId outcome);

/// The outcome as paragraphs to stand behind the comment in an export.
std::vector<richtext::Block> outcome_as_text(ReadContext& context, const OutcomeView& outcome);

/// A point that the viewer made, and what became of it.
struct OwnPoint {
    ObjectId comment;
    ObjectId thread;
    Time made;
    std::string html;
    std::string words;
    std::optional<OutcomeView> outcome;
    static constexpr auto fields() {
        return std::array{field<&OwnPoint::comment>("comment", "The comment"),
            field<&OwnPoint::thread>("thread", "Its thread"), field<&OwnPoint::made>("made", "When"),
            field<&OwnPoint::html>("html", "Its words, printed"),
            field<&OwnPoint::words>("words", "The words it is about; empty: it is about the whole"),
            field<&OwnPoint::outcome>("outcome", "What became of it; nothing: not decided yet")};
    }
};
struct OwnPoints {
    std::vector<OwnPoint> items;
    std::string next;
    std::int64_t points = 0;
    std::int64_t decided = 0;
    static constexpr auto fields() {
        return std::array{field<&OwnPoints::items>("items", "The oldest first, twenty a page"),
            field<&OwnPoints::next>("next", "Ask with it as `after` for the page behind; empty at the end"),
            field<&OwnPoints::points>("points", "How many points the viewer made, up to 1,000"),
            field<&OwnPoints::decided>("decided", "About how many of them something is decided")};
    }
};
/// How many points somebody made about an object, and about how many something is decided; up to 1,000.
struct PointCount {
    std::int64_t made = 0;
    std::int64_t decided = 0;
};
PointCount count_own_points(ReadTx& tx, const Viewer& viewer, ObjectId object);

/// The points that the viewer made about the object, and nobody else's.
OwnPoints own_points(ReadContext& context, const Standing& object, std::string_view after);

} // namespace folkmoot::objects
