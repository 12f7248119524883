#pragma once
#include <folkmoot/richtext.hpp>

namespace folkmoot::richtext {

/// Both sides' changes to a text, word by word; nothing where they changed the same words, or words that
/// stand beside each other, differently.
std::optional<Text> merge_text(const Text& base, const Text& mine, const Text& theirs);

} // namespace folkmoot::richtext
