#pragma once
#include "folkmoot/type.hpp"

#include <algorithm>
#include <cstddef>
#include <variant>

namespace folkmoot {

/// One SQL statement, known when the program is built: only literals convert, so text from outside can never
/// become SQL. Values are always bound, by name (":title"). Where the dialects differ, both are given.
///     constexpr Sql by_parent {"select id, title from wiki_page where parent = :parent order by position
///     limit 500"};
/// A statement selects, inserts, updates or deletes; the constructor refuses anything else, comments, a
/// second statement, and conflict clauses that would end the transaction, when it compiles. A parameter's
/// type is that of the C++ value bound to it, on both stores.
class Sql {
public:
    template <std::size_t N>
    consteval Sql(const char (&portable)[N])
        : Sql(portable, portable) { }
    template <std::size_t N, std::size_t M>
    consteval Sql(const char (&sqlite)[N], const char (&postgres)[M])
        : sqlite_(checked({sqlite, N - 1}))
        , postgres_(checked({postgres, M - 1})) { }

    constexpr std::string_view sqlite() const { return sqlite_; }
    constexpr std::string_view postgres() const { return postgres_; }

private:
    static consteval std::string_view checked(std::string_view text) {
        if (text.find(';') != text.npos) throw "one statement, without a semicolon";
        if (text.find("--") != text.npos || text.find("/*") != text.npos) throw "no comments in SQL";
        if (text.find("or rollback") != text.npos) throw "a conflict must not end the whole transaction";
        constexpr std::array<std::string_view, 6> verbs{
            "select ", "insert ", "update ", "delete ", "with ", "values "};
        if (std::ranges::none_of(verbs, [&](std::string_view verb) { return text.starts_with(verb); }))
            throw "lower-case select, insert, update, delete, with or values comes first";
        return text;
    }
    std::string_view sqlite_;
    std::string_view postgres_;
};

/// A value as the store keeps it. Booleans are 0 and 1, ids and times integers, enums their names.
using Value = std::variant<std::monostate, std::int64_t, double, std::string, Bytes>;

/// A value for one `:name` of a statement; `bind` makes it.
struct Binding {
    std::string_view name;
    Value value;
    Kind kind; ///< of the value, also when it is null; Kind::optional when nothing says
};

/// What an optional holds, any other type itself.
template <class T> constexpr Kind kind_within() {
    const Type* type = &type_of<T>;
    return type->kind == Kind::optional ? type->element->kind : type->kind;
}

/// The stored form of one value, by its type; enums need names_of, structs have none.
template <class T> Value stored(const T& value) {
    constexpr Kind kind = type_of<T>.kind;
    if constexpr (kind == Kind::optional) {
        return value ? stored(*value) : Value{};
    } else if constexpr (kind == Kind::id) {
        return value.value();
    } else if constexpr (kind == Kind::time) {
        return micros(value);
    } else if constexpr (kind == Kind::boolean) {
        return std::int64_t{value};
    } else if constexpr (kind == Kind::choice) {
        return std::string{names_of<T>[static_cast<std::size_t>(value)]};
    } else if constexpr (kind == Kind::json) {
        return value.text;
    } else {
        static_assert(kind != Kind::record && kind != Kind::list, "a row holds single values");
        return value;
    }
}

/// Binds `:name`; the name is given without its colon: `bind("id", id)`. An object and not a function, so
/// that an argument of type std::string does not bring std::bind in.
struct Bind {
    template <class T> static Binding operator()(std::string_view name, const T& value) {
        return {name, stored(value), kind_within<T>()};
    }
    static Binding operator()(std::string_view name, std::string_view value) {
        return {name, std::string{value}, Kind::text};
    }
    static Binding operator()(std::string_view name, const char* value) {
        return {name, std::string{value}, Kind::text};
    }
    static Binding operator()(std::string_view name, int value) {
        return {name, std::int64_t{value}, Kind::integer};
    }
    static Binding operator()(std::string_view name, std::nullopt_t) {
        return {name, Value{}, Kind::optional};
    }
};
inline constexpr Bind bind{};

/// Binds `:ids` to many ids as one value, a JSON array of numbers that both stores turn into rows (json_each,
/// jsonb_array_elements_text), so that many ids cost one statement.
Binding bind_ids(std::span<const ObjectId> ids);

} // namespace folkmoot
