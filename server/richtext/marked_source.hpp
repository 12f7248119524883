#pragma once
// CommonMark has no line of the form ":::callout[Title]{kind=warning}" and no footnote definition. Before
// md4c sees a text, each such line becomes one that md4c treats as a block of its own wherever it stands (a
// level 6 heading; for a footnote, a list item), marked with a control character that text cannot hold. Where
// the line turns out to be code or the middle of a paragraph, what was written is put back.
#include "richtext/attributes.hpp"

#include <unordered_set>

namespace folkmoot::richtext {

struct LineMark {
    enum class Kind : std::uint8_t { open, leaf, close, footnote };
    Kind kind = Kind::close;
    /// The directive's name, or the footnote's label.
    std::string name;
    Attributes attributes;
    /// What was written before and after the label.
    std::string before;
    std::string after;
};

struct MarkedSource {
    /// A blank line, then as many lines as the Markdown; line ends are LF or CR LF, control characters
    /// U+FFFD.
    std::string text;
    std::vector<LineMark> marks;
    std::unordered_set<std::string> footnotes;
};
MarkedSource mark_source(std::string_view markdown);

inline constexpr char mark_byte = '\x01';
/// What stands before the mark of a directive, so that md4c takes the line for a heading.
inline constexpr std::string_view heading_start = "###### ";
/// The mark at the start of a text, if it has one; `size` is how much of the text it takes.
struct FoundMark {
    std::size_t index = 0;
    std::size_t size = 0;
};
std::optional<FoundMark> find_mark(std::string_view text);
/// Puts back what was written for each mark in a text.
void restore_marks(std::string& text, const std::vector<LineMark>& marks);

} // namespace folkmoot::richtext
