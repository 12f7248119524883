#include "web/openapi.hpp"

#include <fmt/format.h>

#include <set>

namespace folkmoot::web {
namespace {

/// Writes each struct once, in the order in which they are first named.
class Interfaces {
public:
    std::string of(const Type& type);
    std::string named(const Shape& shape);
    const std::string& text() const { return text_; }
    /// The names that were given since this was last asked, but for those that only other structs name.
    std::set<std::string> take_asked() { return std::exchange(asked_, {}); }

private:
    std::string asked(std::string_view name);
    std::set<std::string> asked_;
    int depth_ = 0; ///< in how many structs it is
    std::map<std::string, const Shape*, std::less<>> shapes_;
    std::string text_;
};

std::string Interfaces::asked(std::string_view name) {
    if (depth_ == 0) asked_.emplace(name);
    return std::string{name};
}

std::string Interfaces::of(const Type& type) {
    switch (type.kind) {
    case Kind::id:
        return asked("Id");
    case Kind::time:
        return asked("Time");
    case Kind::text:
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
        return fmt::format("'{}'", fmt::join(type.choices, "' | '"));
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
        ++depth_;
        for (const Field& field : shape.fields)
            lines += fmt::format("  /** {} */\n  {}: {};\n", field.doc, field.name, of(*field.type));
        --depth_;
        text_ += lines.empty() ? fmt::format("export type {} = Record<string, never>;\n\n", shape.name)
                               : fmt::format("export interface {} {{\n{}}}\n\n", shape.name, lines);
    }
    return asked(shape.name);
}

/// What a function takes: an absent field keeps the server's default.
std::string parameters_of(const Route& route, Interfaces& interfaces) {
    std::string fields;
    for (const Field& field : route.in->fields) {
        const auto type = interfaces.of(*field.type);
        fields += field.limits.required ? fmt::format("  {}: {};\n", field.name, type)
                                        : fmt::format("  {}?: {} | undefined;\n", field.name, type);
    }
    return fields;
}

/// "/wiki/pages/{page}" -> "/wiki/pages/${page}", and the names of its parameters.
struct Address {
    std::string text;
    std::vector<std::string_view> parameters;
    bool takes_more = false; ///< fields that are not in the path
};

Address address_of(const Route& route) {
    Address address{.text = route.path.substr(std::string_view{"/api/v1"}.size())};
    for (const Field& field : route.in->fields) {
        const auto at = address.text.find(fmt::format("{{{}}}", field.name));
        if (at == std::string::npos) {
            address.takes_more = true;
        } else {
            address.text.insert(at, 1, '$');
            address.parameters.push_back(field.name);
        }
    }
    return address;
}

std::string function_for(const Route& route, Routes all, Interfaces& interfaces) {
    const auto address = address_of(route);
    const auto fields = parameters_of(route, interfaces);
    const auto names = fmt::format("{}", fmt::join(address.parameters, ", "));
    const auto taken = names.empty()
        ? std::string{"fields"}
        : fmt::format("{{ {}{} }}", names, address.takes_more ? ", ...fields" : "");
    return fmt::format("/** {} */\nexport const {} = ({}options?: Options): Promise<{}> =>\n"
                       "  call('{}', {}, options{});\n\n",
        route.doc, operation_name(route, all),
        fields.empty() ? "" : fmt::format("{}: {{\n{}}}, ", taken, fields), interfaces.named(*route.out),
        name_of(route.method), names.empty() ? "'" + address.text + "'" : "path`" + address.text + "`",
        address.takes_more ? ", fields" : "");
}

} // namespace

std::map<std::string, std::string> typescript(Routes routes) {
    static constexpr std::string_view begin =
        "// Printed by the server from its own records of fields. Do not edit: ops/bless writes it anew.\n";
    Interfaces interfaces;
    std::map<std::string, std::string> functions;
    std::map<std::string, std::set<std::string>> imports;
    for (const auto& route : routes) {
        if (!route->out) continue;
        functions[route->about] += function_for(*route, routes, interfaces);
        imports[route->about].merge(interfaces.take_asked());
    }
    std::map<std::string, std::string> files;
    for (const auto& [about, text] : functions)
        files[about + ".ts"] = fmt::format("{}import {{ call, type Options{} }} from '../api/call';\n"
                                           "import type {{ {} }} from './types';\n\n{}",
            begin, text.contains("path`") ? ", path" : "", fmt::join(imports[about], ", "), text);
    files["types.ts"] =
        fmt::format("{}\n/** Of anything; means nothing but itself. */\nexport type Id = string;\n"
                    "/** In UTC, after RFC 3339. */\nexport type Time = string;\n\n{}",
            begin, interfaces.text());
    return files;
}

} // namespace folkmoot::web
