#pragma once
// The schema as data: what each kind is called in the stored form and what it may hold.
#include <folkmoot/richtext.hpp>

#include <array>
#include <optional>

namespace folkmoot::richtext {

/// The place of a kind in Node, in the same order.
enum class Kind : std::uint8_t {
    paragraph,
    heading,
    bullet_list,
    ordered_list,
    list_item,
    quote,
    code,
    rule,
    table,
    row,
    cell,
    figure,
    callout,
    expandable,
    footnote,
    page_break,
    contents,
    embed
};

enum class Words : std::uint8_t { none, plain, rich };
/// What may stand inside a block. `flow` is anything that is not a part of a list or table, nor a footnote.
enum class Inside : std::uint8_t { nothing, flow, items, rows, cells };

struct KindRule {
    std::string_view name;
    Words words;
    Inside inside;
};

inline Kind kind(const Block& block) {
    return static_cast<Kind>(block.node.index());
}
const KindRule& rule(Kind kind);
inline const KindRule& rule(const Block& block) {
    return rule(kind(block));
}
std::optional<Kind> find_kind(std::string_view name);
/// A node of that kind with the attributes that it has when nothing is said.
Node make_node(Kind kind);
/// Whether a block of kind `child` may stand in a place that takes `inside`.
bool may_stand(Kind child, Inside inside);

template <class T> bool is(const Block& block) {
    return std::holds_alternative<T>(block.node);
}

/// The words that stand for the values of an enum, indexed by the value.
inline constexpr std::array<std::string_view, 6> mark_names{
    "strong", "emphasis", "strike", "code", "subscript", "superscript"};
inline constexpr std::array<Mark, 6> all_marks{
    Mark::strong, Mark::emphasis, Mark::strike, Mark::code, Mark::subscript, Mark::superscript};
inline constexpr std::array<std::string_view, 5> callout_names{
    "note", "tip", "important", "warning", "caution"};
inline constexpr std::array<std::string_view, 3> role_names{"data", "column", "row"};
inline constexpr std::array<std::string_view, 4> align_names{"", "left", "centre", "right"};
inline constexpr std::array<std::string_view, 3> task_names{"", "open", "done"};
inline constexpr std::array<std::string_view, 3> direction_names{"", "ltr", "rtl"};

template <class Enum, std::size_t count>
std::optional<Enum> find_value(const std::array<std::string_view, count>& names, std::string_view name) {
    for (std::size_t i = 0; i < count; ++i)
        if (names[i] == name) return static_cast<Enum>(i);
    return std::nullopt;
}
template <class Enum, std::size_t count>
std::string_view name_of(const std::array<std::string_view, count>& names, Enum value) {
    return names[static_cast<std::size_t>(value)];
}

inline constexpr std::uint32_t max_list_start = 900'000'000;
inline constexpr std::uint16_t max_span = 1000;
inline constexpr std::size_t max_title = 255;
bool is_label(std::string_view label);
bool is_code_language(std::string_view language);
bool is_language_tag(std::string_view tag);
/// A wiki title as it is stored: 1 to 255 bytes without spaces at its ends.
bool is_title(std::string_view title);
/// A figure's unresolved source: a relative path without a scheme.
bool is_source(std::string_view source);

} // namespace folkmoot::richtext
