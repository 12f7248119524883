#pragma once
#include "search/query_text.hpp"

namespace folkmoot::search {

/// The part of a text that shows best why it was found, as HTML: at most some 40 words, the words found
/// inside
/// `<mark>`, everything else escaped, an ellipsis where text is left out. Of a text without any of them, its
/// beginning.
std::string snippet_of(std::string_view text, const QueryText& query);

} // namespace folkmoot::search
