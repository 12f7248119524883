#pragma once
#include "collab/rooms/desk.hpp"

#include <condition_variable>
#include <mutex>
#include <thread>

namespace folkmoot::collab {

/// Documents written together by many at once, on a thread of its own. All calls come from any thread and
/// return at once; what they say reaches the rooms in the order in which it was said.
class CollabHub {
public:
    explicit CollabHub(const World& world);
    /// Closes what is open with CollabEnd::stopping. What is being saved is finished by the store.
    ~CollabHub();
    CollabHub(const CollabHub&) = delete;
    CollabHub& operator=(const CollabHub&) = delete;

    /// Takes over a connection of a person who is signed in. Nothing when they have too many already. Whoever
    /// ends it, the host calls `closed` once its socket is gone.
    std::optional<ConnectionId> open(std::shared_ptr<CollabSocket> socket, Arrival who);
    /// A binary message from the client; too many at once end the connection.
    void receive(ConnectionId id, std::string message);
    void closed(ConnectionId id);
    void end_session(ObjectId session);
    /// For access's RightsWatch: who may no longer be in a room is shown out within `look`.
    void rights_changed();

    const CollabCounts& counts() const { return counts_; }

    static constexpr std::size_t most_connections = 64; ///< of one person
    static constexpr std::size_t most_waiting = 512; ///< messages of one connection
    static constexpr std::size_t most_in_turn = 128; ///< messages, before what they brought is saved
    static constexpr std::chrono::milliseconds look{250};
    static constexpr std::chrono::milliseconds presence_pause{50}; ///< between two tellings of who is where

private:
    struct Guest {
        ObjectId person;
        std::size_t waiting = 0;
    };
    /// What is to be done. The store's threads may still add to it when the hub is gone.
    class Tasks {
    public:
        void add(Desk::Task task);
        /// What there is, once there is something or the time has come.
        std::vector<Desk::Task> take(
            std::chrono::steady_clock::time_point until, const std::stop_token& stop);

    private:
        std::mutex mutex_;
        std::condition_variable_any bell_;
        std::vector<Desk::Task> tasks_;
    };
    void serve(const std::stop_token& stop);
    void forget(ConnectionId id);

    CollabCounts counts_;
    std::shared_ptr<Tasks> tasks_ = std::make_shared<Tasks>();
    std::mutex mutex_;
    std::unordered_map<ConnectionId, Guest> guests_;
    std::unordered_map<ObjectId, std::size_t> of_person_;
    ConnectionId last_ = 0;
    Desk desk_; ///< the thread's alone
    std::jthread thread_;
};

} // namespace folkmoot::collab
