#pragma once
#include "events/live_socket.hpp"
#include "events/live_topic.hpp"
#include "events/log.hpp"

#include <variant>

namespace folkmoot::events {

struct Subscribe {
    Topic topic;
    std::string cursor; ///< empty: from now on
};
struct Unsubscribe {
    Topic topic;
};
using ClientMessage = std::variant<Subscribe, Unsubscribe>;

inline constexpr std::size_t longest_message = 1024; ///< octets

/// What the client says, or nothing for anything that is not exactly a message of this protocol.
std::optional<ClientMessage> parse_message(std::string_view text, ObjectId person);

LiveFrame subscribed_frame(const Topic& topic, std::string_view cursor);
LiveFrame resync_frame(const Topic& topic);
LiveFrame closed_frame(const Topic& topic);
LiveFrame signed_out_frame();

LiveFrame event_frame(std::string_view cursor, const Topic& topic, const LoggedEvent& event);

} // namespace folkmoot::events
