#pragma once
#include "folkmoot/fields.hpp"

namespace folkmoot::events {

/// An event's fields as its row keeps them: a flat JSON object of ids, numbers, times, choices, yes and no,
/// and lists of them. Throws std::logic_error for an event that holds anything else: text that somebody wrote
/// never enters the log, as nothing could take it out again.
Json data_of(const Shape& shape, const void* event);

} // namespace folkmoot::events
