#pragma once
#include "folkmoot/clock.hpp"
#include "folkmoot/problem.hpp"
#include "folkmoot/richtext_forms.hpp"

namespace folkmoot::objects {

inline constexpr std::int64_t longest_comment = 10'000; ///< characters of Markdown

/// What somebody wrote in a comment, ready to be kept.
struct CommentText {
    richtext::Tree tree;
    std::string excerpt; ///< its first words: 1 to 121 characters on one line
    std::vector<ObjectId> mentioned; ///< each once
};

/// Reads the Markdown of a comment: paragraphs, lists, quotes and code. A heading becomes a paragraph in
/// bold, since a comment has no place in a page's outline. Throws Code::bad_input with the field `text` for
/// one without words, with other things in it (tables, pictures), or with more than twenty people mentioned.
CommentText read_comment(std::string_view markdown, IdMint& ids);

} // namespace folkmoot::objects
