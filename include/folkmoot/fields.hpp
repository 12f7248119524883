#pragma once
#include "folkmoot/type.hpp"

#include <algorithm>
#include <limits>

namespace folkmoot {

/// Why a field holds something about a person, and for how long: both for the record of processing (UK GDPR,
/// article 30) and for whoever reads the code.
struct Personal {
    std::string_view purpose;
    std::string_view retention;
};

/// What a field's value must keep to. Texts count Unicode code points, lists count items.
struct Limits {
    std::int64_t min = std::numeric_limits<std::int64_t>::min();
    std::int64_t max = std::numeric_limits<std::int64_t>::max();
    std::int64_t most_items = 1000;
    bool required = true; ///< false: an absent field keeps the struct's own default
    bool one_line = true; ///< false: line feeds and tabs are allowed
};

/// One member of a struct, for every interpreter of the house (JSON, SQL, checks, OpenAPI, TypeScript). See
/// ops/decisions/0004.
struct Field {
    std::string_view name;
    std::string_view doc;
    const Type* type;
    void* (*at)(void* record);
    Limits limits;
    std::optional<Personal> personal;

    const void* in(const void* record) const { return at(const_cast<void*>(record)); }
};

/// A struct's fields in order. Its name is the C++ name without namespaces.
struct Shape {
    std::string_view name;
    std::span<const Field> fields;
};

/// Rules that may follow a field's doc line.
struct Length {
    std::int64_t min, max;
};
struct Range {
    std::int64_t min, max;
};
struct AtMost {
    std::int64_t items;
};
struct OrDefault { };
struct Lines { };
constexpr Length length(std::int64_t min, std::int64_t max) {
    return {min, max};
}
constexpr Range range(std::int64_t min, std::int64_t max) {
    return {min, max};
}
constexpr AtMost at_most(std::int64_t items) {
    return {items};
}
inline constexpr OrDefault or_default{};
inline constexpr Lines lines{};
constexpr Personal personal(std::string_view purpose, std::string_view retention) {
    return {purpose, retention};
}

namespace detail {
template <class T> struct MemberOf;
template <class Record, class Value> struct MemberOf<Value Record::*> {
    using record = Record;
    using value = Value;
};
constexpr void apply(Field& field, Length rule) {
    field.limits.min = rule.min, field.limits.max = rule.max;
}
constexpr void apply(Field& field, Range rule) {
    field.limits.min = rule.min, field.limits.max = rule.max;
}
constexpr void apply(Field& field, AtMost rule) {
    field.limits.most_items = rule.items;
}
constexpr void apply(Field& field, OrDefault) {
    field.limits.required = false;
}
constexpr void apply(Field& field, Lines) {
    field.limits.one_line = false;
}
constexpr void apply(Field& field, Personal rule) {
    field.personal = rule;
}

template <class T> consteval std::string_view short_name() {
    std::string_view name = __PRETTY_FUNCTION__; // "... [T = folkmoot::wiki::RenamePage]"
    name = name.substr(name.rfind("T = ") + 4);
    name.remove_suffix(1);
    auto colons = name.rfind("::");
    return colons == name.npos ? name : name.substr(colons + 2);
}
} // namespace detail

/// Describes one member: `field<&RenamePage::title>("title", "Its new title", length(1, 200))`.
template <auto Member, class... Rules>
constexpr Field field(std::string_view name, std::string_view doc, Rules... rules) {
    using Of = detail::MemberOf<decltype(Member)>;
    Field result{.name = name,
        .doc = doc,
        .type = &type_of<typename Of::value>,
        .at = [](void* record) -> void* { return &(static_cast<typename Of::record*>(record)->*Member); },
        .limits = {},
        .personal = std::nullopt};
    if (result.type->kind == Kind::text) result.limits.max = 1000;
    if (result.type->kind == Kind::optional || result.type->kind == Kind::list)
        result.limits.required = false;
    (detail::apply(result, rules), ...);
    return result;
}

/// The fields of a struct that derives from another: the base's, then its own. It has that one base and no
/// virtual function, so that both begin at one address, which is what the base's accessors are given.
template <class Base, std::size_t N> constexpr auto fields_after(const std::array<Field, N>& own) {
    constexpr auto first = Base::fields();
    std::array<Field, first.size() + N> all{};
    std::ranges::copy(first, all.begin());
    std::ranges::copy(own, all.begin() + first.size());
    return all;
}

/// A struct that describes itself: `static constexpr auto fields()` gives a std::array of Field.
template <class T>
concept Described = requires { std::span<const Field>{T::fields()}; };

template <Described T> inline constexpr auto stored_fields = T::fields();
template <Described T> inline constexpr Shape shape_of{detail::short_name<T>(), stored_fields<T>};

template <Described T> struct TypeFor<T> {
    static constexpr Type type{.kind = Kind::record, .record = []() -> const Shape* { return &shape_of<T>; }};
};

} // namespace folkmoot
