#pragma once
// Words that somebody pointed at, and how they are found again when the text has changed. Pure: no text,
// however hostile, costs more than a few passes over it.
#include <folkmoot/richtext_forms.hpp>

namespace folkmoot::richtext {

/// Words of a text, with what it takes to find them again. All offsets and lengths are octets of UTF-8.
struct QuotedWords {
    BlockId block = BlockId::none; ///< in whose words it began, as `shown_words` has it
    std::size_t start = 0; ///< where in them
    std::string words; ///< a line feed where the next block's words begin
    std::string before; ///< up to `context_size` octets of the first block's words before it
    std::string after; ///< and of the last block's words behind it
    bool operator==(const QuotedWords&) const = default;
};
inline constexpr std::size_t context_size = 48;
inline constexpr std::size_t most_quoted = 4'000; ///< octets

/// Where a piece of a quote stands now: in one block's words.
struct QuoteRange {
    BlockId block = BlockId::none;
    std::size_t start = 0;
    std::size_t size = 0;
    bool operator==(const QuoteRange&) const = default;
};

enum class QuoteFate {
    same, ///< word for word
    changed, ///< its place is there, its words are others
    gone
};

struct FoundQuote {
    QuoteFate fate = QuoteFate::gone;
    std::vector<QuoteRange> ranges; ///< in reading order, at most 200; empty when it is gone
};

/// Makes a quote of words that begin in that block, the ones nearest to `start` where they stand there more
/// than once. Nothing when they do not stand there, are empty, or more than `most_quoted`.
std::optional<QuotedWords> quote_at(
    const PlainText& shown, BlockId block, std::size_t start, std::string_view words);

/// What is known of the words beside the quote.
enum class QuoteHint {
    none,
    deleted ///< the letters that were meant are gone: the same words may have been put elsewhere, or be
            ///< others
};

/// Finds it again: in its block; else wherever its words stand with enough of what was around them to be
/// sure; else in its block between what stood before and behind it. Of words that were deleted, in its block
/// only where all that was around them is still there.
FoundQuote find_quote(const PlainText& shown, const QuotedWords& quote, QuoteHint hint = QuoteHint::none);

/// The words from one octet of the text to another as they stand there: changed, unless they are those of the
/// quote.
FoundQuote quote_between(
    const PlainText& shown, const QuotedWords& quote, std::size_t begin, std::size_t end);

/// Makes a quote of the words from one octet of the text to another, without the spaces around them; of very
/// many, of the first. Nothing where there are no words.
std::optional<QuotedWords> quote_between(const PlainText& shown, std::size_t begin, std::size_t end);

} // namespace folkmoot::richtext
