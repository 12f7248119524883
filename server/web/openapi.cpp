#include "web/openapi.hpp"

#include <nlohmann/json.hpp>

#include <map>
#include <ranges>

namespace folkmoot::web {
namespace {

using nlohmann::ordered_json;

std::string lower(std::string_view text) {
    std::string result{text};
    for (char& letter : result)
        if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
    return result;
}

/// Writes schemas; each struct is written once, under its name.
class Schemas {
public:
    ordered_json of(const Type& type, const Limits& limits);
    ordered_json reference(const Shape& shape);
    ordered_json take() { return std::move(written_); }

private:
    ordered_json text(const Limits& limits);
    std::map<std::string, const Shape*> shapes_;
    ordered_json written_ = ordered_json::object();
};

ordered_json Schemas::text(const Limits& limits) {
    ordered_json schema{{"type", "string"}};
    if (limits.min > 0) schema["minLength"] = limits.min;
    if (limits.max < std::numeric_limits<std::int64_t>::max()) schema["maxLength"] = limits.max;
    return schema;
}

ordered_json Schemas::of(const Type& type, const Limits& limits) {
    switch (type.kind) {
    case Kind::text:
        return text(limits);
    case Kind::integer:
        return {{"type", "integer"}, {"format", "int64"}};
    case Kind::real:
        return {{"type", "number"}};
    case Kind::boolean:
        return {{"type", "boolean"}};
    case Kind::id:
        return {{"type", "string"}, {"pattern", "^[0-9a-hjkmnp-tv-z]{13}$"}};
    case Kind::time:
        return {{"type", "string"}, {"format", "date-time"}};
    case Kind::bytes:
        return {{"type", "string"}, {"contentEncoding", "base64url"}};
    case Kind::json:
        return ordered_json::object();
    case Kind::choice: {
        ordered_json names = ordered_json::array();
        for (auto name : type.choices)
            names.push_back(std::string{name});
        return {{"type", "string"}, {"enum", std::move(names)}};
    }
    case Kind::list:
        return {{"type", "array"}, {"items", of(*type.element, limits)}, {"maxItems", limits.most_items}};
    case Kind::optional:
        return {{"anyOf", {of(*type.element, limits), {{"type", "null"}}}}};
    case Kind::record:
        return reference(*type.record());
    }
    return {};
}

ordered_json Schemas::reference(const Shape& shape) {
    std::string name{shape.name};
    if (auto [place, is_new] = shapes_.emplace(name, &shape); is_new) {
        ordered_json schema{
            {"type", "object"}, {"properties", ordered_json::object()}, {"additionalProperties", false}};
        ordered_json required = ordered_json::array();
        for (const Field& field : shape.fields) {
            auto property = of(*field.type, field.limits);
            property["description"] = std::string{field.doc};
            schema["properties"][std::string{field.name}] = std::move(property);
            if (field.limits.required) required.push_back(std::string{field.name});
        }
        schema["required"] = std::move(required);
        written_[name] = std::move(schema);
    }
    return {{"$ref", "#/components/schemas/" + name}};
}

std::vector<std::string_view> steps_of(std::string_view path) {
    std::vector<std::string_view> steps;
    for (const auto part : std::views::split(path, '/'))
        steps.emplace_back(part.begin(), part.end());
    return steps;
}

/// The one thing that "pages/{page}" names. A parameter that does not end the plural, as in
/// "people/{person}", is the better word for it.
std::string one_of(std::string_view plural, std::string_view parameter) {
    if (plural.ends_with('s')) return std::string{plural.substr(0, plural.size() - 1)};
    return std::string{parameter.substr(1, parameter.size() - 2)};
}

bool is_in_path(const Route& route, std::string_view field) {
    return route.path.find("{" + std::string{field} + "}") != std::string::npos;
}

ordered_json operation(const Route& route, Routes all, Schemas& schemas) {
    ordered_json result{{"operationId", operation_name(route, all)}, {"summary", std::string{route.doc}},
        {"tags", {route.about}}};
    ordered_json parameters = ordered_json::array();
    ordered_json body{
        {"type", "object"}, {"properties", ordered_json::object()}, {"additionalProperties", false}};
    for (const Field& field : route.in->fields) {
        bool in_path = is_in_path(route, field.name);
        auto schema = schemas.of(*field.type, field.limits);
        if (in_path || route.method == Method::get) {
            parameters.push_back({{"name", std::string{field.name}}, {"in", in_path ? "path" : "query"},
                {"required", in_path || field.limits.required}, {"description", std::string{field.doc}},
                {"schema", std::move(schema)}});
        } else {
            schema["description"] = std::string{field.doc};
            body["properties"][std::string{field.name}] = std::move(schema);
            if (field.limits.required) body["required"].push_back(std::string{field.name});
        }
    }
    if (!parameters.empty()) result["parameters"] = std::move(parameters);
    if (!body["properties"].empty())
        result["requestBody"] = {
            {"required", true}, {"content", {{"application/json", {{"schema", std::move(body)}}}}}};
    ordered_json content = ordered_json::object();
    if (route.out)
        content["application/json"] = {{"schema", schemas.reference(*route.out)}};
    else
        content["application/octet-stream"] = ordered_json::object();
    result["responses"] = {{"200", {{"description", "Done"}, {"content", std::move(content)}}},
        {"default", {{"$ref", "#/components/responses/problem"}}}};
    return result;
}

} // namespace

namespace {
std::string short_name(const Route& route) {
    const auto steps = steps_of(std::string_view{route.path}.substr(std::string_view{"/api/v1/"}.size()));
    std::string name = lower(folkmoot::name_of(route.method));
    for (std::size_t at = 0; at < steps.size(); ++at) {
        if (steps[at].front() == '{') continue;
        const bool names_one = at + 1 < steps.size() && steps[at + 1].front() == '{';
        name += "_" + (names_one ? one_of(steps[at], steps[at + 1]) : std::string{steps[at]});
    }
    std::ranges::replace(name, '-', '_');
    return name;
}
} // namespace

std::string operation_name(const Route& route, Routes all) {
    auto name = short_name(route);
    const auto alike = std::ranges::count(all, name, [](const auto& other) { return short_name(*other); });
    // "sessions/{session}" beside "session".
    return alike > 1 && route.path.ends_with('}') ? name + "_by_id" : name;
}

std::string openapi(Routes routes, std::string_view version) {
    Schemas schemas;
    ordered_json paths = ordered_json::object();
    for (const auto& route : routes)
        paths[route->path][lower(folkmoot::name_of(route->method))] = operation(*route, routes, schemas);
    ordered_json problem{{"description", "A problem (RFC 9457)"},
        {"content",
            {{"application/problem+json",
                {{"schema",
                    {{"type", "object"},
                        {"properties",
                            {{"title", {{"type", "string"}}}, {"status", {{"type", "integer"}}},
                                {"code", {{"type", "string"}}}, {"request_id", {{"type", "string"}}}}}}}}}}}};
    ordered_json document{{"openapi", "3.1.0"},
        {"info", {{"title", "Folkmoot"}, {"version", std::string{version}}}}, {"paths", std::move(paths)},
        {"components", {{"schemas", schemas.take()}, {"responses", {{"problem", std::move(problem)}}}}}};
    return document.dump(1) + "\n";
}

} // namespace folkmoot::web
