#pragma once
#include "kit/collab_client.hpp"

#include <atomic>
#include <thread>

namespace folkmoot::kit {

/// Two editors of one document who go on writing, one line after the other, while something happens to
/// others. A line counts once it is on disk and on the other's screen.
class Conversation {
public:
    /// Both are open, and nobody else uses them until `end`.
    Conversation(CollabClient& first, CollabClient& second);
    ~Conversation() { end(); }
    Conversation(const Conversation&) = delete;
    Conversation& operator=(const Conversation&) = delete;

    /// Waits until so many more lines have come through. False: they have not, within ten seconds.
    bool goes_on(std::size_t lines = 3);
    void end();
    std::size_t lines() const { return lines_; }
    /// What the slowest line took.
    std::chrono::milliseconds slowest() const { return slowest_; }

private:
    void talk(const std::stop_token& stop);

    CollabClient& first_;
    CollabClient& second_;
    std::atomic<std::size_t> lines_ = 0;
    std::chrono::milliseconds slowest_{0};
    std::jthread thread_;
};

} // namespace folkmoot::kit
