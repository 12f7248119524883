#pragma once
#include "folkmoot/object.hpp"
#include "folkmoot/transaction.hpp"

namespace folkmoot {

/// What a type of object gives the search index: only what everybody who sees the object may read.
struct SearchText {
    std::string title;
    std::string body; ///< plain text, paragraphs parted by line feeds
    std::string language = "en"; ///< BCP 47; English is stemmed, Welsh folded
    std::vector<std::string> tags;
};

} // namespace folkmoot
