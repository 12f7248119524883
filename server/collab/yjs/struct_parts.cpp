#include "collab/yjs/struct_parts.hpp"

#include "collab/yjs/utf16.hpp"
#include "collab/yjs/values.hpp"

namespace folkmoot::yjs {

std::size_t octets_of_values(Content content, std::string_view values, Clock count) {
    Reader reader{as_octets(values)};
    for (Clock n = 0; n < count; ++n) {
        if (content == Content::any)
            skip_any(reader, Reader::no_limit);
        else
            reader.var_octets();
    }
    return reader.position();
}

std::string body_behind(Content content, std::string_view body, Clock offset) {
    if (content == Content::json || content == Content::any)
        return std::string{body.substr(octets_of_values(content, body, offset))};
    if (content != Content::string || offset == 0) return std::string{body};
    const UnitPlace place = place_of_unit(body, offset);
    if (place.inside_pair) return std::string{replacement} + std::string{body.substr(place.octet + 4)};
    return std::string{body.substr(place.octet)};
}

TypeKind type_kind(Octets body) {
    return static_cast<TypeKind>(Reader{body}.var_uint());
}

std::string_view element_name(Octets body) {
    Reader reader{body};
    if (!has_name(static_cast<TypeKind>(reader.var_uint()))) return {};
    return as_text(reader.var_octets());
}

FormatParts format_parts(Octets body) {
    Reader reader{body};
    const std::string_view key = as_text(reader.var_octets());
    return {key, as_text(reader.var_octets())};
}

void write_content(Writer& out, Content content, Clock length, std::string_view body) {
    switch (content) {
    case Content::gc:
    case Content::skip:
    case Content::deleted:
        return out.var_uint(length);
    case Content::json:
    case Content::any:
        out.var_uint(length);
        return out.raw(body);
    case Content::string:
    case Content::binary:
    case Content::embed:
        return out.var_string(body);
    case Content::format:
    case Content::type:
    case Content::doc:
        return out.raw(body);
    }
}

void write_struct(Writer& out, const Struct& item, ClientId client, Clock offset) {
    const auto content = static_cast<std::uint8_t>(item.content);
    if (item.content == Content::gc || item.content == Content::skip) {
        out.octet(content);
        return out.var_uint(item.length - offset);
    }
    const bool has_origin = item.has_origin || offset > 0;
    const bool names_parent = !has_origin && !item.has_right_origin;
    const Id origin = offset > 0 ? Id{client, item.clock + offset - 1} : item.origin;
    // The end of a struct has a neighbour and names no key, so it says none either: merging twice changes
    // nothing.
    out.octet(static_cast<std::uint8_t>(content | (has_origin ? 0x80U : 0U)
        | (item.has_right_origin ? 0x40U : 0U) | (names_parent && item.has_key ? 0x20U : 0U)));
    const auto write_id = [&](Id id) {
        out.var_uint(id.client);
        out.var_uint(id.clock);
    };
    if (has_origin) write_id(origin);
    if (item.has_right_origin) write_id(item.right_origin);
    if (names_parent) {
        out.var_uint(item.has_parent_name ? 1 : 0);
        if (item.has_parent_name)
            out.var_string(item.parent_name);
        else
            write_id(item.parent_id);
        if (item.has_key) out.var_string(item.key);
    }
    if (offset == 0) return write_content(out, item.content, item.length, as_text(item.body));
    write_content(
        out, item.content, item.length - offset, body_behind(item.content, as_text(item.body), offset));
}

} // namespace folkmoot::yjs
