#include "events/live_topic.hpp"

namespace folkmoot::events {
namespace {
constexpr std::string_view space_prefix{"space:"};
constexpr std::string_view object_prefix{"object:"};
} // namespace

std::string Topic::text() const {
    switch (kind) {
    case Kind::space:
        return std::string{space_prefix} + id.text();
    case Kind::object:
        return std::string{object_prefix} + id.text();
    case Kind::me:
        return "me";
    }
    return {};
}

std::optional<Topic> Topic::parse(std::string_view text, ObjectId person) {
    if (text == "me") return person ? std::optional{Topic{Kind::me, person}} : std::nullopt;
    const bool space = text.starts_with(space_prefix);
    if (!space && !text.starts_with(object_prefix)) return std::nullopt;
    const auto id = ObjectId::parse(text.substr(space ? space_prefix.size() : object_prefix.size()));
    if (!id) return std::nullopt;
    return Topic{space ? Kind::space : Kind::object, *id};
}

} // namespace folkmoot::events
