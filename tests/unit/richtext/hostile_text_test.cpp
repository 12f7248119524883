// Texts that were made to be expensive are not: what reading, printing and comparing one takes is bounded by
// its size. bench_richtext shows that the time grows with the size as well.
#include "counted_work.hpp"
#include "hostile_texts.hpp"

#include <folkmoot/richtext_diff.hpp>

namespace folkmoot::richtext { namespace {

// Bounds of each step, for each octet of the text. A paragraph "a" and its blank line are three octets and a
// block.
#ifdef FOLKMOOT_SANITIZED
constexpr std::size_t text_size = 25'000; // each step takes many times as long
constexpr double most_allocations = 14; // so short a text is still merged block by block
#else
constexpr std::size_t text_size = 100'000;
constexpr double most_allocations = 8;
#endif
constexpr double most_octets = 1'200;

void expect_bounded(std::string_view step, const test::Work& work) {
    EXPECT_LE(static_cast<double>(work.allocations) / text_size, most_allocations) << step;
    EXPECT_LE(static_cast<double>(work.octets) / text_size, most_octets) << step;
}

TEST(HostileText, IsReadPrintedAndComparedWithinABoundThatGrowsWithItsSize) {
    for (const auto& hostile : test::hostile_texts()) {
        SCOPED_TRACE(hostile.name);
        const auto text = hostile.make(text_size);
        ASSERT_GE(text.size(), text_size * 9 / 10);
        Result<Tree> tree = std::unexpected(Error{});
        expect_bounded("reading", test::work_of([&] { tree = parse_markdown(text); }));
        if (!tree) {
            EXPECT_THAT(tree.error().message,
                testing::AnyOf(testing::HasSubstr("deeper"), testing::HasSubstr("more than")));
            continue;
        }
        std::string printed;
        expect_bounded("printing", test::work_of([&] { printed = print_markdown(*tree); }));
        EXPECT_LE(printed.size(), text.size() * 12);
        const auto again = parse_markdown(printed);
        EXPECT_TRUE(!again || *again == *tree);
        std::int64_t next = 1;
        give_ids(*tree, [&] { return BlockId{next++}; });
        expect_bounded("printing a page", test::work_of([&] { (void)print_fragment(*tree); }));
        auto changed = *tree;
        if (!changed.blocks.empty())
            changed.blocks.erase(
                changed.blocks.begin() + static_cast<std::ptrdiff_t>(changed.blocks.size() / 2));
        expect_bounded("comparing", test::work_of([&] { (void)diff(*tree, changed); }));
        expect_bounded("making a script", test::work_of([&] { (void)edit_script(*tree, changed); }));
        expect_bounded("merging", test::work_of([&] { (void)merge(*tree, changed, *tree); }));
        drop_ids(changed.blocks);
        expect_bounded("giving ids back", test::work_of([&] { reattach(*tree, changed); }));
    }
}

}} // namespace folkmoot::richtext
