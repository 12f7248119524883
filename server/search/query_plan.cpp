#include "search/query_plan.hpp"
#include "search/rank.hpp"
#include "search/terms.hpp"
#include "search/welsh.hpp"
#include "search/words.hpp"

namespace folkmoot::search {

namespace {

using Xapian::Query;

Query all_of(const std::vector<Query>& parts) {
    return {Query::OP_AND, parts.begin(), parts.end()};
}

/// The words in this order, as they are written.
Query in_order(const std::vector<std::string>& words) {
    if (words.size() == 1) return plan_word(words.front());
    return {Query::OP_PHRASE, words.begin(), words.end(), static_cast<Xapian::termcount>(words.size())};
}

Query title_word_beginning(const std::string& word) {
    return Query(term(TermKind::beginning, beginning_of(word, longest_beginning)));
}

/// The words that decide what is found: all, or all but the fillers where there are others.
std::vector<std::string> telling(const QueryText& text) {
    std::vector<std::string> kept;
    for (const auto& word : text.words)
        if (!is_filler(word)) kept.push_back(word);
    return kept.empty() && text.phrases.empty() ? text.words : kept;
}

Query asked(const QueryText& text) {
    std::vector<Query> parts;
    const auto words = telling(text);
    for (const auto& word : words) {
        auto part = plan_word(word);
        if (text.open && word == text.words.back() && characters_in(word) > 1)
            part = Query(Query::OP_MAX, part, Query(word_value(word) / 2.0, title_word_beginning(word)));
        parts.push_back(part);
    }
    for (const auto& phrase : text.phrases) {
        // Ranked as its words would be, found only in their order.
        std::vector<Query> ranked;
        for (const auto& word : phrase)
            ranked.push_back(plan_word(word));
        parts.emplace_back(Query::OP_FILTER, all_of(ranked), in_order(phrase));
    }
    return all_of(parts);
}

std::vector<Query> narrowing(const Filters& filters) {
    std::vector<Query> parts;
    if (filters.space) parts.emplace_back(term(TermKind::space, *filters.space));
    if (!filters.type.empty()) parts.emplace_back(term(TermKind::type, filters.type.substr(0, longest_word)));
    if (!filters.tag.empty()) parts.emplace_back(term(TermKind::tag, folded_tag(filters.tag)));
    if (filters.author) parts.emplace_back(term(TermKind::author, *filters.author));
    const auto moment = [](Time time) {
        return slot_value(static_cast<std::uint64_t>(std::max<std::int64_t>(0, micros(time))));
    };
    if (filters.changed_from)
        parts.emplace_back(Query::OP_VALUE_GE, order_slot, moment(*filters.changed_from));
    if (filters.changed_to) parts.emplace_back(Query::OP_VALUE_LE, order_slot, moment(*filters.changed_to));
    return parts;
}

} // namespace

Query plan_word(const std::string& folded) {
    static thread_local const Xapian::Stem english("english");
    std::vector<Query> forms{Query(term(TermKind::stem, english(folded)))};
    if (const auto plain = term(TermKind::stem, folded); plain != term(TermKind::stem, english(folded)))
        forms.emplace_back(plain);
    forms.emplace_back(term(TermKind::welsh, folded));
    for (const auto& radical : welsh_radicals(folded))
        forms.emplace_back(term(TermKind::welsh, radical));
    const Query word(Query::OP_MAX, forms.begin(), forms.end());
    return {static_cast<double>(word_value(folded)), word};
}

Plan plan_query(const QueryText& text, const Filters& filters, const Sight& sight) {
    const bool tag_alone = !text.asks() && !filters.tag.empty();
    if (!(text.asks() || tag_alone) || sight.sees_nothing()) return {Query::MatchNothing, sight};
    const auto parts = narrowing(filters);
    Query query = tag_alone ? Query(Query::OP_SCALE_WEIGHT, all_of(parts), 0)
        : parts.empty()     ? asked(text)
                            : Query(Query::OP_FILTER, asked(text), all_of(parts));
    for (const auto& words : text.without)
        query = Query(Query::OP_AND_NOT, query, in_order(words));
    return {query, sight};
}

Plan plan_completion(const QueryText& text, const Sight& sight) {
    if (text.words.empty() || sight.sees_nothing()) return {Query::MatchNothing, sight};
    std::vector<Query> parts;
    for (const auto& word : text.words)
        parts.push_back(title_word_beginning(word));
    return {all_of(parts), sight};
}

} // namespace folkmoot::search
