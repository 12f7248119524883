#include "objects/suggestion_seen.hpp"

#include "folkmoot/label.hpp"
#include "folkmoot/printing.hpp"
#include "objects/blocks.hpp"

namespace folkmoot::objects {
namespace {

constexpr std::size_t most_written = 200;
constexpr std::size_t suggestions_at_once = 20;

/// "2026-05-03 14:05 UTC"
std::string minute_of(Time time) {
    auto text = to_rfc3339(time).substr(0, 16);
    text.at(10) = ' ';
    return text + " UTC";
}

/// Writes one viewer's suggestions down, some at a time.
class SuggestionsWriting {
public:
    SuggestionsWriting(ReadContext& context, const SuggestedOn& on)
        : context_(context)
        , seen_(context.tx, context.viewer, on) { }

    richtext::Tree write() {
        for (const auto state : {SuggestionState::open, SuggestionState::settled})
            each(state);
        if (tree_.blocks.empty()) return {};
        richtext::Block heading{.node = richtext::Heading{.level = 2}};
        heading.text.push_back({.content = say("suggestions.title"), .style = {}});
        tree_.blocks.insert(tree_.blocks.begin(), std::move(heading));
        normalise(tree_);
        return std::move(tree_);
    }

private:
    void each(SuggestionState state) {
        ObjectId before{std::numeric_limits<std::int64_t>::max()};
        while (written_ < most_written) {
            const auto some = seen_.page(state, before, suggestions_at_once);
            if (some.empty()) return;
            for (const auto& suggestion : some)
                put(suggestion);
            before = some.back().id;
            written_ += some.size();
        }
    }

    void put(const Suggestion& suggestion) {
        const auto author = label_person(context_.tx, suggestion.author);
        auto by = author.name;
        if (!author.organisation.empty()) by += ", " + author.organisation;
        tree_.blocks.push_back(
            paragraph(by + ", " + minute_of(suggestion.sent_at.value_or(Time{})), richtext::Mark::strong));
        if (!suggestion.note.empty()) tree_.blocks.push_back(paragraph(suggestion.note));
        for (const auto& change : changes_of(context_.tx, suggestion.id))
            put(change);
        tree_.blocks.push_back({.node = richtext::Rule{}});
    }

    /// What it was is struck through, what it would be stands behind that.
    void put(const SuggestionChange& change) {
        auto what = say("suggestions.kind_"
            + std::string{names_of<richtext::ChangeKind>[static_cast<std::size_t>(change.kind)]});
        if (change.decided_at) {
            const auto outcome =
                std::string{names_of<SuggestionOutcome>[static_cast<std::size_t>(change.outcome)]};
            const auto decider = label_person(context_.tx, change.decided_by.value_or(ObjectId{}));
            what += ". " + say("suggestions.by_" + outcome, {{"name", decider.name}}) + ", "
                + minute_of(*change.decided_at);
            if (!change.reason.empty()) what += ": " + change.reason;
        }
        tree_.blocks.push_back(paragraph(std::move(what), richtext::Mark::emphasis));
        auto before = read_text(change.text_before);
        each_block(before.blocks, [](richtext::Block& block) {
            if (std::holds_alternative<richtext::Code>(block.node)) return;
            for (auto& piece : block.text)
                piece.style.marks.add(richtext::Mark::strike);
        });
        auto after = read_text(change.text_after);
        std::ranges::move(before.blocks, std::back_inserter(tree_.blocks));
        std::ranges::move(after.blocks, std::back_inserter(tree_.blocks));
    }

    std::string say(
        std::string_view key, const std::vector<std::pair<std::string, std::string>>& values = {}) {
        return context_.services.message(key, context_.request.language, values);
    }

    ReadContext& context_;
    SuggestionsSeen seen_;
    richtext::Tree tree_;
    std::size_t written_ = 0;
};

} // namespace

richtext::Tree suggestions_as_text(ReadContext& context, const SuggestedOn& on) {
    auto tree = SuggestionsWriting{context, on}.write();
    drop_ids(tree.blocks);
    return tree;
}

} // namespace folkmoot::objects
