#pragma once
// Parts of texts of the tree. Units are those of richtext::edit::EditText.
#include <folkmoot/richtext.hpp>

namespace folkmoot::collab {

/// Takes a text from its beginning on, in time that grows with what is taken.
class TextTaker {
public:
    explicit TextTaker(const richtext::Text& text)
        : text_{text} { }
    richtext::Text take(std::size_t units);

private:
    const richtext::Text& text_;
    std::size_t piece_ = 0;
    std::size_t unit_ = 0; ///< in the piece
};

/// The pieces of a text between two of its units.
richtext::Text slice(const richtext::Text&, std::size_t from, std::size_t to);
/// The words without their style, in the same pieces; and with neighbours joined.
richtext::Text without_style(richtext::Text);
richtext::Text plain(richtext::Text);
std::size_t units_of(const richtext::Text&);

/// Octets that two plain texts both begin with, and end with: whole characters.
std::size_t common_begin(const richtext::Text&, const richtext::Text&);
std::size_t common_end(const richtext::Text&, const richtext::Text&);

} // namespace folkmoot::collab
