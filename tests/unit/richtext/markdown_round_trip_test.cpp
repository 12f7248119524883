#include "random_tree.hpp"

#include <folkmoot/richtext_forms.hpp>

#include <cstdlib>

namespace folkmoot::richtext { namespace {

std::size_t trees_to_print() {
    return test::trees_to_try(4000);
}

TEST(MarkdownRoundTrip, PrintingAndParsingGivesTheSameTree) {
    for (std::size_t seed = 1; seed <= trees_to_print(); ++seed) {
        auto tree = test::RandomTree(seed).make();
        auto markdown = print_markdown(tree);
        auto again = parse_markdown(markdown);
        ASSERT_TRUE(again) << "seed " << seed << ": " << again.error().message;
        ASSERT_TRUE(*again == tree) << "seed " << seed << "\n"
                                    << markdown << "\n--- was\n"
                                    << write_json(tree) << "\n--- is\n"
                                    << write_json(*again);
    }
}

// See marked_source: md4c reads some lines differently at some places.
TEST(MarkdownRoundTrip, ATreeReadsTheSameBehindOtherWords) {
    for (std::size_t seed = 1; seed <= trees_to_print() / 4; ++seed) {
        const auto tree = test::RandomTree(seed).make();
        const auto markdown = print_markdown(tree);
        for (std::size_t step = 1; step <= 8; ++step) {
            const auto place = 1 + (seed * 8 + step) % 256;
            auto moved = parse_markdown(std::string(place, 'x') + "\n\n" + markdown);
            ASSERT_TRUE(moved) << "seed " << seed << ": " << moved.error().message;
            moved->blocks.erase(moved->blocks.begin());
            ASSERT_TRUE(*moved == tree) << "seed " << seed << " behind " << place << " letters\n" << markdown;
        }
    }
}

TEST(MarkdownRoundTrip, StoredFormGivesTheSameTree) {
    for (std::size_t seed = 1; seed <= trees_to_print(); ++seed) {
        auto tree = test::RandomTree(seed).make();
        auto again = read_json(write_json(tree));
        ASSERT_TRUE(again) << "seed " << seed << ": " << again.error().message << " at "
                           << again.error().path;
        ASSERT_EQ(write_json(tree), write_json(*again)) << "seed " << seed;
    }
}

}} // namespace folkmoot::richtext
