#pragma once
#include "events/kept_sight.hpp"
#include "events/live_message.hpp"
#include "store/database.hpp"
#include "store/seal.hpp"

#include <set>
#include <unordered_map>

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
    struct Connection {
        std::shared_ptr<LiveSocket> socket;
        Viewer viewer;
        std::set<Topic> topics;
    };
    /// All that decides whether an event of the topic is told, side by side: a fan-out walks thousands.
    struct Subscription {
        const Connection* connection = nullptr;
        LiveSocket* socket = nullptr; ///< the connection's
        std::int64_t from = 0; ///< the events after this number are its own
        KeptSight sight; ///< where the rights count; no space for `me`
    };
    using Followers = std::unordered_map<ConnectionId, Subscription>;
    struct Replay;
    struct Round;

    void subscribe(ConnectionId id, Connection& connection, const Subscribe& wish);
    void unsubscribe(ConnectionId id, Connection& connection, const Topic& topic);
    void forget(ConnectionId id, const Topic& topic);
    Replay read_replay(ReadTx& tx, const Connection& connection, const Subscribe& wish);
    std::optional<KeptSight> sight_of(ReadTx& tx, const Viewer& viewer, const Topic& topic);
    Time moment() const;
    Round read_round(ReadTx& tx);
    void forget_outdated(ReadTx& tx, const std::vector<LoggedEvent>& events);
    void address(ReadTx& tx, const LoggedEvent& event, Round& round);
    bool may_learn(ReadTx& tx, Subscription& subscription, const LoggedEvent& event, Time now);
    void send(ConnectionId id, LiveSocket& socket, LiveFrame frame);
    void drop_failed();
    std::string cursor(std::int64_t seq) const;

    store::Database& database_;
    LiveRights& rights_;
    const store::Seal& seal_;
    const Clock& clock_;
    std::string incarnation_;
    std::int64_t position_ = 0; ///< everything up to it has been pushed
    std::unordered_map<ConnectionId, Connection> connections_;
    std::unordered_map<Topic, Followers> followers_;
    std::unordered_map<ObjectId, std::int64_t>
        versions_; ///< of the rights in spaces, when last an event was read
    std::vector<ConnectionId> failed_; ///< could not be sent to; closed at the end of the round
};

} // namespace folkmoot::events
