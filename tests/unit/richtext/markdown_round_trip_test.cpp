#include "random_tree.hpp"

#include <folkmoot/richtext_forms.hpp>

#include <cstdlib>

namespace folkmoot::richtext { namespace {

std::size_t trees_to_try() {
    const char* wanted = std::getenv("FOLKMOOT_TREES");
    return wanted ? std::strtoul(wanted, nullptr, 10) : 4000;
}

TEST(MarkdownRoundTrip, PrintingAndParsingGivesTheSameTree) {
    for (std::size_t seed = 1; seed <= trees_to_try(); ++seed) {
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

TEST(MarkdownRoundTrip, StoredFormGivesTheSameTree) {
    for (std::size_t seed = 1; seed <= trees_to_try(); ++seed) {
        auto tree = test::RandomTree(seed).make();
        auto again = read_json(write_json(tree));
        ASSERT_TRUE(again) << "seed " << seed << ": " << again.error().message << " at "
                           << again.error().path;
        ASSERT_EQ(write_json(tree), write_json(*again)) << "seed " << seed;
    }
}

}} // namespace folkmoot::richtext
