#include "host/polled_events.hpp"

namespace folkmoot::host {
namespace {

/// As a WebSocket's (events::LiveSocket).
constexpr PollQueue::Limits events_waiting{.messages = 256, .octets = std::size_t{1} << 20};

/// The hub's way to one browser.
class PolledListener final : public events::LiveSocket {
public:
    explicit PolledListener(std::shared_ptr<PollQueue> queue)
        : queue_(std::move(queue)) { }
    bool send(events::LiveFrame frame) override { return queue_->send(std::move(frame)); }
    void close(events::LiveEnd why) override { queue_->close(close_code(why)); }

private:
    std::shared_ptr<PollQueue> queue_;
};

} // namespace

PollFolder polled_events(LiveGuest::Parts parts) {
    const auto open = [parts](const Viewer& viewer, std::string_view,
                          std::shared_ptr<PollQueue> queue) -> std::optional<PollSide> {
        const auto guest =
            std::make_shared<LiveGuest>(parts, viewer, std::make_shared<PolledListener>(std::move(queue)));
        return PollSide{.receive = [guest](std::string message) { guest->receive(std::move(message)); },
            .closed = [guest] { guest->closed(); }};
    };
    return {.path = "/live/polls", .waiting = events_waiting, .open = open};
}

} // namespace folkmoot::host
