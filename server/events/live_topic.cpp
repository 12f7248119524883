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

std::vector<Topic> topics_of(const LoggedEvent& event) {
    if (event.person) return {{Topic::Kind::me, *event.person}};
    std::vector<Topic> topics;
    if (event.space) topics.push_back({Topic::Kind::space, *event.space});
    if (event.object) topics.push_back({Topic::Kind::object, *event.object});
    return topics;
}

std::vector<LoggedEvent> read_topic(ReadTx& tx, const Topic& topic, std::int64_t after, std::int64_t most) {
    switch (topic.kind) {
    case Topic::Kind::space:
        return read_space(tx, topic.id, after, most);
    case Topic::Kind::object:
        return read_object(tx, topic.id, after, most);
    case Topic::Kind::me:
        return read_person(tx, topic.id, after, most);
    }
    return {};
}

} // namespace folkmoot::events
