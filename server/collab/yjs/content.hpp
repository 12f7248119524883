#pragma once
#include <cstdint>

namespace folkmoot::yjs {

/// What a struct holds: the reference numbers of the format.
enum class Content : std::uint8_t {
    gc = 0, ///< collected: not even its place is known
    deleted = 1, ///< its place is known, what it held is not
    json = 2, ///< values as JSON texts, as Yjs wrote them before 13
    binary = 3,
    string = 4,
    embed = 5, ///< one JSON value that stands in text
    format = 6, ///< where an attribute of text begins or ends
    type = 7, ///< a list, map, text or element of its own
    any = 8, ///< JSON-like values
    doc = 9, ///< another document, named
    skip = 10, ///< a hole: what is not in this update
};

/// Whether it counts for the length of what it stands in.
constexpr bool is_countable(Content content) {
    return content != Content::gc && content != Content::deleted && content != Content::format
        && content != Content::skip;
}
/// Whether it has parts: its length may be above 1, and two neighbours may become one.
constexpr bool is_divisible(Content content) {
    return content == Content::gc || content == Content::deleted || content == Content::json
        || content == Content::string || content == Content::any || content == Content::skip;
}

enum class TypeKind : std::uint8_t {
    array = 0,
    map = 1,
    text = 2,
    xml_element = 3,
    xml_fragment = 4,
    xml_hook = 5,
    xml_text = 6,
    root = 7, ///< a root's kind is not written: who reads it says what it is
};

/// Whether its name is written beside its kind.
constexpr bool has_name(TypeKind kind) {
    return kind == TypeKind::xml_element || kind == TypeKind::xml_hook;
}

} // namespace folkmoot::yjs
