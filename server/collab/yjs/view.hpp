#pragma once
#include "collab/yjs/document.hpp"

#include <string>

namespace folkmoot::yjs {

/// What a root is read as: its kind stands nowhere in a document.
enum class RootKind { array, map, text, xml };

/// What is visible of a root, as JSON text:
///  array      [value, ...]
///  map        {"key": value, ...} by the keys' octets; a nested map is the same
///  text       what toDelta gives: [{"attributes": {...}, "insert": "text" or value}, ...]; neighbours of
///  equal
///             attributes are one, and where there are no attributes none are written
///  fragment   [child, ...]; the root of kind xml is one
///  element    {"name": "p", "attributes": {...}, "children": [child, ...]}
///  XML text   {"attributes": {...}, "delta": [...]}
///  hook       {"hook": "name", "map": {...}}
///  document   {"guid": "..."}
///  binary     {"octets": "hex"}; undefined and what else JSON does not have is null
/// A root that nobody has written to is empty. Faults: over_limit, if it would take more than `most` octets,
/// which attributes that are repeated for every piece of a text can bring about.
Result<std::string> view(
    const Document&, std::string_view root, RootKind, std::size_t most = std::size_t{64} << 20);

} // namespace folkmoot::yjs
