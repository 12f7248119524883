#pragma once
#include "kit/browser.hpp"

namespace folkmoot::kit {

/// The browser's side of /live (RFC 6455, client frames masked); every wait is bounded.
class LiveClient {
public:
    /// Asks for the upgrade with this browser's cookies; `status` says what came of it (101).
    explicit LiveClient(const Browser& browser, const std::string& page_origin = Browser::origin);
    ~LiveClient();
    LiveClient(const LiveClient&) = delete;
    LiveClient& operator=(const LiveClient&) = delete;

    unsigned status() const { return status_; }
    void send(const nlohmann::json& message);
    /// The next message; `null` when none came in time or the server closed (then `close_code` says why).
    nlohmann::json receive(std::chrono::milliseconds patience = std::chrono::milliseconds{2000});
    unsigned close_code() const { return close_code_; }

private:
    bool fill(std::size_t size, std::chrono::steady_clock::time_point until);

    int socket_ = -1;
    unsigned status_ = 0;
    unsigned close_code_ = 0;
    std::string pending_;
};

} // namespace folkmoot::kit
