#include "random_tree.hpp"

#include <folkmoot/richtext_html.hpp>

namespace folkmoot::richtext { namespace {

// Sees the objects, people and files with even ids and the page "Here"; may write the page "Missing".
class EvenFacts final : public ViewerFacts {
public:
    std::optional<std::string> object_href(TargetId id) const override { return even(id, "/o/"); }
    std::optional<std::string> person_href(TargetId id) const override { return even(id, "/p/"); }
    std::optional<std::string> file_href(TargetId id) const override { return even(id, "/f/"); }
    std::optional<WikiPage> wiki_page(std::string_view title) const override {
        if (title == "Here") return WikiPage{"/s/here", WikiPage::State::exists};
        if (title == "Missing") return WikiPage{"/s/new?title=Missing", WikiPage::State::missing};
        return std::nullopt;
    }
    bool append_embed(TargetId id, std::string& out) const override {
        if (id % 2 != 0) return false;
        out += "<div>embedded</div>";
        return true;
    }

private:
    static std::optional<std::string> even(TargetId id, const char* start) {
        return id % 2 == 0 ? std::optional{start + std::to_string(id)} : std::nullopt;
    }
};

std::string html_of(std::string_view markdown, const HtmlOptions& options = {}) {
    return print_html(parse_markdown(markdown).value(), EvenFacts{}, options);
}

TEST(Html, WordsAreEscapedEverywhere) {
    EXPECT_EQ(html_of("<img src=x onerror='alert(1)'> & \"q\""),
        "<p class=\"fm-body\">&lt;img src=x onerror=&#39;alert(1)&#39;&gt; &amp; &quot;q&quot;</p>\n");
    EXPECT_THAT(html_of("::figure{file=2 alt=\"&#34; onload=&#34;x\"}"),
        testing::HasSubstr("alt=\"&quot; onload=&quot;x\""));
    EXPECT_THAT(html_of("[x](<https://a.example/\"onclick=\"y>)"), testing::HasSubstr("/%22onclick=%22y\""));
}

TEST(Html, ALinkToWhatTheViewerMayNotSeePrintsOnlyTheAuthorsWords) {
    EXPECT_EQ(html_of(":object[our *plan*]{id=2} :object[our *plan*]{id=3}"),
        "<p class=\"fm-body\"><a class=\"fm-link\" href=\"/o/2\">our <em>plan</em></a> our "
        "<em>plan</em></p>\n");
    EXPECT_EQ(html_of(":mention[Jane]{id=2} :mention[Jane]{id=3}"),
        "<p class=\"fm-body\"><a class=\"fm-mention\" href=\"/p/2\">Jane</a> Jane</p>\n");
    EXPECT_EQ(html_of("::embed[The chart]{object=3}"), "<div class=\"fm-embed\">The chart</div>\n");
    EXPECT_EQ(html_of("![A map](file:3)"),
        "<figure class=\"fm-figure\"><p class=\"fm-body fm-figure-missing\">A map</p></figure>\n");
}

TEST(Html, AWikiLinkIsRedOnlyForOneWhoMayWriteThePage) {
    EXPECT_EQ(html_of("[[Here]] [[Missing|soon]] [[Hidden]]"),
        "<p class=\"fm-body\"><a class=\"fm-link\" href=\"/s/here\">Here</a> "
        "<a class=\"fm-link fm-link-missing\" href=\"/s/new?title=Missing\">soon</a> Hidden</p>\n");
}

TEST(Html, AnOutsideLinkIsMarkedAndTheSitesOwnIsNot) {
    HtmlOptions options;
    options.origin = "https://folkmoot.example";
    EXPECT_THAT(
        html_of("[a](https://elsewhere.example)", options), testing::HasSubstr("rel=\"noopener nofollow\""));
    EXPECT_THAT(html_of("[a](https://folkmoot.example.evil)", options),
        testing::HasSubstr("rel=\"noopener nofollow\""));
    EXPECT_THAT(html_of("[a](https://folkmoot.example/s/1) [b](/s/1)", options),
        testing::Not(testing::HasSubstr("rel=")));
}

TEST(Html, HeadingsHaveAnchorsThatDoNotClash) {
    EXPECT_EQ(html_of("::contents\n\n# Costs\n\n# Costs\n\n# Costs 2\n\n# !"),
        "<nav class=\"fm-contents\" aria-label=\"Contents\">\n<ul class=\"fm-list\">\n"
        "<li class=\"fm-contents-1\"><a class=\"fm-link\" href=\"#fm-costs\">Costs</a></li>\n"
        "<li class=\"fm-contents-1\"><a class=\"fm-link\" href=\"#fm-costs-2\">Costs</a></li>\n"
        "<li class=\"fm-contents-1\"><a class=\"fm-link\" href=\"#fm-costs-2-2\">Costs 2</a></li>\n"
        "<li class=\"fm-contents-1\"><a class=\"fm-link\" href=\"#fm-section\">!</a></li>\n</ul>\n</nav>\n"
        "<h2 class=\"fm-heading\" id=\"fm-costs\">Costs</h2>\n<h2 class=\"fm-heading\" "
        "id=\"fm-costs-2\">Costs</h2>\n"
        "<h2 class=\"fm-heading\" id=\"fm-costs-2-2\">Costs 2</h2>\n<h2 class=\"fm-heading\" "
        "id=\"fm-section\">!</h2>\n");
}

TEST(Html, AFootnoteLeadsThereAndBack) {
    auto html = html_of("One[^b] two[^a] three[^b].\n\n[^a]: First.\n\n[^b]: Second.");
    EXPECT_THAT(html,
        testing::HasSubstr("One<sup class=\"fm-footnote-reference\" id=\"fm-footnote-1-from-1\">"
                           "<a class=\"fm-link\" href=\"#fm-footnote-1\">"));
    EXPECT_THAT(html,
        testing::HasSubstr(
            "<li id=\"fm-footnote-1\">\n<p class=\"fm-body\">Second.</p>\n"
            "<a class=\"fm-link fm-footnote-back\" href=\"#fm-footnote-1-from-1\">Back to text</a>\n"
            "<a class=\"fm-link fm-footnote-back\" href=\"#fm-footnote-1-from-2\">Back to text 2</a>"));
}

TEST(Html, ATableSaysWhatItsHeadersHead) {
    EXPECT_EQ(html_of(":::table[Costs]\n| a |\n|--:|\n| 1 |\n:::"),
        "<table class=\"fm-table\"><caption class=\"fm-table-caption\">Costs</caption>\n<thead>\n<tr>"
        "<th class=\"fm-align-right\" scope=\"col\">a</th>\n</tr>\n</thead>\n<tbody>\n<tr><td "
        "class=\"fm-align-right\">1</td>\n"
        "</tr>\n</tbody>\n</table>\n");
}

// Reads printed HTML as strictly as it is written: known elements, closed in order; text without stray signs.
void expect_well_formed(std::string_view html, std::size_t seed) {
    static const std::set<std::string, std::less<>> known{"p", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li",
        "blockquote", "pre", "code", "hr", "table", "caption", "thead", "tbody", "tr", "th", "td", "figure",
        "figcaption", "div", "details", "summary", "nav", "section", "a", "strong", "em", "s", "sub", "sup",
        "span", "br", "img"};
    std::vector<std::string> open;
    for (std::size_t at = 0; at < html.size();) {
        if (html[at] != '<') {
            ASSERT_NE(html[at], '>') << seed;
            ++at;
            continue;
        }
        auto end = html.find('>', at);
        ASSERT_NE(end, std::string_view::npos) << seed;
        auto tag = html.substr(at + 1, end - at - 1);
        const bool closing = tag.starts_with('/');
        std::string name{tag.substr(closing ? 1 : 0, tag.find(' ') - (closing ? 1 : 0))};
        ASSERT_TRUE(known.contains(name)) << name << " in tree " << seed;
        ASSERT_EQ(std::count(tag.begin(), tag.end(), '"') % 2, 0) << seed;
        if (closing) {
            ASSERT_FALSE(open.empty()) << seed;
            ASSERT_EQ(open.back(), name) << "in tree " << seed;
            open.pop_back();
        } else if (name != "br" && name != "hr" && name != "img") {
            open.push_back(name);
        }
        at = end + 1;
    }
    ASSERT_TRUE(open.empty()) << seed;
}

TEST(Html, IsWellFormedForAnyTree) {
    for (std::size_t seed = 1; seed <= test::trees_to_try(3000); ++seed)
        expect_well_formed(print_html(test::RandomTree(seed).make(), EvenFacts{}), seed);
}

}} // namespace folkmoot::richtext
