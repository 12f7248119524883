#pragma once
#include "kit/browser.hpp"

#include <deque>

namespace folkmoot::kit {

/// The browser's side of /collab or /live where no WebSocket opens: messages by requests.
class PollClient {
public:
    /// Begins at "/collab/polls" or "/live/polls", with what may follow it; `status` says what came of it
    /// (200).
    PollClient(const Browser& browser, const std::string& address);

    unsigned status() const { return status_; }
    void send(std::string_view message);
    /// What comes next goes to another node.
    void go_to(std::uint16_t port);
    /// Brings the last body once more, as when its answer was lost.
    unsigned send_again() { return post(); }
    /// The next message; nothing when none came in time or the server closed (then `close_code` says why).
    std::optional<std::string> receive(std::chrono::milliseconds patience);
    unsigned close_code() const { return close_code_; }
    /// The address of this poll.
    const std::string& path() const { return path_; }

private:
    unsigned post();
    void take(std::string_view octets);

    Browser sending_;
    Browser listening_;
    std::string path_;
    std::string body_;
    std::uint64_t sent_ = 0;
    std::uint64_t heard_ = 0;
    unsigned status_ = 0;
    unsigned close_code_ = 0;
    std::deque<std::string> messages_;
};

} // namespace folkmoot::kit
