#pragma once
// What is needed of a struct when only a part of it is wanted, and how it is written.
#include "collab/yjs/update.hpp"
#include "collab/yjs/writer.hpp"

#include <string>
#include <string_view>

namespace folkmoot::yjs {

/// Octets that the first `count` values of a `json` or `any` body take.
std::size_t octets_of_values(Content, std::string_view values, Clock count);
/// A struct's body without its first `offset` units.
std::string body_behind(Content, std::string_view body, Clock offset);

TypeKind type_kind(Octets body);
/// Of an element; otherwise empty.
std::string_view element_name(Octets body);

/// A format's key and its value, which is a JSON text.
struct FormatParts {
    std::string_view key;
    std::string_view value;
};
FormatParts format_parts(Octets body);

/// Writes a struct without its first `offset` units, of which there are fewer than its length.
void write_struct(Writer&, const Struct&, ClientId, Clock offset);
/// Writes what follows the flags, the neighbours and the parent.
void write_content(Writer&, Content, Clock length, std::string_view body);

} // namespace folkmoot::yjs
