#include "kit/conversation.hpp"

#include "kit/test_host.hpp"

namespace folkmoot::kit {

Conversation::Conversation(CollabClient& first, CollabClient& second)
    : first_{first}
    , second_{second}
    , thread_{[this](const std::stop_token& stop) { talk(stop); }} { }

bool Conversation::goes_on(std::size_t lines) {
    const std::size_t wanted = lines_ + lines;
    return soon([&] { return lines_ >= wanted; }, std::chrono::seconds{10});
}

void Conversation::end() {
    thread_.request_stop();
    if (thread_.joinable()) thread_.join();
}

void Conversation::talk(const std::stop_token& stop) {
    while (!stop.stop_requested()) {
        CollabClient& speaker = lines_ % 2 == 0 ? first_ : second_;
        CollabClient& listener = lines_ % 2 == 0 ? second_ : first_;
        const auto heard = listener.heard();
        const auto began = std::chrono::steady_clock::now();
        speaker.write("Line " + std::to_string(lines_) + ".");
        if (!speaker.wait_until_saved()) return;
        if (!listener.wait_until([&] { return listener.heard() > heard; })) return;
        const auto took =
            std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - began);
        slowest_ = std::max(slowest_, took);
        ++lines_;
    }
}

} // namespace folkmoot::kit
