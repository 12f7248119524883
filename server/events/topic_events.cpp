#include "events/topic_events.hpp"

namespace folkmoot::events {

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
