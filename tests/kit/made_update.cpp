#include "kit/made_update.hpp"

namespace folkmoot::yjs::test {
namespace {

void write_id(Writer& out, Id id) {
    out.var_uint(id.client);
    out.var_uint(id.clock);
}

OwnedOctets of_length(Content content, std::uint64_t length) {
    Writer out;
    out.octet(static_cast<std::uint8_t>(content));
    out.var_uint(length);
    return std::move(out).take();
}

} // namespace

OwnedOctets item(Content content, const Where& where, Octets body) {
    Writer out;
    out.octet(static_cast<std::uint8_t>(static_cast<unsigned>(content) | (where.origin ? 0x80U : 0U)
        | (where.right_origin ? 0x40U : 0U) | (where.key ? 0x20U : 0U)));
    if (where.origin) write_id(out, *where.origin);
    if (where.right_origin) write_id(out, *where.right_origin);
    if (!where.origin && !where.right_origin) {
        out.var_uint(where.parent ? 0 : 1);
        if (where.parent)
            write_id(out, *where.parent);
        else
            out.var_string(where.root);
        if (where.key) out.var_string(*where.key);
    }
    out.raw(body);
    return std::move(out).take();
}

OwnedOctets text_item(std::string_view text, const Where& where) {
    Writer body;
    body.var_string(text);
    return item(Content::string, where, body.written());
}

OwnedOctets any_item(const Where& where, std::uint64_t count, Octets values) {
    Writer body;
    body.var_uint(count);
    body.raw(values);
    return item(Content::any, where, body.written());
}

OwnedOctets type_item(TypeKind kind, const Where& where, std::string_view name) {
    Writer body;
    body.var_uint(static_cast<std::uint64_t>(kind));
    if (has_name(kind)) body.var_string(name);
    return item(Content::type, where, body.written());
}

OwnedOctets embed_item(std::string_view json, const Where& where) {
    Writer body;
    body.var_string(json);
    return item(Content::embed, where, body.written());
}

OwnedOctets format_item(std::string_view key, std::string_view json, const Where& where) {
    Writer body;
    body.var_string(key);
    body.var_string(json);
    return item(Content::format, where, body.written());
}

OwnedOctets gc(std::uint64_t length) {
    return of_length(Content::gc, length);
}

OwnedOctets skip(std::uint64_t length) {
    return of_length(Content::skip, length);
}

MadeUpdate& MadeUpdate::section(
    ClientId client, std::uint64_t clock, const std::vector<OwnedOctets>& structs) {
    ++sections_;
    body_.var_uint(structs.size());
    body_.var_uint(client);
    body_.var_uint(clock);
    for (const OwnedOctets& one : structs)
        body_.raw(Octets{one});
    return *this;
}

MadeUpdate& MadeUpdate::deletes(ClientId client, std::uint64_t clock, std::uint64_t length) {
    ++deletes_;
    ranges_.var_uint(client);
    ranges_.var_uint(1);
    ranges_.var_uint(clock);
    ranges_.var_uint(length);
    return *this;
}

OwnedOctets MadeUpdate::octets() const {
    Writer out;
    out.var_uint(sections_);
    out.raw(body_.written());
    out.var_uint(deletes_);
    out.raw(ranges_.written());
    return std::move(out).take();
}

OwnedOctets update_of(const std::vector<OwnedOctets>& structs, ClientId client) {
    return MadeUpdate{}.section(client, 0, structs).octets();
}

} // namespace folkmoot::yjs::test
