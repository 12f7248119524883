#pragma once
#include "folkmoot/registry.hpp"

namespace folkmoot::wiki {

void add_reading_routes(Registry& registry);
void add_arranging_routes(Registry& registry);

/// A new wiki's first page.
void furnish(WriteContext& context, const Granted<Component, View>& wiki);
PublicPage print_public_page(
    ReadContext& context, const Granted<Component, View>& wiki, std::string_view rest);

} // namespace folkmoot::wiki
