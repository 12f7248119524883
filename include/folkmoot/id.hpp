#pragma once
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace folkmoot {

/// The name of one object, person, space or revision: 63 bits, 42 of them the milliseconds since 2024-01-01
/// UTC and 21 random, so an id says roughly when it was made and never how many others there are. Zero means
/// "none".
class ObjectId {
public:
    constexpr ObjectId() = default;
    constexpr explicit ObjectId(std::int64_t value)
        : value_(value) { }

    /// The form used in JSON and addresses: 13 lower-case Crockford base-32 digits (no i, l, o, u).
    std::string text() const;
    /// Exact inverse of text(); anything else, the empty id included, gives nothing.
    static std::optional<ObjectId> parse(std::string_view text);

    constexpr std::int64_t value() const { return value_; }
    constexpr explicit operator bool() const { return value_ != 0; }
    constexpr auto operator<=>(const ObjectId&) const = default;

private:
    std::int64_t value_ = 0;
};

} // namespace folkmoot

template <> struct std::hash<folkmoot::ObjectId> {
    std::size_t operator()(folkmoot::ObjectId id) const noexcept {
        return std::hash<std::int64_t>{}(id.value());
    }
};
