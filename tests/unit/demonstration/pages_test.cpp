#include <folkmoot/richtext_forms.hpp>

#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>

namespace folkmoot::richtext {
namespace {

const std::filesystem::path demonstration = std::filesystem::path{FOLKMOOT_SOURCE_DIR} / "ops/demonstration";

std::string text_below_head(const std::filesystem::path& page) {
    std::ifstream file{page};
    const std::string whole{std::istreambuf_iterator<char>{file}, {}};
    const auto end = whole.find("\n---\n");
    return end == whole.npos ? "" : whole.substr(end + 5);
}

std::vector<std::filesystem::path> pages_below(const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> pages;
    for (const auto& entry : std::filesystem::recursive_directory_iterator{folder})
        if (entry.path().extension() == ".md") pages.push_back(entry.path());
    return pages;
}

std::vector<std::filesystem::path> all_pages() {
    auto pages = pages_below(demonstration / "wikis");
    for (auto& page : pages_below(demonstration / "site-pages"))
        pages.push_back(std::move(page));
    return pages;
}

void expect_described_figures(const std::vector<Block>& blocks) {
    for (const auto& block : blocks) {
        if (const auto* figure = std::get_if<Figure>(&block.node)) {
            EXPECT_TRUE(figure->alternative.has_value());
            EXPECT_TRUE(std::filesystem::exists(demonstration / figure->source)) << figure->source;
        }
        expect_described_figures(block.blocks);
    }
}

} // namespace

TEST(DemonstrationPages, ThereAreEnoughForEveryScreen) {
    EXPECT_GE(all_pages().size(), 70U);
}

TEST(DemonstrationPages, AreUnderstoodWithoutLeavingSyntaxInTheText) {
    for (const auto& page : pages_below(demonstration / "wikis")) {
        SCOPED_TRACE(page.filename().string());
        const auto tree = parse_markdown(text_below_head(page));
        ASSERT_TRUE(tree) << tree.error().message;
        ASSERT_FALSE(tree->blocks.empty());
        const auto words = plain_text(*tree).text;
        for (const auto* syntax : {":::", "::contents", "[[", "](", "[^", "**", "| --"})
            EXPECT_EQ(words.find(syntax), words.npos) << "left over: " << syntax;
        expect_described_figures(tree->blocks);
    }
}

TEST(DemonstrationPages, ComeBackTheSameFromTheirOwnMarkdown) {
    for (const auto& page : all_pages()) {
        SCOPED_TRACE(page.filename().string());
        const auto tree = parse_markdown(text_below_head(page));
        ASSERT_TRUE(tree);
        const auto again = parse_markdown(print_markdown(*tree));
        ASSERT_TRUE(again);
        EXPECT_TRUE(same_content(*tree, *again));
    }
}

} // namespace folkmoot::richtext
