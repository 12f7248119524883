#include "store/parameters.hpp"

#include "store/fields_sql.hpp"

#include <algorithm>

namespace folkmoot::store {
namespace {

bool is_name(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

std::size_t after_quote(std::string_view sql, std::size_t quote) {
    const auto end = sql.find(sql[quote], quote + 1);
    return end == sql.npos ? sql.size() : end + 1; // a doubled quote is two quoted pieces in a row
}

/// What the value is cast to; nothing where the value's own type says it all.
std::string_view cast_to(Storage storage) {
    switch (storage) {
    case Storage::integer:
        return "bigint";
    case Storage::real:
        return "double precision";
    case Storage::text:
        return "text";
    case Storage::bytes:
        return "bytea";
    case Storage::untyped:
        return "";
    }
    return "";
}

} // namespace

std::vector<Parameter> parameters_of(std::string_view sql) {
    std::vector<Parameter> found;
    for (std::size_t at = 0; at < sql.size();) {
        if (sql[at] == '\'' || sql[at] == '"') {
            at = after_quote(sql, at);
        } else if (sql[at] == ':' && at + 1 < sql.size() && sql[at + 1] == ':') {
            at += 2;
        } else if (sql[at] == ':' && at + 1 < sql.size() && is_name(sql[at + 1])) {
            auto end = at + 1;
            while (end < sql.size() && is_name(sql[end]))
                ++end;
            found.push_back({sql.substr(at + 1, end - at - 1), at, end});
            at = end;
        } else {
            ++at;
        }
    }
    return found;
}

std::string typed(std::string_view sql, std::span<const Binding> bindings) {
    std::string result;
    result.reserve(sql.size() * 2);
    std::size_t done = 0;
    for (const auto& parameter : parameters_of(sql)) {
        result += sql.substr(done, parameter.begin - done);
        done = parameter.end;
        const auto binding = std::ranges::find(bindings, parameter.name, &Binding::name);
        const auto type = binding == bindings.end() ? "" : cast_to(storage_of(binding->kind));
        const auto place = sql.substr(parameter.begin, parameter.end - parameter.begin);
        if (type.empty())
            result += place;
        else
            result.append("cast(").append(place).append(" as ").append(type).append(")");
    }
    return result += sql.substr(done);
}

} // namespace folkmoot::store
