#pragma once
#include "events/live_topic.hpp"
#include "events/log.hpp"

namespace folkmoot::events {

/// The topics under which an event is told.
std::vector<Topic> topics_of(const LoggedEvent& event);
/// Up to `most` of the topic's events after number `after`, in order.
std::vector<LoggedEvent> read_topic(ReadTx& tx, const Topic& topic, std::int64_t after, std::int64_t most);

} // namespace folkmoot::events
