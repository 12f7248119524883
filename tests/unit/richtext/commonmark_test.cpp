// The examples of the CommonMark specification: all hold but those that commonmark_excuses.hpp names, and
// each of those is there for a reason that still stands.
#include "commonmark_excuses.hpp"
#include "comparable_html.hpp"

#include <folkmoot/richtext_forms.hpp>
#include <folkmoot/richtext_html.hpp>

#include <cstdlib>
#include <fstream>
#include <map>

namespace folkmoot::richtext { namespace {

struct Example {
    int number = 0;
    std::string markdown;
    std::string html;
};

class CommonMark : public testing::Test {
protected:
    void SetUp() override {
        const char* given = std::getenv("FOLKMOOT_COMMONMARK");
        std::ifstream file{
            given ? given : FOLKMOOT_SOURCE_DIR "/tests/conformance/node_modules/examples.json"};
        if (!file)
            GTEST_SKIP() << "the specification is not installed: npm install and npm run examples in "
                            "tests/conformance";
        for (const auto& example : nlohmann::json::parse(file))
            examples_.push_back({example["example"], example["markdown"], example["html"]});
        ASSERT_EQ(examples_.size(), 652u);
    }

    std::vector<Example> examples_;
};

class NothingSeen final : public ViewerFacts {
public:
    std::optional<std::string> object_href(TargetId) const override { return std::nullopt; }
    std::optional<WikiPage> wiki_page(std::string_view) const override { return std::nullopt; }
    std::optional<std::string> person_href(TargetId) const override { return std::nullopt; }
    std::optional<std::string> file_href(TargetId) const override { return std::nullopt; }
    bool append_embed(TargetId, std::string&) const override { return false; }
};

std::map<int, std::string_view> excused() {
    std::map<int, std::string_view> reasons;
    for (const auto& excuse : test::excuses)
        for (int example : excuse.examples)
            EXPECT_TRUE(reasons.emplace(example, excuse.reason).second) << example << " is excused twice";
    return reasons;
}

TEST_F(CommonMark, HoldsEveryExampleButThoseThatTheSchemaLeavesOut) {
    const auto reasons = excused();
    HtmlOptions options;
    options.first_heading_level = 1;
    for (const auto& example : examples_) {
        const auto tree = parse_markdown(example.markdown);
        ASSERT_TRUE(tree) << example.number;
        const auto ours =
            test::comparable_html(print_html(test::with_picture_words(*tree), NothingSeen{}, options));
        const auto wanted = test::comparable_html(example.html);
        const auto excuse = reasons.find(example.number);
        if (excuse == reasons.end())
            EXPECT_EQ(ours, wanted) << "example " << example.number << ": " << example.markdown;
        else
            EXPECT_NE(ours, wanted) << "example " << example.number << " holds; it was excused since "
                                    << excuse->second;
    }
}

TEST_F(CommonMark, PrintsEveryExampleAsMarkdownThatReadsTheSame) {
    for (const auto& example : examples_) {
        const auto tree = parse_markdown(example.markdown);
        ASSERT_TRUE(tree) << example.number;
        const auto again = parse_markdown(print_markdown(*tree));
        ASSERT_TRUE(again) << example.number;
        EXPECT_TRUE(*again == *tree) << "example " << example.number << ": " << example.markdown
                                     << "\nprinted as " << print_markdown(*tree);
    }
}

// A defect of md4c 0.4.8 depends on the place of a line in the text, modulo 256: see marked_source.
TEST_F(CommonMark, ReadsEveryExampleAlikeWhereverItStandsInAText) {
    for (const auto& example : examples_) {
        auto alone = parse_markdown("x\n\n" + example.markdown);
        ASSERT_TRUE(alone) << example.number;
        alone->blocks.erase(alone->blocks.begin());
        for (std::size_t place = 2; place <= 256; ++place) {
            auto moved = parse_markdown(std::string(place, 'x') + "\n\n" + example.markdown);
            ASSERT_TRUE(moved) << example.number;
            moved->blocks.erase(moved->blocks.begin());
            ASSERT_TRUE(*moved == *alone)
                << "example " << example.number << " behind " << place << " letters: " << example.markdown
                << "\nis " << write_json(*moved) << "\nnot " << write_json(*alone);
        }
    }
}

}} // namespace folkmoot::richtext
