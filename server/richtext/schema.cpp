#include "richtext/schema.hpp"

#include "richtext/ascii.hpp"

#include <folkmoot/richtext_forms.hpp>

namespace folkmoot::richtext {
namespace {

constexpr std::array<KindRule, std::variant_size_v<Node>> rules{{
    {"paragraph", Words::rich, Inside::nothing},
    {"heading", Words::rich, Inside::nothing},
    {"bullet_list", Words::none, Inside::items},
    {"ordered_list", Words::none, Inside::items},
    {"list_item", Words::none, Inside::flow},
    {"quote", Words::none, Inside::flow},
    {"code", Words::plain, Inside::nothing},
    {"rule", Words::none, Inside::nothing},
    {"table", Words::rich, Inside::rows},
    {"row", Words::none, Inside::cells},
    {"cell", Words::none, Inside::flow},
    {"figure", Words::rich, Inside::nothing},
    {"callout", Words::rich, Inside::flow},
    {"expandable", Words::rich, Inside::flow},
    {"footnote", Words::none, Inside::flow},
    {"page_break", Words::none, Inside::nothing},
    {"contents", Words::none, Inside::nothing},
    {"embed", Words::rich, Inside::nothing},
}};

template <std::size_t... index> Node make_node(Kind kind, std::index_sequence<index...>) {
    Node node;
    ((static_cast<std::size_t>(kind) == index ? (void)node.emplace<index>() : (void)0), ...);
    return node;
}

bool consists_of(std::string_view text, std::size_t longest, std::string_view others) {
    if (text.empty() || text.size() > longest) return false;
    for (char c : text)
        if (!is_word(c) && !others.contains(c)) return false;
    return true;
}

} // namespace

const KindRule& rule(Kind kind) {
    return rules[static_cast<std::size_t>(kind)];
}

std::optional<Kind> find_kind(std::string_view name) {
    for (std::size_t i = 0; i < rules.size(); ++i)
        if (rules[i].name == name) return static_cast<Kind>(i);
    return std::nullopt;
}

Node make_node(Kind kind) {
    return make_node(kind, std::make_index_sequence<std::variant_size_v<Node>>());
}

bool may_stand(Kind child, Inside inside) {
    switch (child) {
    case Kind::list_item:
        return inside == Inside::items;
    case Kind::row:
        return inside == Inside::rows;
    case Kind::cell:
        return inside == Inside::cells;
    case Kind::footnote:
        return false;
    default:
        return inside == Inside::flow;
    }
}

bool is_label(std::string_view label) {
    return consists_of(label, 64, "-_");
}
bool is_code_language(std::string_view language) {
    return consists_of(language, 32, "-_+#.");
}
bool is_language_tag(std::string_view tag) {
    return consists_of(tag, 35, "-");
}

bool is_title(std::string_view title) {
    return !title.empty() && title.size() <= max_title && title.front() != ' ' && title.back() != ' ';
}

bool is_source(std::string_view source) {
    auto scheme = source.find(':');
    return !source.empty() && is_safe_href(source)
        && (scheme == std::string_view::npos || source.find_first_of("/?#") < scheme);
}

} // namespace folkmoot::richtext
