#pragma once
#include <folkmoot/richtext.hpp>

namespace folkmoot::richtext {

/// Where some words of Markdown stand, which decides what has to be escaped and how a line is broken.
enum class MarkdownPlace : std::uint8_t { paragraph, heading, cell, label };

/// The words of a block as Markdown. A line break in a paragraph is followed by `prefix`.
std::string print_markdown_text(const Text& text, MarkdownPlace place, std::string_view prefix);
/// An address as the destination of a link or picture, brackets included where needed.
std::string print_markdown_destination(std::string_view href);

} // namespace folkmoot::richtext
