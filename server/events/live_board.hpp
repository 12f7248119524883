#pragma once
#include "events/live_message.hpp"
#include "events/live_rights.hpp"
#include "store/database.hpp"
#include "store/seal.hpp"

#include <map>
#include <unordered_set>

namespace folkmoot::events {

using ConnectionId = std::uint64_t;

/// Who follows what, and what each has been told. It belongs to one thread, the hub's, and so does the order
/// of all it does: an event is pushed to a subscription exactly once, after everything with a smaller number.
class LiveBoard {
public:
    /// Begins at the log's end. The sequencer has opened the log by then.
    LiveBoard(store::Database& database, LiveRights& rights, const store::Seal& seal, const Clock& clock);

    void open(ConnectionId id, std::shared_ptr<LiveSocket> socket, Viewer viewer);
    void closed(ConnectionId id);
    void take(ConnectionId id, std::string_view message);
    /// Tells the session's connections that it is over, and closes them.
    void end_session(ObjectId session);
    void end_all(LiveEnd why);

    /// What was found out about these people and places may be wrong now.
    void rights_changed(std::span<const ObjectId> subjects);
    /// Looks again where that is so, and closes what may no longer be followed.
    void recheck();
    /// Pushes what has happened since the last time. Throws when the store cannot be read: nothing was pushed
    /// then.
    void pump();

    std::size_t connections() const { return connections_.size(); }

    static constexpr std::size_t most_topics = 100; ///< of one connection
    static constexpr std::int64_t longest_replay = 1'000; ///< events; whoever missed more begins afresh

private:
    struct Subscription {
        std::int64_t from = 0; ///< the events after this number are its own
        ObjectId space; ///< where the rights count; none for `me`
    };
    struct Connection {
        std::shared_ptr<LiveSocket> socket;
        Viewer viewer;
        std::map<Topic, Subscription> topics;
        std::unordered_map<ObjectId, std::shared_ptr<const Sight>> sights; ///< by space; null: sees nothing
    };
    struct Replay;

    void subscribe(ConnectionId id, Connection& connection, const Subscribe& wish);
    void unsubscribe(ConnectionId id, Connection& connection, const Topic& topic);
    Replay read_replay(ReadTx& tx, Connection& connection, const Subscribe& wish);
    std::optional<ObjectId> space_to_follow(ReadTx& tx, Connection& connection, const Topic& topic);
    const Sight* sight(ReadTx& tx, Connection& connection, ObjectId space);
    bool is_current(const Connection& connection, ObjectId space) const;
    std::vector<Topic> topics_in_doubt(const Connection& connection) const;
    void prepare(ReadTx& tx, const LoggedEvent& event);
    void push(const LoggedEvent& event);
    void push(const Topic& topic, const LoggedEvent& event);
    void send(ConnectionId id, Connection& connection, LiveFrame frame);
    void drop_failed();
    std::string cursor(const Connection& connection, std::int64_t seq) const;

    store::Database& database_;
    LiveRights& rights_;
    const store::Seal& seal_;
    const Clock& clock_;
    std::string incarnation_;
    std::int64_t position_ = 0; ///< everything up to it has been pushed
    std::unordered_map<ConnectionId, Connection> connections_;
    std::unordered_map<Topic, std::unordered_set<ConnectionId>> followers_;
    std::vector<ConnectionId> failed_; ///< could not be sent to; closed at the end of the round
};

} // namespace folkmoot::events
