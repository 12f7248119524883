#include "host/json_out.hpp"

#include "host/base64url.hpp"

#include <fmt/format.h>

#include <array>

namespace folkmoot::host {
namespace {

constexpr auto is_escaped = [] {
    std::array<bool, 256> table{};
    std::fill_n(table.begin(), 0x20, true);
    table['"'] = table['\\'] = true;
    return table;
}();

void print_value(std::string& out, const Type& type, const void* value) {
    switch (type.kind) {
    case Kind::text:
        return print_json_text(out, *static_cast<const std::string*>(value));
    case Kind::integer:
        fmt::format_to(std::back_inserter(out), "{}", *static_cast<const std::int64_t*>(value));
        return;
    case Kind::real:
        fmt::format_to(std::back_inserter(out), "{}", *static_cast<const double*>(value));
        return;
    case Kind::boolean:
        out += *static_cast<const bool*>(value) ? "true" : "false";
        return;
    case Kind::id:
        return print_json_text(out, static_cast<const ObjectId*>(value)->text());
    case Kind::time:
        return print_json_text(out, to_rfc3339(*static_cast<const Time*>(value)));
    case Kind::choice:
        return print_json_text(out, type.choices[static_cast<std::size_t>(type.choice_index(value))]);
    case Kind::json:
        out += static_cast<const Json*>(value)->text;
        return;
    case Kind::bytes:
        return print_json_text(out, to_base64url(*static_cast<const Bytes*>(value)));
    case Kind::record:
        return print_json(out, *type.record(), value);
    case Kind::optional:
        if (const void* held = type.held(value)) return print_value(out, *type.element, held);
        out += "null";
        return;
    case Kind::list:
        out += '[';
        for (std::size_t index = 0; index < type.size(value); ++index) {
            if (index > 0) out += ',';
            print_value(out, *type.element, type.at(value, index));
        }
        out += ']';
        return;
    }
}

} // namespace

void print_json_text(std::string& out, std::string_view text) {
    out += '"';
    const auto* plain = text.begin(); // start of the run not yet copied
    for (const auto* at = plain; at != text.end(); ++at) {
        if (!is_escaped[static_cast<unsigned char>(*at)]) continue;
        out.append(plain, at);
        plain = at + 1;
        switch (*at) {
        case '"':
            out += "\\\"";
            break;
        case '\\':
            out += "\\\\";
            break;
        case '\n':
            out += "\\n";
            break;
        case '\t':
            out += "\\t";
            break;
        default:
            fmt::format_to(std::back_inserter(out), "\\u{:04x}", static_cast<unsigned>(*at));
        }
    }
    out.append(plain, text.end());
    out += '"';
}

void print_json(std::string& out, const Shape& shape, const void* record) {
    out += '{';
    for (const Field& field : shape.fields) {
        if (&field != shape.fields.data()) out += ',';
        out += '"';
        out += field.name;
        out += "\":";
        print_value(out, *field.type, field.in(record));
    }
    out += '}';
}

} // namespace folkmoot::host

namespace folkmoot {

std::string json_of(const Shape& shape, const void* record) {
    std::string text;
    host::print_json(text, shape, record);
    return text;
}

} // namespace folkmoot
