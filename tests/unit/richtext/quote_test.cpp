#include "richtext/quote.hpp"
#include "richtext/shown_words.hpp"

#include "kit/own_time.hpp"
#include "unit/richtext/random_tree.hpp"

#include <folkmoot/richtext_diff.hpp>
#include <gtest/gtest.h>

namespace folkmoot::richtext { namespace {

Tree tree_with_ids(std::string_view markdown) {
    auto tree = parse_markdown(markdown).value();
    std::int64_t last = 0;
    give_ids(tree, [&] { return BlockId{++last}; });
    return tree;
}

/// The text as somebody edits it: blocks that stay keep their ids.
Tree edited(const Tree& old, std::string_view markdown) {
    auto tree = parse_markdown(markdown).value();
    reattach(old, tree);
    std::int64_t last = 1'000;
    give_ids(tree, [&] { return BlockId{++last}; });
    return tree;
}

BlockId block_with(const PlainText& shown, std::string_view words) {
    for (const auto& span : shown.spans)
        if (std::string_view{shown.text}.substr(span.offset, span.size).contains(words)) return span.block;
    return BlockId::none;
}

QuotedWords quoted(const Tree& tree, std::string_view words, std::size_t start = 0) {
    const auto shown = shown_words(tree);
    const auto first = words.substr(0, words.find('\n'));
    return quote_at(shown, block_with(shown, first), start, words).value();
}

/// The words that it leads to, or what became of them.
std::string found_in(const Tree& tree, const QuotedWords& quote) {
    const auto shown = shown_words(tree);
    const auto found = find_quote(shown, quote);
    if (found.fate == QuoteFate::gone) return "gone";
    std::string words{found.fate == QuoteFate::changed ? "changed:" : ""};
    for (const auto& range : found.ranges) {
        const auto span = std::ranges::find(shown.spans, range.block, &PlainText::Span::block);
        if (words.size() > 8 || (found.fate == QuoteFate::same && &range != found.ranges.data()))
            words += '|';
        words += shown.text.substr(span->offset + range.start, range.size);
    }
    return words;
}

const std::string_view duties = "# Duties\n\nA scheme must find a saver's pensions.\n\nA scheme must answer "
                                "in ten seconds, and say why when it cannot.\n";

TEST(Quote, IsFoundWhereItWasWhenNothingHasChanged) {
    const auto tree = tree_with_ids(duties);
    EXPECT_EQ(found_in(tree, quoted(tree, "ten seconds")), "ten seconds");
}

TEST(Quote, StaysWithItsBlockWhenTheBlockIsEditedAroundItAndMoved) {
    const auto tree = tree_with_ids(duties);
    const auto quote = quoted(tree, "ten seconds");
    EXPECT_EQ(found_in(edited(tree,
                           "Each scheme has to answer in ten seconds, and say why when it cannot.\n\n"
                           "# Duties\n\nA scheme must find a saver's pensions within ten seconds.\n"),
                  quote),
        "ten seconds");
}

TEST(Quote, OfWordsThatStandSeveralTimesMeansTheOneThatWasMeant) {
    const auto tree = tree_with_ids("must one, must two, must three, must four\n");
    for (const std::size_t start : {0U, 10U, 20U, 32U}) {
        const auto quote = quoted(tree, "must", start);
        const auto found =
            find_quote(shown_words(edited(tree, "Here: must one, must two, must three, must four\n")), quote);
        ASSERT_EQ(found.ranges.size(), 1U);
        EXPECT_EQ(found.ranges[0].start, quote.start + 6) << start;
    }
}

TEST(Quote, IsFoundInAnotherBlockByWhatStoodAroundIt) {
    const auto tree = tree_with_ids(duties);
    const auto quote = quoted(tree, "ten seconds");
    auto other = tree_with_ids(
        "Quite another text.\n\nA scheme must answer in ten seconds, and say why when it cannot.\n");
    for (auto& block : other.blocks)
        block.id = BlockId{static_cast<std::int64_t>(block.id) + 500};
    EXPECT_EQ(found_in(other, quote), "ten seconds");
}

TEST(Quote, IsNotMistakenForTheSameShortWordsSomewhereElse) {
    const auto tree = tree_with_ids(duties);
    const auto quote = quoted(tree, "ten seconds");
    auto other = tree_with_ids("Boil the egg for ten seconds.\n");
    other.blocks[0].id = BlockId{500};
    EXPECT_EQ(found_in(other, quote), "gone");
}

TEST(Quote, WhoseWordsWereReplacedShowsWhatStandsInTheirPlace) {
    const auto tree = tree_with_ids(duties);
    const auto quote = quoted(tree, "ten seconds");
    EXPECT_EQ(found_in(edited(tree,
                           "# Duties\n\nA scheme must find a saver's pensions.\n\nA scheme must answer in "
                           "five minutes, and say why when it cannot.\n"),
                  quote),
        "changed:five minutes");
}

TEST(Quote, WhoseBlockWasDeletedIsGone) {
    const auto tree = tree_with_ids(duties);
    EXPECT_EQ(found_in(edited(tree, "# Duties\n\nA scheme must find a saver's pensions.\n"),
                  quoted(tree, "ten seconds")),
        "gone");
}

TEST(Quote, OverSeveralBlocksIsShownInEach) {
    const auto tree = tree_with_ids(duties);
    const auto quote = quoted(tree, "pensions.\nA scheme must answer");
    EXPECT_EQ(found_in(tree, quote), "pensions.|A scheme must answer");
}

TEST(Quote, OfAListItemOrACellStandsUnderTheElementThatThePageHas) {
    const auto tree =
        tree_with_ids("- First thing\n- Second thing\n\n| A | B |\n|---|---|\n| left | right |\n");
    const auto html = print_html(tree,
        []() -> const ViewerFacts& {
            static const struct final : ViewerFacts {
                std::optional<std::string> object_href(TargetId) const override { return {}; }
                std::optional<WikiPage> wiki_page(std::string_view) const override { return {}; }
                std::optional<std::string> person_href(TargetId) const override { return {}; }
                std::optional<std::string> file_href(TargetId) const override { return {}; }
                bool append_embed(TargetId, std::string&) const override { return false; }
            } none;
            return none;
        }(),
        {.block_ids = HtmlOptions::BlockIds::present});
    for (const std::string words : {"Second thing", "right"}) {
        const auto block = std::to_string(static_cast<std::int64_t>(quoted(tree, words).block));
        EXPECT_TRUE(html.contains("data-block=\"" + block + "\">" + words)) << words << "\n" << html;
    }
}

TEST(Quote, CannotBeMadeOfWordsThatAreNotThere) {
    const auto tree = tree_with_ids(duties);
    const auto shown = shown_words(tree);
    const auto block = block_with(shown, "ten");
    EXPECT_FALSE(quote_at(shown, block, 0, "eleven seconds"));
    EXPECT_FALSE(quote_at(shown, BlockId{999}, 0, "ten seconds"));
    EXPECT_FALSE(quote_at(shown, block, 0, ""));
    EXPECT_FALSE(quote_at(shown, block, 0, std::string(most_quoted + 1, 'a')));
    EXPECT_FALSE(quote_at(PlainText{}, block, 0, "ten"));
}

/// Whatever becomes of a text, a quote leads into it or nowhere: never beside it, never between the octets of
/// a character; and in a text that has not changed it leads to its own words.
TEST(Quote, LeadsIntoTheTextOrNowhereThroughAThousandHistories) {
    for (std::uint64_t seed = 0; seed < 1'000; ++seed) {
        test::RandomTree random{seed};
        auto tree = random.make();
        std::int64_t last = 0;
        give_ids(tree, [&] { return BlockId{++last}; });
        const auto shown = shown_words(tree);
        if (shown.spans.empty()) continue;
        const auto& span = shown.spans[random.below(shown.spans.size())];
        const auto words = shown.text.substr(span.offset, 1 + random.below(span.size));
        const auto quote = quote_at(shown, span.block, 0, words);
        if (!quote) continue; // the same id twice, or words that end in a line feed
        EXPECT_EQ(find_quote(shown, *quote).fate, QuoteFate::same) << seed;
        for (int step = 0; step < 4; ++step) {
            tree = random.change(tree);
            give_ids(tree, [&] { return BlockId{++last}; });
            const auto now = shown_words(tree);
            for (const auto& range : find_quote(now, *quote).ranges) {
                const auto at = std::ranges::find(now.spans, range.block, &PlainText::Span::block);
                ASSERT_NE(at, now.spans.end()) << seed;
                EXPECT_LE(range.start + range.size, at->size) << seed;
                EXPECT_GT(range.size, 0U) << seed;
            }
        }
    }
}

TEST(Quote, CostsAFewPassesOverTheTextHoweverAlikeItsWords) {
    const auto tree = tree_with_ids(std::string(1'000'000, 'a'));
    const auto shown = shown_words(tree);
    const auto begin = kit::own_time();
    const auto quote = quote_at(shown, shown.spans[0].block, 999'000, std::string(most_quoted, 'a'));
    ASSERT_TRUE(quote);
    auto other = *quote;
    other.words.back() = 'b';
    EXPECT_EQ(find_quote(shown, other).fate, QuoteFate::gone);
    EXPECT_LT(kit::own_time() - begin, std::chrono::seconds{2});
}

TEST(Quotes, OfLettersThatWereDeletedDoNotTakeTheSameWordsBesideThem) {
    const auto tree = tree_with_ids("The cat saw the cat.");
    const auto second = quoted(tree, "cat", 16);
    const auto now = shown_words(edited(tree, "The cat saw."));
    EXPECT_EQ(find_quote(now, second).fate, QuoteFate::same) << "where nothing says that they are gone";
    EXPECT_EQ(find_quote(now, second, QuoteHint::deleted).fate, QuoteFate::gone);
    const auto again = shown_words(edited(tree, "The cat saw the cat."));
    EXPECT_EQ(find_quote(again, second, QuoteHint::deleted).ranges.at(0).start, 16U) << "typed again";
}

TEST(Quotes, BetweenTwoPlacesAreWholeWordsWithoutTheSpacesAroundThem) {
    const auto shown = shown_words(tree_with_ids("One  two.\n\nThree \xc3\xa9 four."));
    const auto quote = quote_between(shown, 3, shown.text.find("\xc3") + 1).value();
    EXPECT_EQ(quote.words, "two.\nThree") << "half a letter is none";
    EXPECT_EQ(quote.start, shown.text.find("two"));
    EXPECT_EQ(find_quote(shown, quote).fate, QuoteFate::same);
    EXPECT_FALSE(quote_between(shown, 3, 4));
    EXPECT_FALSE(quote_between(shown, 9'999, 10'000));
    EXPECT_EQ(quote_between(shown, quote, 0, 3).fate, QuoteFate::changed);
    EXPECT_EQ(quote_between(shown, quote, 3, 3).fate, QuoteFate::gone);
}

TEST(Quotes, BetweenFarPlacesAreCutToWhatMayBeQuoted) {
    const auto shown = shown_words(tree_with_ids(std::string(3 * most_quoted, 'a')));
    const auto quote = quote_between(shown, 0, shown.text.size()).value();
    EXPECT_EQ(quote.words.size(), most_quoted);
    EXPECT_EQ(quote_between(shown, quote, 0, shown.text.size()).fate, QuoteFate::same);
}

}} // namespace folkmoot::richtext
