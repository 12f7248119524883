#pragma once
#include "folkmoot/id.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace folkmoot::events {

/// What a client can follow: "space:<id>", "object:<id>", or "me", what concerns the person alone.
struct Topic {
    enum class Kind { space, object, me };
    Kind kind = Kind::me;
    ObjectId id; ///< of `me`, the person's own

    std::string text() const;
    /// Nothing for a text that names no topic. `person` is who "me" stands for; none: a visitor, who has
    /// none.
    static std::optional<Topic> parse(std::string_view text, ObjectId person);
    auto operator<=>(const Topic&) const = default;
};

} // namespace folkmoot::events

template <> struct std::hash<folkmoot::events::Topic> {
    std::size_t operator()(const folkmoot::events::Topic& topic) const noexcept {
        return std::hash<folkmoot::ObjectId>{}(topic.id) * 3 + static_cast<std::size_t>(topic.kind);
    }
};
