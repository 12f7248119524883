#include "richtext/quote.hpp"

#include <algorithm>

namespace folkmoot::richtext {
namespace {

using Span = PlainText::Span;

constexpr std::size_t most_places = 1'000; ///< of the same words, that are compared
constexpr std::size_t most_ranges = 200;
/// Words this long, or this much of what was around them, are not somewhere else by chance.
constexpr std::size_t telling_words = 32;
constexpr std::size_t telling_context = 8;

bool begins_character(char octet) {
    return (static_cast<unsigned char>(octet) & 0xc0U) != 0x80;
}

/// For each place in the words, how much of their beginning ends there (Knuth, Morris, Pratt 1977): searching
/// then looks at each octet of the text once, whatever it is.
std::vector<std::size_t> borders_of(std::string_view words) {
    std::vector<std::size_t> borders(words.size(), 0);
    for (std::size_t i = 1, matched = 0; i < words.size(); ++i) {
        while (matched > 0 && words[i] != words[matched])
            matched = borders[matched - 1];
        if (words[i] == words[matched]) ++matched;
        borders[i] = matched;
    }
    return borders;
}

/// The first thousand places in text[from, end) where the words begin.
std::vector<std::size_t> places_of(
    std::string_view words, std::string_view text, std::size_t from, std::size_t end) {
    std::vector<std::size_t> places;
    const auto borders = borders_of(words);
    const auto last = std::min(text.size(), end + words.size() - 1);
    for (std::size_t i = from, matched = 0; i < last && places.size() < most_places; ++i) {
        while (matched > 0 && text[i] != words[matched])
            matched = borders[matched - 1];
        if (text[i] == words[matched]) ++matched;
        if (matched < words.size()) continue;
        places.push_back(i + 1 - words.size());
        matched = borders[matched - 1];
    }
    return places;
}

const Span* span_of(const PlainText& shown, BlockId block) {
    auto found = std::ranges::find(shown.spans, block, &Span::block);
    return found == shown.spans.end() ? nullptr : &*found;
}

/// The span whose words hold the octet there, or the line feed behind them.
const Span& span_at(const PlainText& shown, std::size_t at) {
    auto behind = std::ranges::upper_bound(shown.spans, at, {}, &Span::offset);
    return *std::prev(behind);
}

std::string_view words_before(const PlainText& shown, std::size_t at) {
    const auto begin = std::max(span_at(shown, at).offset, at < context_size ? 0 : at - context_size);
    auto words = std::string_view{shown.text}.substr(begin, at - begin);
    while (!words.empty() && !begins_character(words.front()))
        words.remove_prefix(1);
    return words;
}

std::string_view words_behind(const PlainText& shown, std::size_t at) {
    const auto& span = span_at(shown, at - 1);
    const auto end = span.offset + span.size;
    if (at >= end) return {};
    auto size = std::min(context_size, end - at);
    while (at + size < end && !begins_character(shown.text[at + size]))
        --size;
    return std::string_view{shown.text}.substr(at, size);
}

std::size_t alike_at_end(std::string_view left, std::string_view right) {
    const auto [end, other] = std::ranges::mismatch(left.rbegin(), left.rend(), right.rbegin(), right.rend());
    return static_cast<std::size_t>(end - left.rbegin());
}
std::size_t alike_at_start(std::string_view left, std::string_view right) {
    const auto [end, other] = std::ranges::mismatch(left, right);
    return static_cast<std::size_t>(end - left.begin());
}

std::size_t distance(std::size_t left, std::size_t right) {
    return left < right ? right - left : left - right;
}

/// How sure one can be that the words at a place are the ones that were meant.
struct Likeness {
    std::size_t context = 0;
    std::size_t distance = 0;
    bool is_better_than(const Likeness& other) const {
        return context != other.context ? context > other.context : distance < other.distance;
    }
};

struct Candidate {
    std::size_t at = 0;
    Likeness likeness;
};

std::optional<Candidate> best_of(const PlainText& shown, const QuotedWords& quote,
    const std::vector<std::size_t>& places, std::size_t expected) {
    std::optional<Candidate> best;
    for (const auto at : places) {
        const Likeness likeness{.context = alike_at_end(words_before(shown, at), quote.before)
                + alike_at_start(words_behind(shown, at + quote.words.size()), quote.after),
            .distance = distance(at, expected)};
        if (!best || likeness.is_better_than(best->likeness)) best = {at, likeness};
    }
    return best;
}

/// In the block where it was, between what stood before it and what stood behind it.
std::optional<QuoteRange> between_context(const PlainText& shown, const QuotedWords& quote) {
    const auto* span = span_of(shown, quote.block);
    if (!span || quote.words.contains('\n')) return std::nullopt;
    const auto words = std::string_view{shown.text}.substr(span->offset, span->size);
    std::size_t begin = 0;
    if (!quote.before.empty()) {
        const auto found = places_of(quote.before, words, 0, words.size());
        if (quote.before.size() < telling_context || found.size() != 1) return std::nullopt;
        begin = found.front() + quote.before.size();
    }
    std::size_t end = words.size();
    if (!quote.after.empty()) {
        const auto found = places_of(quote.after, words, begin, words.size());
        if (quote.after.size() < telling_context || found.empty()) return std::nullopt;
        end = found.front();
    }
    if (begin >= end) return std::nullopt;
    return QuoteRange{quote.block, begin, end - begin};
}

std::vector<QuoteRange> ranges_of(const PlainText& shown, std::size_t at, std::size_t size) {
    std::vector<QuoteRange> ranges;
    const auto end = at + size;
    for (const auto* span = &span_at(shown, at);
        span != shown.spans.data() + shown.spans.size() && span->offset < end && ranges.size() < most_ranges;
        ++span) {
        const auto from = std::max(at, span->offset);
        const auto to = std::min(end, span->offset + span->size);
        if (from < to) ranges.push_back({span->block, from - span->offset, to - from});
    }
    return ranges;
}

} // namespace

std::optional<QuotedWords> quote_at(
    const PlainText& shown, BlockId block, std::size_t start, std::string_view words) {
    const auto* span = span_of(shown, block);
    if (!span || words.empty() || words.size() > most_quoted || words.front() == '\n' || words.back() == '\n')
        return std::nullopt;
    const auto places = places_of(words, shown.text, span->offset, span->offset + span->size);
    if (places.empty()) return std::nullopt;
    const auto at = *std::ranges::min_element(
        places, {}, [&](std::size_t place) { return distance(place, span->offset + start); });
    return QuotedWords{.block = block,
        .start = at - span->offset,
        .words = std::string{words},
        .before = std::string{words_before(shown, at)},
        .after = std::string{words_behind(shown, at + words.size())}};
}

FoundQuote find_quote(const PlainText& shown, const QuotedWords& quote, QuoteHint hint) {
    if (quote.words.empty() || shown.spans.empty()) return {};
    const bool deleted = hint == QuoteHint::deleted;
    const auto all_around = quote.before.size() + quote.after.size();
    std::optional<Candidate> best;
    if (const auto* span = span_of(shown, quote.block))
        best =
            best_of(shown, quote, places_of(quote.words, shown.text, span->offset, span->offset + span->size),
                span->offset + quote.start);
    if (best && deleted && best->likeness.context < all_around) best.reset();
    if (!best) {
        best = best_of(shown, quote, places_of(quote.words, shown.text, 0, shown.text.size()), 0);
        if (best && quote.words.size() < telling_words
            && (best->likeness.context < telling_context || (deleted && best->likeness.context < all_around)))
            best.reset();
    }
    if (best) return {QuoteFate::same, ranges_of(shown, best->at, quote.words.size())};
    if (const auto range = between_context(shown, quote)) return {QuoteFate::changed, {*range}};
    return {};
}

FoundQuote quote_between(
    const PlainText& shown, const QuotedWords& quote, std::size_t begin, std::size_t end) {
    end = std::min({end, shown.text.size(), begin + most_quoted});
    while (begin < end && !begins_character(shown.text[end]))
        --end;
    if (begin >= end) return {};
    auto ranges = ranges_of(shown, begin, end - begin);
    if (ranges.empty()) return {};
    const bool same = std::string_view{shown.text}.substr(begin, end - begin) == quote.words;
    return {same ? QuoteFate::same : QuoteFate::changed, std::move(ranges)};
}

std::optional<QuotedWords> quote_between(const PlainText& shown, std::size_t begin, std::size_t end) {
    const auto is_space = [&](std::size_t at) { return shown.text[at] == ' ' || shown.text[at] == '\n'; };
    end = std::min(end, shown.text.size());
    while (begin < end && is_space(begin))
        ++begin;
    end = std::min(end, begin + most_quoted);
    while (begin < end && (is_space(end - 1) || !begins_character(shown.text[end])))
        --end;
    if (begin >= end) return std::nullopt;
    const auto& span = span_at(shown, begin);
    return QuotedWords{.block = span.block,
        .start = begin - span.offset,
        .words = shown.text.substr(begin, end - begin),
        .before = std::string{words_before(shown, begin)},
        .after = std::string{words_behind(shown, end)}};
}

} // namespace folkmoot::richtext
