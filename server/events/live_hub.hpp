#pragma once
#include "events/live_board.hpp"
#include "events/wake.hpp"

#include <thread>

namespace folkmoot::events {

/// Pushes events to clients as they happen, on a thread of its own. All calls come from any thread and return
/// at once; what they say reaches the board in the order in which it was said.
class LiveHub {
public:
    LiveHub(store::Database& database, LiveRights& rights, const Clock& clock);
    /// Closes what is open with LiveEnd::stopping.
    ~LiveHub();
    LiveHub(const LiveHub&) = delete;
    LiveHub& operator=(const LiveHub&) = delete;

    /// Takes over a connection that has said who it is. Nothing when the person has too many already. Whoever
    /// ends it, the host calls `closed` once its socket is gone.
    std::optional<ConnectionId> open(std::shared_ptr<LiveSocket> socket, const Viewer& viewer);
    /// A message from the client; too many at once end the connection.
    void receive(ConnectionId id, std::string message);
    void closed(ConnectionId id);
    void end_session(ObjectId session);
    /// For access's RightsWatch: what may no longer be followed is closed within `look`.
    void rights_changed(std::span<const ObjectId> subjects);

    std::size_t connections() const;

    static constexpr std::size_t most_connections = 64; ///< of one person
    static constexpr std::size_t most_waiting = 64; ///< messages of one connection
    static constexpr std::chrono::milliseconds look{250};

private:
    using Task = std::move_only_function<void(LiveBoard&)>;
    struct Guest {
        ObjectId person;
        std::size_t waiting = 0;
    };
    void post(Task task);
    void serve(const std::stop_token& stop);
    void do_tasks();
    void attempt(const std::function<void(LiveBoard&)>& work);
    void forget(ConnectionId id);

    Wake* wake_ = nullptr; ///< the store's
    const store::Seal* seal_ = nullptr; ///< the store's
    std::unique_ptr<LiveBoard> board_; ///< the thread's alone
    mutable std::mutex mutex_;
    std::vector<Task> tasks_;
    std::unordered_map<ConnectionId, Guest> guests_;
    std::unordered_map<ObjectId, std::size_t> of_person_;
    ConnectionId last_ = 0;
    std::jthread thread_;
};

} // namespace folkmoot::events
