#pragma once
#include "objects/comment.hpp"

namespace folkmoot::host {

/// The object, if the viewer sees it and its type takes comments; throws Code::not_found otherwise, as if it
/// were missing.
objects::Commented require_commented(ReadTx& tx, const Viewer& viewer, ObjectId object);

} // namespace folkmoot::host
