#pragma once
#include "folkmoot/problem.hpp"
#include "folkmoot/viewer.hpp"

namespace folkmoot::objects {

/// Who it is. Throws Code::unauthenticated for whoever has not signed in.
inline ObjectId require_person(const Viewer& viewer) {
    if (!viewer.signed_in()) throw Problem(Code::unauthenticated, "identity.unauthenticated");
    return viewer.person();
}

} // namespace folkmoot::objects
