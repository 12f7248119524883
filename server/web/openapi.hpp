#pragma once
#include "folkmoot/route.hpp"

namespace folkmoot::web {

/// The OpenAPI 3.1 description of the routes, as JSON: made from the same records that read and print them.
std::string openapi(std::span<const std::shared_ptr<const Route>> routes, std::string_view version);

/// TypeScript: an interface for each struct and one function for each route.
std::string typescript(std::span<const std::shared_ptr<const Route>> routes);

/// "wiki.pages.publication" and "put" make "putWikiPagesPublication": the name of a route in both.
std::string operation_name(const Route& route);

} // namespace folkmoot::web
