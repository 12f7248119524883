#pragma once
#include "folkmoot/clock.hpp"
#include "folkmoot/id.hpp"

#include <array>
#include <concepts>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace folkmoot {

/// What a field holds. One C++ type stands for each: std::string, std::int64_t, double, bool, ObjectId, Time,
/// an enum with names, Json, Bytes, a struct with fields(), std::vector of any, std::optional of any.
enum class Kind : std::uint8_t {
    text,
    integer,
    real,
    boolean,
    id,
    time,
    choice,
    json,
    bytes,
    record,
    list,
    optional
};

/// Octets that are not text; base64url in JSON, a blob in SQLite, bytea in PostgreSQL.
using Bytes = std::vector<std::byte>;

/// JSON that the house passes through unread (module settings, a stored tree). It is well-formed UTF-8 JSON
/// text.
struct Json {
    std::string text = "null";
    bool operator==(const Json&) const = default;
};

struct Shape;

/// A C++ type as the house's interpreters (JSON, SQL, OpenAPI, TypeScript) see it. Made by type_of<T>, never
/// by hand.
struct Type {
    Kind kind;
    const Type* element = nullptr; ///< of list and optional
    const Shape* (*record)() = nullptr; ///< of record
    std::span<const std::string_view> choices = {}; ///< of choice, in the order of the enum's values from 0

    std::size_t (*size)(const void* list) = nullptr;
    void* (*append)(void* list) = nullptr;
    const void* (*at)(const void* list, std::size_t index) = nullptr;

    const void* (*held)(const void* optional) = nullptr; ///< null when empty
    void* (*emplace)(void* optional) = nullptr;

    std::int64_t (*choice_index)(const void* choice) = nullptr;
    void (*choose)(void* choice, std::int64_t index) = nullptr;
};

/// Gives an enum its names on the wire and in the store: specialise with one name for each value, from 0 on.
///     template <> inline constexpr std::array names_of<SpaceKind> {"workspace"sv, "community"sv,
///     "public"sv};
template <class Enum> inline constexpr std::array<std::string_view, 0> names_of{};

template <class T> struct TypeFor;
template <class T> inline constexpr const Type& type_of = TypeFor<T>::type;

template <> struct TypeFor<std::string> {
    static constexpr Type type{.kind = Kind::text};
};
template <> struct TypeFor<std::int64_t> {
    static constexpr Type type{.kind = Kind::integer};
};
template <> struct TypeFor<double> {
    static constexpr Type type{.kind = Kind::real};
};
template <> struct TypeFor<bool> {
    static constexpr Type type{.kind = Kind::boolean};
};
template <> struct TypeFor<ObjectId> {
    static constexpr Type type{.kind = Kind::id};
};
template <> struct TypeFor<Time> {
    static constexpr Type type{.kind = Kind::time};
};
template <> struct TypeFor<Json> {
    static constexpr Type type{.kind = Kind::json};
};

template <class Enum>
    requires std::is_enum_v<Enum>
struct TypeFor<Enum> {
    static_assert(names_of<Enum>.size() > 0, "give the enum its names: specialise folkmoot::names_of");
    static constexpr Type type{
        .kind = Kind::choice,
        .choices = names_of<Enum>,
        .choice_index =
            [](const void* choice) { return static_cast<std::int64_t>(*static_cast<const Enum*>(choice)); },
        .choose = [](void* choice,
                      std::int64_t index) { *static_cast<Enum*>(choice) = static_cast<Enum>(index); },
    };
};

template <> struct TypeFor<Bytes> {
    static constexpr Type type{.kind = Kind::bytes};
};

template <class T> struct TypeFor<std::vector<T>> {
    static_assert(!std::same_as<T, bool>, "a list of yes and no says nothing: use a list of records");
    static constexpr Type type{
        .kind = Kind::list,
        .element = &TypeFor<T>::type,
        .size = [](const void* list) { return static_cast<const std::vector<T>*>(list)->size(); },
        .append = [](void* list) -> void* { return &static_cast<std::vector<T>*>(list)->emplace_back(); },
        .at = [](const void* list, std::size_t index) -> const void* {
            return &(*static_cast<const std::vector<T>*>(list))[index];
        },
    };
};

template <class T> struct TypeFor<std::optional<T>> {
    static constexpr Type type{
        .kind = Kind::optional,
        .element = &TypeFor<T>::type,
        .held = [](const void* optional) -> const void* {
            const auto& value = *static_cast<const std::optional<T>*>(optional);
            return value ? &*value : nullptr;
        },
        .emplace = [](void* optional) -> void* {
            return &static_cast<std::optional<T>*>(optional)->emplace();
        },
    };
};

} // namespace folkmoot
