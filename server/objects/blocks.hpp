#pragma once
#include "folkmoot/richtext.hpp"

namespace folkmoot::objects {

/// A paragraph of these words.
inline richtext::Block paragraph(std::string words, richtext::Marks marks = {}) {
    richtext::Block block{.node = richtext::Paragraph{}};
    block.text.push_back({.content = std::move(words), .style = {.marks = marks}});
    return block;
}

template <class... Kinds> bool is_one_of(const richtext::Node& node) {
    return (std::holds_alternative<Kinds>(node) || ...);
}

} // namespace folkmoot::objects
