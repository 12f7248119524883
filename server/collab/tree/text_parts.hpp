#pragma once
// Parts of texts of the tree. Units are those of richtext::edit::EditText.
#include <folkmoot/richtext.hpp>

namespace folkmoot::collab {

/// The pieces of a text between two of its units.
richtext::Text slice(const richtext::Text&, std::size_t from, std::size_t to);
/// The words without their style, neighbours joined.
richtext::Text plain(richtext::Text);
std::size_t units_of(const richtext::Text&);

/// Octets that two plain texts both begin with, and end with: whole characters.
std::size_t common_begin(const richtext::Text&, const richtext::Text&);
std::size_t common_end(const richtext::Text&, const richtext::Text&);

} // namespace folkmoot::collab
