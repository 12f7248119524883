#pragma once
#include "folkmoot/fields.hpp"

namespace folkmoot::host {

/// Appends a record as a JSON object, its fields in their order; empty optionals are null. Texts are expected
/// to be UTF-8, as everything in the store is.
void print_json(std::string& out, const Shape& shape, const void* record);

/// Appends a text as a JSON string.
void print_json_text(std::string& out, std::string_view text);

template <Described T> std::string to_json(const T& record) {
    std::string out;
    print_json(out, shape_of<T>, &record);
    return out;
}

} // namespace folkmoot::host
