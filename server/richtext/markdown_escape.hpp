#pragma once
#include "richtext/markdown_text.hpp"

namespace folkmoot::richtext {

struct MarkdownEdges {
    /// The words begin a line, so what would begin a block has to be escaped.
    bool line_start = false;
    /// The words end a line, where spaces would be lost.
    bool line_end = false;
    /// Nothing follows in this block.
    bool text_end = false;
};
/// Appends plain words so that they are read as plain words.
void append_markdown(std::string& out, std::string_view words, MarkdownPlace place, MarkdownEdges edges);

/// What a mark's sign would have beside it. A character of which we do not know whether it is a letter is
/// `unknown`.
enum class Edge : std::uint8_t { space, punctuation, word, unknown };
enum class Side : std::uint8_t { front, back };
Edge edge_of(const Inline& piece, Side side);
Edge edge_of_character(char c);

/// An address that <...> holds unchanged.
bool is_plain_address(std::string_view href);
/// A title that [[...]] holds unchanged.
bool is_plain_title(std::string_view title);

} // namespace folkmoot::richtext
