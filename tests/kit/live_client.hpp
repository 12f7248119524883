#pragma once
#include "kit/poll_client.hpp"
#include "kit/socket_client.hpp"

#include <optional>

namespace folkmoot::kit {

/// The browser's side of /live.
class LiveClient {
public:
    /// How its messages travel.
    enum class Way : std::uint8_t { socket, requests };
    explicit LiveClient(const Browser& browser, Way way = Way::socket) {
        if (way == Way::socket)
            socket_.emplace(browser, "/live");
        else
            polls_.emplace(browser, "/live/polls");
    }
    LiveClient(const Browser& browser, const std::string& page_origin) {
        socket_.emplace(browser, "/live", page_origin);
    }

    unsigned status() const { return socket_ ? socket_->status() : polls_->status(); }
    void send(const nlohmann::json& message) {
        if (socket_)
            socket_->send(SocketClient::Kind::text, message.dump());
        else
            polls_->send(message.dump());
    }
    /// The next message; `null` when none came in time or the server closed (then `close_code` says why).
    nlohmann::json receive(std::chrono::milliseconds patience = std::chrono::milliseconds{2000}) {
        const auto message = socket_ ? socket_->receive(patience) : polls_->receive(patience);
        return message ? nlohmann::json::parse(*message, nullptr, false) : nlohmann::json(nullptr);
    }
    unsigned close_code() const { return socket_ ? socket_->close_code() : polls_->close_code(); }
    /// Where it goes by requests.
    PollClient& polls() { return *polls_; }

private:
    std::optional<SocketClient> socket_;
    std::optional<PollClient> polls_;
};

} // namespace folkmoot::kit
