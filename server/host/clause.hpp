#pragma once
#include "folkmoot/route.hpp"

namespace folkmoot::host {

/// Checks a route's access clause for this viewer and request, inside the transaction that the handler will
/// use. Throws unauthenticated, not_found or forbidden.
std::optional<Standing> enforce(
    const Access& access, ReadTx& tx, const Viewer& viewer, const Shape& shape, const void* in);

/// Throws unauthenticated for a visitor.
void require_sign_in(const Viewer& viewer);

} // namespace folkmoot::host
