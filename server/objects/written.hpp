#pragma once
#include "folkmoot/registry.hpp"

namespace folkmoot::objects {

/// An object and its text, as a viewer stands to it.
struct Written {
    Standing object;
    TextAbilities text; ///< what its module says of it
    const ObjectRow& row() const { return object.object(); }
    ObjectId id() const { return row().id; }
};

/// The object, if the viewer sees it and its type has a text; throws Code::not_found otherwise, as if it were
/// missing.
Written require_written(ReadTx& tx, const Viewer& viewer, ObjectId object);
/// The same for whoever may write it; throws Code::forbidden for those who only see it.
Written require_writing(ReadTx& tx, const Viewer& viewer, ObjectId object);
/// The same for whoever may write its live draft; throws Code::not_found for a type that is not written live,
/// too.
Written require_drafting(ReadTx& tx, const Viewer& viewer, ObjectId object);
/// Of a Standing that is there already; of a type without a text, nothing is said of it.
Written written(ReadTx& tx, const Standing& object);

} // namespace folkmoot::objects
