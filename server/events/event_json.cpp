#include "events/event_json.hpp"

#include <nlohmann/json.hpp>
#include <stdexcept>

namespace folkmoot::events {
namespace {

using nlohmann::ordered_json;

ordered_json single(const Type& type, const void* value) {
    switch (type.kind) {
    case Kind::id: {
        const auto id = *static_cast<const ObjectId*>(value);
        return id ? ordered_json(id.text()) : ordered_json(nullptr);
    }
    case Kind::integer:
        return *static_cast<const std::int64_t*>(value);
    case Kind::boolean:
        return *static_cast<const bool*>(value);
    case Kind::time:
        return to_rfc3339(*static_cast<const Time*>(value));
    case Kind::choice:
        return type.choices[static_cast<std::size_t>(type.choice_index(value))];
    default:
        throw std::logic_error("an event holds ids, numbers, times and choices, nothing else");
    }
}

ordered_json any(const Type& type, const void* value) {
    if (type.kind == Kind::optional) {
        const void* held = type.held(value);
        return held ? single(*type.element, held) : ordered_json(nullptr);
    }
    if (type.kind != Kind::list) return single(type, value);
    auto list = ordered_json::array();
    for (std::size_t i = 0; i < type.size(value); ++i)
        list.push_back(single(*type.element, type.at(value, i)));
    return list;
}

} // namespace

Json data_of(const Shape& shape, const void* event) {
    auto object = ordered_json::object();
    for (const Field& field : shape.fields)
        object[std::string{field.name}] = any(*field.type, field.in(event));
    return {object.dump()};
}

} // namespace folkmoot::events
