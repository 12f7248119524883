#pragma once
#include "folkmoot/route.hpp"

namespace folkmoot::web {

using Routes = std::span<const std::shared_ptr<const Route>>;

/// The OpenAPI 3.1 description of the routes, as JSON: made from the same records that read and print them.
std::string openapi(Routes routes, std::string_view version);

/// TypeScript for the web client (web-client/src/generated/api.ts): an interface for each struct and one
/// function for each route that answers with JSON.
std::string typescript(Routes routes);

/// PUT "/api/v1/objects/{object}/draft" is "put_object_draft": the name of a route in both.
std::string operation_name(const Route& route, Routes all);

} // namespace folkmoot::web
