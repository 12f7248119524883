#pragma once
// Values of lib0's "any" that are one thing: what attributes of elements are.
#include "collab/yjs/reader.hpp"

#include <optional>
#include <string>
#include <variant>

namespace folkmoot::yjs {

/// Nothing: null or undefined.
using Scalar = std::variant<std::monostate, bool, double, std::string_view>;

/// Nothing: it is a list, an object, octets or an integer of 64 bits, or not a value at all. The text lies in
/// the octets that were read.
std::optional<Scalar> read_scalar(Octets any);

/// The octets of a text and of a whole number of up to 31 bits, as Yjs writes them.
std::string any_text(std::string_view);
std::string any_number(std::int32_t);

} // namespace folkmoot::yjs
