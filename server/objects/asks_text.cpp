#include "folkmoot/printing.hpp"
#include "objects/ask_view.hpp"
#include "objects/blocks.hpp"

namespace folkmoot::objects {
namespace {

richtext::Block item(std::string words) {
    richtext::Block block{.node = richtext::ListItem{}};
    block.blocks.push_back(paragraph(std::move(words)));
    return block;
}

std::string day_of(Time time) {
    return to_rfc3339(time).substr(0, 10);
}

/// What a person said to an ask, as the screens say it.
constexpr std::array answers{"asks.their_answered", "asks.their_nothing_to_add", "asks.their_approved",
    "asks.their_not_approved", "asks.their_read"};
constexpr std::array kinds{"asks.export_comment", "asks.export_approve", "asks.export_read"};

class AskWriting {
public:
    explicit AskWriting(ReadContext& context)
        : context_(context) { }

    void put(const AskView& view) {
        const auto& ask = view.ask;
        tree_.blocks.push_back(paragraph(say(kinds.at(static_cast<std::size_t>(ask.kind)),
            {{"name", ask.asked_by.name}, {"day", day_of(ask.asked)}, {"due", ask.due.on}})));
        if (!ask.note.empty()) {
            richtext::Block quote{.node = richtext::Quote{}};
            quote.blocks.push_back(paragraph(ask.note));
            tree_.blocks.push_back(std::move(quote));
        }
        richtext::Block list{.node = richtext::BulletList{}};
        for (const auto& person : view.people)
            list.blocks.push_back(item(line_of(person)));
        tree_.blocks.push_back(std::move(list));
    }

    richtext::Tree take() {
        if (tree_.blocks.empty()) return {};
        richtext::Block heading{.node = richtext::Heading{.level = 2}};
        heading.text.push_back({.content = say("asks.screen_title"), .style = {}});
        tree_.blocks.insert(tree_.blocks.begin(), std::move(heading));
        normalise(tree_);
        return std::move(tree_);
    }

private:
    std::string line_of(const AskedPerson& person) {
        auto line = person.person.name;
        if (!person.person.organisation.empty()) line += ", " + person.person.organisation;
        const auto* answer =
            person.answer ? answers.at(static_cast<std::size_t>(*person.answer)) : "asks.their_none";
        line += ": " + say(answer);
        return person.answered ? line + " (" + day_of(*person.answered) + ")" : line;
    }
    std::string say(
        std::string_view key, const std::vector<std::pair<std::string, std::string>>& values = {}) {
        return context_.services.message(key, context_.request.language, values);
    }

    ReadContext& context_;
    richtext::Tree tree_;
};

} // namespace

richtext::Tree asks_as_text(ReadContext& context, const Standing& about) {
    AskWriting writing{context};
    for (const auto& ask : asks_about(context.tx, context.viewer, about).items)
        writing.put(view_ask(context.tx, context.viewer, about, find_ask(context.tx, ask.id).value()));
    return writing.take();
}

} // namespace folkmoot::objects
