#include "events/live_message.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace folkmoot::events {
namespace {

/// The text under the key, or nothing when there is none; `wrong` becomes true for anything but a text.
std::string text_at(const nlohmann::json& json, const char* key, bool& wrong) {
    const auto found = json.find(key);
    if (found == json.end()) return {};
    if (!found->is_string()) return wrong = true, std::string{};
    return found->get<std::string>();
}

bool only_known_keys(const nlohmann::json& json) {
    return std::ranges::all_of(json.items(), [](const auto& item) {
        return item.key() == "type" || item.key() == "topic" || item.key() == "cursor";
    });
}

LiveFrame frame(std::string text) {
    return std::make_shared<const std::string>(std::move(text));
}

LiveFrame topic_frame(std::string_view type, const Topic& topic) {
    return frame(fmt::format(R"({{"type":"{}","topic":"{}"}})", type, topic.text()));
}

} // namespace

std::optional<ClientMessage> parse_message(std::string_view text, ObjectId person) {
    if (text.size() > longest_message) return std::nullopt;
    const auto json = nlohmann::json::parse(text, nullptr, false);
    if (!json.is_object() || !only_known_keys(json)) return std::nullopt;
    bool wrong = false;
    const std::string type = text_at(json, "type", wrong);
    const auto topic = Topic::parse(text_at(json, "topic", wrong), person);
    std::string cursor = text_at(json, "cursor", wrong);
    if (wrong || !topic) return std::nullopt;
    if (type == "subscribe") return Subscribe{*topic, std::move(cursor)};
    if (type == "unsubscribe") return Unsubscribe{*topic};
    return std::nullopt;
}

// Topics, cursors, ids and event names hold nothing that JSON would have to escape.

LiveFrame subscribed_frame(const Topic& topic, std::string_view cursor) {
    return frame(fmt::format(R"({{"type":"subscribed","topic":"{}","cursor":"{}"}})", topic.text(), cursor));
}

LiveFrame resync_frame(const Topic& topic) {
    return topic_frame("resync", topic);
}

LiveFrame closed_frame(const Topic& topic) {
    return topic_frame("closed", topic);
}

LiveFrame signed_out_frame() {
    return frame(R"({"type":"signed_out"})");
}

LiveFrame event_frame(std::string_view cursor, const Topic& topic, const LoggedEvent& event) {
    std::string text = fmt::format(
        R"({{"type":"event","cursor":"{}","topic":"{}","name":"{}")", cursor, topic.text(), event.name);
    if (event.object) text += fmt::format(R"(,"object":"{}")", event.object->text());
    if (event.space) text += fmt::format(R"(,"space":"{}")", event.space->text());
    text += '}';
    return frame(std::move(text));
}

} // namespace folkmoot::events
