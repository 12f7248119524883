#include "web/openapi.hpp"

#include <fmt/format.h>

#include <map>

namespace folkmoot::web {
namespace {

/// Writes each struct once, in the order in which they are first named.
class Interfaces {
public:
    std::string of(const Type& type);
    std::string named(const Shape& shape);
    const std::string& text() const { return text_; }

private:
    std::map<std::string, const Shape*, std::less<>> shapes_;
    std::string text_;
};

std::string Interfaces::of(const Type& type) {
    switch (type.kind) {
    case Kind::text:
    case Kind::id:
    case Kind::time:
    case Kind::bytes:
        return "string";
    case Kind::integer:
    case Kind::real:
        return "number";
    case Kind::boolean:
        return "boolean";
    case Kind::json:
        return "unknown";
    case Kind::choice:
        return fmt::format("\"{}\"", fmt::join(type.choices, "\" | \""));
    case Kind::record:
        return named(*type.record());
    case Kind::optional:
        return of(*type.element) + " | null";
    case Kind::list: {
        std::string element = of(*type.element);
        return element.find(' ') == element.npos ? element + "[]" : "(" + element + ")[]";
    }
    }
    return "unknown";
}

std::string Interfaces::named(const Shape& shape) {
    if (auto [place, is_new] = shapes_.emplace(shape.name, &shape); is_new) {
        std::string lines;
        for (const Field& field : shape.fields)
            lines += fmt::format("  /** {} */\n  {}: {};\n", field.doc, field.name, of(*field.type));
        text_ += fmt::format("export interface {} {{\n{}}}\n\n", shape.name, lines);
    }
    return std::string{shape.name};
}

std::string function_for(const Route& route, Interfaces& interfaces) {
    std::string path = route.path;
    std::string fields;
    std::vector<std::string_view> rest;
    for (const Field& field : route.in->fields) {
        bool optional = !field.limits.required;
        fields += fmt::format("{}{}: {}; ", field.name, optional ? "?" : "", interfaces.of(*field.type));
        std::string parameter = fmt::format("{{{}}}", field.name);
        if (auto at = path.find(parameter); at != path.npos)
            path.replace(at, parameter.size(), fmt::format("${{encodeURIComponent(input.{})}}", field.name));
        else
            rest.push_back(field.name);
    }
    std::string payload = "undefined";
    if (!rest.empty()) {
        payload = "{";
        for (auto name : rest)
            payload += fmt::format("{}{}: input.{}", payload.size() > 1 ? ", " : " ", name, name);
        payload += " }";
    }
    std::string out = route.out ? interfaces.named(*route.out) : "Blob";
    return fmt::format("/** {} */\nexport const {} = (call: Call, input: {{ {}}}): Promise<{}> =>\n"
                       "  call(\"{}\", `{}`, {}) as Promise<{}>;\n\n",
        route.doc, operation_name(route), fields, out, name_of(route.method), path, payload, out);
}

} // namespace

std::string typescript(std::span<const std::shared_ptr<const Route>> routes) {
    Interfaces interfaces;
    std::string functions;
    for (const auto& route : routes)
        functions += function_for(*route, interfaces);
    return "// Written by `folkmoot openapi --typescript` from the server's own records. Do not edit.\n\n"
           "/** Sends one request: a GET puts the payload into the query, all others into a JSON body. */\n"
           "export type Call = (method: string, path: string, payload?: object) => Promise<unknown>;\n\n"
        + interfaces.text() + functions;
}

} // namespace folkmoot::web
