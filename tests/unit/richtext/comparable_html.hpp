#pragma once
// HTML of the specification's examples and of ours in one form, without what no reader sees.
#include <folkmoot/richtext.hpp>

#include <string>
#include <string_view>

namespace folkmoot::richtext::test {

/// Without our classes, ids and rel; with one mark between two blocks of words, whether they are written as
/// paragraphs or not (a list is neither tight nor loose to us); with one spelling for quotes and white space.
/// What stands in <pre> is left as it is to the last space. A picture is written as picture_words says.
std::string comparable_html(std::string_view html);

/// How a picture reads in the comparable form.
std::string picture_words(std::string_view source, std::string_view alternative, std::string_view title);

/// The tree with words in place of each figure whose source is a relative path, which is not printed before
/// it has been resolved.
Tree with_picture_words(Tree tree);

} // namespace folkmoot::richtext::test
