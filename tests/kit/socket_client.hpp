#pragma once
#include "kit/browser.hpp"

namespace folkmoot::kit {

/// The browser's side of a WebSocket (RFC 6455, client frames masked); every wait is bounded.
class SocketClient {
public:
    /// Asks for the upgrade with this browser's cookies; `status` says what came of it (101).
    SocketClient(const Browser& browser, const std::string& path, const std::string& page_origin);
    SocketClient(const Browser& browser, const std::string& path)
        : SocketClient{browser, path, browser.page_origin()} { }

    enum class Kind : char { text = '\x81', binary = '\x82' };

    unsigned status() const { return status_; }
    void send(Kind kind, std::string_view payload);
    /// The next message; nothing when none came in time or the server closed (then `close_code` says why).
    std::optional<std::string> receive(std::chrono::milliseconds patience = std::chrono::milliseconds{2000});
    unsigned close_code() const { return close_code_; }

private:
    bool fill(std::size_t size, std::chrono::steady_clock::time_point until);

    Wire wire_;
    unsigned status_ = 0;
    unsigned close_code_ = 0;
    std::string pending_;
};

} // namespace folkmoot::kit
