#pragma once
#include "folkmoot/route.hpp"

#include <map>

namespace folkmoot::web {

using Routes = std::span<const std::shared_ptr<const Route>>;

/// The OpenAPI 3.1 description of the routes, as JSON: made from the same records that read and print them.
std::string openapi(Routes routes, std::string_view version);

/// TypeScript for the web client, by the names of its files in web-client/src/generated: types.ts with an
/// interface for each struct; and one file for each thing that routes are about, with a function for each
/// route that answers with JSON. A screen loads the functions of what it is about, and no others.
std::map<std::string, std::string> typescript(Routes routes);

/// PUT "/api/v1/objects/{object}/draft" is "put_object_draft": the name of a route in both.
std::string operation_name(const Route& route, Routes all);

} // namespace folkmoot::web
