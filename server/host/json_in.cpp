#include "host/json_in.hpp"

#include "host/base64url.hpp"
#include "host/utf8.hpp"

#include <nlohmann/json.hpp>

#include <charconv>

namespace folkmoot::host {
namespace {

using nlohmann::json;

constexpr int deepest = 32;

/// Collects everything that is wrong with one request.
class InputReader {
public:
    void record(const json& object, const Shape& shape, void* into, const std::string& prefix);
    void from_text(const std::string& text, const Field& field, void* record);
    void missing(const Field& field, const std::string& prefix) {
        wrong(prefix + std::string{field.name}, "field.missing");
    }
    void wrong(
        std::string path, std::string key, std::vector<std::pair<std::string, std::string>> values = {}) {
        if (errors_.size() < 100) errors_.push_back({std::move(path), std::move(key), std::move(values)});
    }
    void finish() {
        if (errors_.empty()) return;
        Problem problem{Code::bad_input, "request.fields"};
        for (auto& error : errors_)
            std::move(problem).with_field(std::move(error)); // in place: it gives itself back
        throw problem;
    }

private:
    void value(const json& from, const Type& type, const Limits& limits, void* into, const std::string& path);
    void text(std::string from, const Limits& limits, std::string& into, const std::string& path);
    void number(std::int64_t from, const Limits& limits, std::int64_t& into, const std::string& path);
    void list(const json& from, const Type& type, const Limits& limits, void* into, const std::string& path);
    void choice(std::string_view name, const Type& type, void* into, const std::string& path);
    std::vector<FieldError> errors_;
};

void InputReader::text(std::string from, const Limits& limits, std::string& into, const std::string& path) {
    auto length = count_code_points(from);
    if (!length) return wrong(path, "field.not_utf8");
    if (has_control(from, limits.one_line ? Controls::none : Controls::lines))
        return wrong(path, "field.control");
    if (static_cast<std::int64_t>(*length) < limits.min)
        return wrong(
            path, *length == 0 ? "field.empty" : "field.too_short", {{"min", std::to_string(limits.min)}});
    if (static_cast<std::int64_t>(*length) > limits.max)
        return wrong(path, "field.too_long", {{"max", std::to_string(limits.max)}});
    into = std::move(from);
}

void InputReader::number(
    std::int64_t from, const Limits& limits, std::int64_t& into, const std::string& path) {
    if (from < limits.min || from > limits.max)
        return wrong(path, "field.out_of_range",
            {{"min", std::to_string(limits.min)}, {"max", std::to_string(limits.max)}});
    into = from;
}

void InputReader::choice(std::string_view name, const Type& type, void* into, const std::string& path) {
    auto found = std::ranges::find(type.choices, name);
    if (found != type.choices.end()) return type.choose(into, found - type.choices.begin());
    wrong(path, "field.choice", {{"choices", fmt::format("{}", fmt::join(type.choices, ", "))}});
}

void InputReader::list(
    const json& from, const Type& type, const Limits& limits, void* into, const std::string& path) {
    if (!from.is_array()) return wrong(path, "field.not_list");
    if (static_cast<std::int64_t>(from.size()) > limits.most_items)
        return wrong(path, "field.too_many", {{"max", std::to_string(limits.most_items)}});
    for (std::size_t index = 0; index < from.size(); ++index)
        value(from[index], *type.element, limits, type.append(into), fmt::format("{}.{}", path, index));
}

void InputReader::value(
    const json& from, const Type& type, const Limits& limits, void* into, const std::string& path) {
    switch (type.kind) {
    case Kind::optional:
        if (!from.is_null()) value(from, *type.element, limits, type.emplace(into), path);
        return;
    case Kind::list:
        return list(from, type, limits, into, path);
    case Kind::record:
        if (!from.is_object()) return wrong(path, "field.not_object");
        return record(from, *type.record(), into, path + ".");
    case Kind::boolean:
        if (!from.is_boolean()) return wrong(path, "field.not_boolean");
        *static_cast<bool*>(into) = from.get<bool>();
        return;
    case Kind::integer:
        if (from.is_number_unsigned() && from.get<std::uint64_t>() > std::numeric_limits<std::int64_t>::max())
            return wrong(path, "field.not_integer");
        if (!from.is_number_integer()) return wrong(path, "field.not_integer");
        return number(from.get<std::int64_t>(), limits, *static_cast<std::int64_t*>(into), path);
    case Kind::real:
        if (!from.is_number()) return wrong(path, "field.not_number");
        *static_cast<double*>(into) = from.get<double>();
        return;
    case Kind::json:
        static_cast<Json*>(into)->text = from.dump();
        return;
    case Kind::text:
        if (!from.is_string()) return wrong(path, "field.not_text");
        return text(from.get<std::string>(), limits, *static_cast<std::string*>(into), path);
    case Kind::id:
    case Kind::time:
    case Kind::choice:
    case Kind::bytes:
        break;
    }
    if (!from.is_string()) return wrong(path, "field.not_text");
    const auto& word = from.get_ref<const std::string&>();
    if (type.kind == Kind::choice) return choice(word, type, into, path);
    if (type.kind == Kind::id) {
        auto id = ObjectId::parse(word);
        if (!id) return wrong(path, "field.not_id");
        *static_cast<ObjectId*>(into) = *id;
    } else if (type.kind == Kind::time) {
        auto time = parse_rfc3339(word);
        if (!time) return wrong(path, "field.not_time");
        *static_cast<Time*>(into) = *time;
    } else {
        auto bytes = from_base64url(word);
        if (!bytes) return wrong(path, "field.not_base64url");
        *static_cast<Bytes*>(into) = std::move(*bytes);
    }
}

void InputReader::record(const json& object, const Shape& shape, void* into, const std::string& prefix) {
    for (const auto& [name, ignored] : object.items())
        if (std::ranges::find(shape.fields, name, &Field::name) == shape.fields.end())
            wrong(prefix + name.substr(0, 100), "field.unknown");
    for (const Field& field : shape.fields) {
        auto found = object.find(field.name);
        if (found != object.end())
            value(*found, *field.type, field.limits, field.at(into), prefix + std::string{field.name});
        else if (field.limits.required)
            missing(field, prefix);
    }
}

/// Path and query hold only text, so numbers and yes/no are read out of it.
void InputReader::from_text(const std::string& text, const Field& field, void* record) {
    const Type& type = field.type->kind == Kind::optional ? *field.type->element : *field.type;
    std::string path{field.name};
    if (field.type->kind == Kind::optional && text.empty()) return;
    json as_json = text;
    if (type.kind == Kind::integer) {
        std::int64_t number = 0;
        auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
        if (error != std::errc{} || end != text.data() + text.size()) return wrong(path, "field.not_integer");
        as_json = number;
    } else if (type.kind == Kind::boolean) {
        if (text != "true" && text != "false") return wrong(path, "field.not_boolean");
        as_json = text == "true";
    } else if (type.kind == Kind::record || type.kind == Kind::list || type.kind == Kind::json) {
        return wrong(path, "field.not_object");
    }
    value(as_json, *field.type, field.limits, field.at(record), path);
}

json parsed(std::string_view text) {
    int depth = 0;
    bool repeated = false;
    std::vector<std::vector<std::string>> names;
    auto watch = [&](int at, json::parse_event_t event, json& value) {
        depth = std::max(depth, at);
        if (event == json::parse_event_t::object_start) names.emplace_back();
        if (event == json::parse_event_t::object_end && !names.empty()) names.pop_back();
        if (event == json::parse_event_t::key && !names.empty()) {
            auto name = value.get<std::string>();
            if (names.back().size() < 256 && std::ranges::find(names.back(), name) != names.back().end())
                repeated = true;
            names.back().push_back(std::move(name));
        }
        return depth <= deepest;
    };
    if (auto utf8 = count_code_points(text); !utf8) throw Problem(Code::malformed, "request.json");
    json object = json::parse(text, watch, false);
    if (depth > deepest || repeated || !object.is_object()) throw Problem(Code::malformed, "request.json");
    return object;
}

} // namespace

void read_input(const Inputs& inputs, const Shape& shape, void* record) {
    InputReader reader;
    json object = json::object();
    if (inputs.body) object = parsed(*inputs.body);
    std::vector<std::string_view> given;
    auto take = [&](const Inputs::Pairs& pairs) {
        for (const auto& [name, text] : pairs) {
            auto field = std::ranges::find(shape.fields, name, &Field::name);
            if (field == shape.fields.end()) {
                reader.wrong(name.substr(0, 100), "field.unknown");
            } else if (std::ranges::find(given, field->name) != given.end()) {
                reader.wrong(name, "field.repeated");
            } else {
                reader.from_text(text, *field, record);
                given.push_back(field->name);
            }
        }
    };
    take(inputs.path);
    if (!inputs.body)
        take(inputs.query);
    else if (!inputs.query.empty())
        reader.wrong(inputs.query.front().first.substr(0, 100), "field.unknown");

    std::vector<Field> rest;
    for (const Field& field : shape.fields)
        if (std::ranges::find(given, field.name) == given.end()) rest.push_back(field);
    reader.record(object, Shape{shape.name, rest}, record, "");
    reader.finish();
}

void read_json(std::string_view text, const Shape& shape, void* record) {
    InputReader reader;
    reader.record(parsed(text), shape, record, "");
    reader.finish();
}

} // namespace folkmoot::host
