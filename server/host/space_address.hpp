#pragma once
#include "folkmoot/access.hpp"

namespace folkmoot::host {

/// The space that an address names by slug or id, if the viewer may see it; Code::not_found otherwise (for
/// visitors Code::unauthenticated, whether there is one or not).
Granted<Space, View> require_space(ReadTx& tx, const Viewer& viewer, std::string_view slug_or_id);

/// A slug nobody has, made from a name: "policy-team", "policy-team-2".
std::string free_space_slug(ReadTx& tx, std::string_view name);

} // namespace folkmoot::host
