#include "hostile_texts.hpp"

#include <algorithm>

namespace folkmoot::richtext::test {
namespace {

std::string repeated(std::string_view part, std::size_t size) {
    std::string text;
    text.reserve(size);
    while (text.size() + part.size() <= size)
        text += part;
    return text;
}

/// With a number that grows in place of each '$'.
std::string numbered(std::string_view part, std::size_t size) {
    std::string text;
    for (std::size_t number = 0; text.size() + part.size() + 16 <= size; ++number)
        for (char c : part)
            c == '$' ? text += std::to_string(number) : text += c;
    return text;
}

/// Runs of 1, 2, 3, ... of one sign, so that none closes another.
std::string growing_runs(char sign, std::size_t size) {
    std::string text;
    for (std::size_t length = 1; text.size() + length + 1 <= size; ++length)
        (text += std::string(length, sign)) += 'a';
    return text;
}

/// Lists in lists as deep as a text may go, with as many items at the bottom as there is room for.
std::string deep_list(std::size_t size) {
    std::string text;
    std::string indent;
    for (int depth = 0; depth < 24; ++depth, indent += "  ")
        text += indent + "- a\n";
    return text + repeated(indent + "- a\n", size - std::min(size, text.size()));
}

std::string wide_table(std::size_t size) {
    const auto columns = size / 4 - 1;
    return repeated("|a", columns * 2) + "|\n" + repeated("|-", columns * 2) + "|\n";
}

std::string half(std::string_view first, std::string_view second, std::size_t size) {
    return repeated(first, size / 2) + "\n\n" + repeated(second, size / 2);
}

// clang-format off
const std::vector<HostileText> texts{
    {"quotes", [](std::size_t n) { return repeated(">", n); }},
    {"quotes, spaced", [](std::size_t n) { return repeated("> ", n); }},
    {"quotes, by line", [](std::size_t n) { return repeated("> a\n\n", n); }},
    {"quotes that end lazily", [](std::size_t n) { return repeated(">>>>>>>> a\nb\n", n); }},
    {"list markers", [](std::size_t n) { return repeated("- ", n); }},
    {"numbers", [](std::size_t n) { return repeated("1. ", n); }},
    {"items", [](std::size_t n) { return repeated("- a\n", n); }},
    {"empty items", [](std::size_t n) { return repeated("-\n", n); }},
    {"items far apart", [](std::size_t n) { return repeated("- a\n\n\n", n); }},
    {"lists in lists", deep_list},
    {"tasks", [](std::size_t n) { return repeated("- [ ] a\n", n); }},
    {"headings", [](std::size_t n) { return repeated("# a\n", n); }},
    {"signs of headings", [](std::size_t n) { return repeated("#", n); }},
    {"underlined headings", [](std::size_t n) { return repeated("a\n=\n", n); }},
    {"rules", [](std::size_t n) { return repeated("***\n", n); }},
    {"one long rule", [](std::size_t n) { return repeated("- ", n - 1) + "a"; }},
    {"links", [](std::size_t n) { return repeated("[a](b)", n); }},
    {"links in links", [](std::size_t n) { return repeated("[", n / 5) + repeated("a](b)", n / 5 * 4); }},
    {"opened links", [](std::size_t n) { return repeated("[a](", n); }},
    {"opened links with addresses", [](std::size_t n) { return repeated("[a](<b", n); }},
    {"opened titles", [](std::size_t n) { return repeated("[a](b \"", n); }},
    {"opening brackets", [](std::size_t n) { return repeated("[", n); }},
    {"closing brackets", [](std::size_t n) { return repeated("]", n); }},
    {"brackets", [](std::size_t n) { return repeated("[a]", n); }},
    {"brackets in brackets", [](std::size_t n) { return half("[", "]", n); }},
    {"pictures", [](std::size_t n) { return repeated("![a](b)", n); }},
    {"opened pictures", [](std::size_t n) { return repeated("![", n); }},
    {"wiki links", [](std::size_t n) { return repeated("[[a]]", n); }},
    {"opened wiki links", [](std::size_t n) { return repeated("[[a|", n); }},
    {"definitions", [](std::size_t n) { return numbered("[$]: /a\n", n); }},
    {"definitions and uses", [](std::size_t n) { return numbered("[$]: /a\n", n / 2) + "\n" + numbered("[$] ", n / 2); }},
    {"one definition, many uses", [](std::size_t n) { return "[a]: /b\n\n" + repeated("[a]", n - 9); }},
    {"emphasis", [](std::size_t n) { return repeated("*a*", n); }},
    {"opened emphasis", [](std::size_t n) { return repeated("*a ", n); }},
    {"closed emphasis", [](std::size_t n) { return repeated("a* ", n); }},
    {"emphasis in emphasis", [](std::size_t n) { return repeated("*a **b ", n); }},
    {"opened and closed marks", [](std::size_t n) { return half("*a _b ", "c_ d* ", n); }},
    {"marks that do not match", [](std::size_t n) { return repeated("*a_ ", n); }},
    {"triple marks", [](std::size_t n) { return repeated("a***b**c*", n); }},
    {"stars", [](std::size_t n) { return repeated("*", n - 1) + "a"; }},
    {"underscores in words", [](std::size_t n) { return repeated("a_", n); }},
    {"strikes", [](std::size_t n) { return repeated("~~a~~", n); }},
    {"opened strikes", [](std::size_t n) { return repeated("~~a ", n); }},
    {"code", [](std::size_t n) { return repeated("`a`", n); }},
    {"opened code", [](std::size_t n) { return growing_runs('`', n); }},
    {"backticks", [](std::size_t n) { return repeated("` `` ", n); }},
    {"code blocks", [](std::size_t n) { return repeated("```\na\n```\n", n); }},
    {"fences", [](std::size_t n) { return repeated("~~~\n", n); }},
    {"indented code", [](std::size_t n) { return repeated("    a\n", n); }},
    {"tabs", [](std::size_t n) { return repeated("\ta\n", n); }},
    {"one long indent", [](std::size_t n) { return repeated("\t", n - 1) + "a"; }},
    {"tables", [](std::size_t n) { return repeated("|a|\n|-|\n|b|\n\n", n); }},
    {"a wide table", wide_table},
    {"a wide table of short rows", [](std::size_t n) { return wide_table(n / 2) + repeated("|a\n", n / 2); }},
    {"rows", [](std::size_t n) { return "|a|\n|-|\n" + repeated("|b|\n", n - 8); }},
    {"almost tables", [](std::size_t n) { return repeated("a|\n", n); }},
    {"footnotes", [](std::size_t n) { return numbered("a[^$]\n\n[^$]: b\n\n", n); }},
    {"footnotes of one name", [](std::size_t n) { return repeated("[^a]: b\n\n", n); }},
    {"one footnote, many uses", [](std::size_t n) { return "[^a]: b\n\n" + repeated("[^a]", n - 9); }},
    {"uses of no footnote", [](std::size_t n) { return repeated("[^a]", n); }},
    {"entities", [](std::size_t n) { return repeated("&amp;", n); }},
    {"numbered entities", [](std::size_t n) { return repeated("&#38;", n); }},
    {"opened entities", [](std::size_t n) { return repeated("&", n); }},
    {"unknown entities", [](std::size_t n) { return repeated("&aaaa;", n); }},
    {"autolinks", [](std::size_t n) { return repeated("<http://a>", n); }},
    {"opened autolinks", [](std::size_t n) { return repeated("<http://a", n); }},
    {"less-than signs", [](std::size_t n) { return repeated("<", n); }},
    {"bare addresses", [](std::size_t n) { return repeated("http://a ", n); }},
    {"addresses that close brackets", [](std::size_t n) { return repeated("http://a" + std::string(2000, ')') + " ", n); }},
    {"addresses that end sentences", [](std::size_t n) { return repeated("http://a" + std::string(2000, '!') + " ", n); }},
    {"almost addresses", [](std::size_t n) { return repeated("http://", n); }},
    {"opened tags", [](std::size_t n) { return repeated("<a ", n); }},
    {"comments", [](std::size_t n) { return repeated("<!--", n); }},
    {"backslashes", [](std::size_t n) { return repeated("\\", n); }},
    {"escapes", [](std::size_t n) { return repeated("\\*", n); }},
    {"hard breaks", [](std::size_t n) { return repeated("a\\\n", n); }},
    {"lines", [](std::size_t n) { return repeated("a\n", n); }},
    {"blank lines", [](std::size_t n) { return repeated("\n", n); }},
    {"paragraphs", [](std::size_t n) { return repeated("a\n\n", n); }},
    {"one long word", [](std::size_t n) { return repeated("a", n); }},
    {"words", [](std::size_t n) { return numbered("w$ ", n); }},
    {"callouts", [](std::size_t n) { return repeated(":::note\n", n); }},
    {"callouts, closed", [](std::size_t n) { return repeated(":::note[a]\nb\n\n:::\n\n", n); }},
    {"colons", [](std::size_t n) { return repeated(":", n); }},
    {"closing colons", [](std::size_t n) { return repeated(":::\n", n); }},
    {"labels", [](std::size_t n) { return "::contents" + repeated("[", n - 10); }},
    {"labels of backticks", [](std::size_t n) { return ":::note[" + growing_runs('`', n - 8); }},
    {"directives", [](std::size_t n) { return repeated(":em[a]", n); }},
    {"directives in directives", [](std::size_t n) { return half(":em[", "a]", n); }},
    {"opened directives", [](std::size_t n) { return repeated(":em[", n); }},
    {"attributes", [](std::size_t n) { return ":object[a]{" + numbered("a$=b ", n - 12) + "}"; }},
    {"opened attributes", [](std::size_t n) { return repeated(":object[a]{id=", n); }},
    {"attributes of breaks", [](std::size_t n) { return repeated(":br[]{a ", n); }},
    {"mentions", [](std::size_t n) { return repeated(":mention[a]{id=1}", n); }},
    {"directive tables", [](std::size_t n) { return repeated(":::table\n:::row\n:::cell{columns=2 rows=3}\na\n\n:::\n:::\n:::\n\n", n); }},
    {"control characters", [](std::size_t n) { return repeated("\x01\x02", n); }},
    {"accents", [](std::size_t n) { return repeated("\xc3\xa9 ", n); }},
};
// clang-format on

} // namespace

const std::vector<HostileText>& hostile_texts() {
    return texts;
}

} // namespace folkmoot::richtext::test
