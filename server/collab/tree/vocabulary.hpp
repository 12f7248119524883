#pragma once
// What the nodes, attributes and marks of a live document are called, as README.md lists them for editors.
#include "collab/yjs/scalar.hpp"
#include "richtext/schema.hpp"

#include <utility>

namespace folkmoot::collab {

/// The root of a document's rich text: what Tiptap calls it.
inline constexpr std::string_view text_root = "default";

/// Raised whenever a text may hold an element, attribute or mark that editors of before would delete, as
/// y-prosemirror does with what it cannot build.
inline constexpr unsigned text_schema = 1;

/// The name of a kind's element: that of the kind, but for code, as ProseMirror has a mark of this name.
std::string_view element_name(richtext::Kind);
std::optional<richtext::Kind> find_element_kind(std::string_view name);

/// The child element in which a block has its words. Empty: it has them itself, or has none.
std::string_view words_element(richtext::Kind);
bool is_words_element(std::string_view name);

/// Things that stand in text and are elements between the XmlTexts.
inline constexpr std::array<std::string_view, 3> atom_names{"hard_break", "mention", "footnote_reference"};
enum class Atom : std::uint8_t { hard_break, mention, footnote_reference };
std::optional<Atom> find_atom(std::string_view name);
Atom atom_of(const richtext::Inline&);

/// Names and values, which are lib0's "any", of what differs from its usual value.
using ElementAttributes = std::vector<std::pair<std::string_view, std::string>>;
ElementAttributes attributes_of(const richtext::Node&);
/// Of a thing that stands in text; a line break has none.
ElementAttributes attributes_of(const richtext::Inline&);
std::string id_text(richtext::BlockId);

/// The text of the marks of an atom, which y-prosemirror keeps for text only: their names, in the order of
/// mark_names, with spaces between.
std::string marks_text(richtext::Marks);

/// The name of a mark: y-prosemirror puts "--" and eight signs behind those that may overlap themselves.
std::string_view mark_name(std::string_view key);

} // namespace folkmoot::collab
