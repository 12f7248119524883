#pragma once
#include "richtext/attributes.hpp"

namespace folkmoot::richtext {

/// The block that a directive of this name and attributes makes.
Node directive_node(std::string_view name, const Attributes& attributes);

/// How a block is written as a directive: its name and attributes.
struct DirectiveForm {
    std::string_view name;
    Attributes attributes;
};
DirectiveForm directive_form(const Node& node);

} // namespace folkmoot::richtext
