#pragma once
#include "folkmoot/object.hpp"
#include "folkmoot/transaction.hpp"

namespace folkmoot {

/// What a type of object gives the search index: only what everybody who sees the object may read. It is
/// asked again after each event about the object.
struct SearchText {
    std::string title;
    std::string body; ///< plain text, paragraphs parted by line feeds
    std::string language = "en"; ///< BCP 47; English is stemmed, Welsh folded
    std::vector<std::string> tags;
};

} // namespace folkmoot
