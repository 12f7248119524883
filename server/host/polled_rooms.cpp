#include "host/polled_rooms.hpp"

#include "host/collab_arrival.hpp"

namespace folkmoot::host {
namespace {

/// As a WebSocket's: room for a whole document and what is written meanwhile.
constexpr PollQueue::Limits room_messages_waiting{
    .messages = 1'024, .octets = 2 * collab::Room::largest_document};

/// The rooms' way to one browser.
class PolledWriter final : public collab::CollabSocket {
public:
    explicit PolledWriter(std::shared_ptr<PollQueue> queue)
        : queue_(std::move(queue)) { }
    bool send(collab::Frame frame) override { return queue_->send(std::move(frame)); }
    void close(collab::CollabEnd why) override { queue_->close(close_code(why)); }

private:
    std::shared_ptr<PollQueue> queue_;
};

} // namespace

PollFolder polled_rooms(collab::CollabHub& hub, LiveTickets& tickets, const Clock& clock) {
    const auto open = [&hub, &tickets, &clock](const Viewer& viewer, std::string_view query,
                          std::shared_ptr<PollQueue> queue) -> std::optional<PollSide> {
        const auto connection = hub.open(
            std::make_shared<PolledWriter>(std::move(queue)), arrival_of(viewer, query, tickets, clock));
        if (!connection) return std::nullopt;
        return PollSide{
            .receive = [&hub, id = *connection](std::string message) { hub.receive(id, std::move(message)); },
            .closed = [&hub, id = *connection] { hub.closed(id); }};
    };
    return {.path = "/collab/polls", .waiting = room_messages_waiting, .open = open};
}

} // namespace folkmoot::host
