#pragma once
#include "folkmoot/fields.hpp"
#include "folkmoot/problem.hpp"

namespace folkmoot::host {

/// Where the values of one request stand before they are a struct.
struct Inputs {
    using Pairs = std::vector<std::pair<std::string, std::string>>;
    Pairs path; ///< the route's parameters; they win over all others
    Pairs query; ///< decoded; only read when there is no body
    std::optional<std::string_view> body; ///< a JSON object, UTF-8
};

/// Fills a record from a request. Unknown names, missing and repeated ones, wrong types and broken limits are
/// all reported at once: throws Code::bad_input "request.fields" with the list, Code::malformed
/// "request.json" when the body is no JSON object or nests deeper than 32.
void read_input(const Inputs& inputs, const Shape& shape, void* record);

/// The same for a JSON text alone: a stored setting, a line of an import.
void read_json(std::string_view json, const Shape& shape, void* record);

} // namespace folkmoot::host
