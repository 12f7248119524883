#pragma once
#include <folkmoot/richtext.hpp>

namespace folkmoot::richtext {

/// Replaces what a run cannot hold: control characters and bad UTF-8 by U+FFFD, line ends by a space.
void clean_run(std::string& run);
/// One run of plain text with line feeds, as a code block holds it.
void normalise_code(Text& text);
/// Rich text in normal form: clean runs, neighbours of one style joined, styles that cannot be held dropped.
void normalise_text(Text& text);

} // namespace folkmoot::richtext
