#pragma once
#include "folkmoot/id.hpp"

#include <string>
#include <string_view>

namespace folkmoot::search {

/// The terms of a document. Folded words have no capital ASCII letters, so these never meet one: the bare
/// word has the positions for phrases, the others say what the document is about and who may find it.
enum class TermKind : char {
    object = 'Q', ///< the own of what an object's readers have, by which it is replaced
    draft = 'D', ///< the own of what its editors have written
    space = 'S',
    visibility = 'V', ///< of what readers have
    draft_visibility = 'E', ///< of a draft: the visibility, then the object's type
    type = 'T',
    author = 'A',
    tag = 'K',
    stem = 'Z', ///< of an English word; any other word as it is
    welsh = 'W', ///< a word of a Welsh text, and each form it may come from
    beginning = 'P' ///< the first 1 to 12 characters of a word of the title
};

inline std::string term(TermKind kind, std::string_view text) {
    std::string made{static_cast<char>(kind)};
    return made.append(text);
}
inline std::string term(TermKind kind, ObjectId id) {
    return term(kind, id.text());
}

inline constexpr std::size_t longest_beginning = 12; ///< characters
inline constexpr std::size_t longest_tag = 200; ///< octets, folded

/// What a document keeps for each match to read, by slot. Numbers are 8 octets, the greatest first.
enum Slot : unsigned {
    visibility_slot = 0, ///< of a draft the object's type behind it
    order_slot =
        1, ///< microseconds of the last change, then the object's id; of a draft `draft_mark` behind it
    object_slot = 2 ///< the object's id
};

inline constexpr std::size_t number_length = 8; ///< of a number in a slot
inline constexpr char draft_mark = 'd';

std::string slot_value(std::uint64_t number);
std::uint64_t slot_number(std::string_view octets);
/// A tag as tags are compared: its folded words.
std::string folded_tag(std::string_view tag);

} // namespace folkmoot::search
