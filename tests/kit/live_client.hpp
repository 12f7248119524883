#pragma once
#include "kit/socket_client.hpp"

#include <optional>

namespace folkmoot::kit {

/// The browser's side of /live.
class LiveClient {
public:
    explicit LiveClient(const Browser& browser)
        : socket_{browser, "/live"} { }
    LiveClient(const Browser& browser, const std::string& page_origin)
        : socket_{browser, "/live", page_origin} { }

    unsigned status() const { return socket_.status(); }
    void send(const nlohmann::json& message) { socket_.send(SocketClient::Kind::text, message.dump()); }
    /// The next message; `null` when none came in time or the server closed (then `close_code` says why).
    nlohmann::json receive(std::chrono::milliseconds patience = std::chrono::milliseconds{2000}) {
        const auto message = socket_.receive(patience);
        return message ? nlohmann::json::parse(*message, nullptr, false) : nlohmann::json(nullptr);
    }
    unsigned close_code() const { return socket_.close_code(); }

private:
    SocketClient socket_;
};

} // namespace folkmoot::kit
