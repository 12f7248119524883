#pragma once
#include "objects/suggestion.hpp"

namespace folkmoot::host {

/// The object, if the viewer sees it and its type takes suggestions; throws Code::not_found otherwise, as if
/// it were missing.
objects::SuggestedOn require_suggested_on(ReadTx& tx, const Viewer& viewer, ObjectId object);

/// The same without throwing.
std::optional<objects::SuggestedOn> find_suggested_on(ReadTx& tx, const Viewer& viewer, ObjectId object);

/// Whether the viewer may write a suggestion live, which they see: only its author, until it is sent.
bool may_write_suggestion(ReadTx& tx, const Viewer& viewer, const Standing& suggestion);

} // namespace folkmoot::host
