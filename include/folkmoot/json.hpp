#pragma once
#include "folkmoot/fields.hpp"

namespace folkmoot {

/// A record as a JSON object, its fields in their order.
std::string json_of(const Shape& shape, const void* record);

template <Described T> std::string to_json(const T& record) {
    return json_of(shape_of<T>, &record);
}

/// A list of records as a JSON array.
template <Described T> std::string to_json(const std::vector<T>& records) {
    std::string text = "[";
    for (const T& record : records)
        text += (text.size() > 1 ? "," : "") + to_json(record);
    return text + "]";
}

} // namespace folkmoot
