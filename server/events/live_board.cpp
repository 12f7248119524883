#include "events/live_board.hpp"

#include "events/client_cursor.hpp"
#include "events/topic_events.hpp"

#include <ranges>

namespace folkmoot::events {
namespace {

constexpr std::int64_t most_events = 500; ///< of one round
constexpr std::size_t most_versions = 10'000; ///< of spaces, that are kept
constexpr std::size_t enough_deliveries = 100'000; ///< a round ends behind the event that reaches it

constexpr Sql select_topic_place{"select space, visibility from object where id = :id"};

struct TopicPlace {
    ObjectId space;
    ObjectId visibility;
    static constexpr auto fields() {
        return std::array{field<&TopicPlace::space>("space", "Of the object"),
            field<&TopicPlace::visibility>("visibility", "Of the object")};
    }
};

} // namespace

/// What a new subscription begins with, as found in one transaction.
struct LiveBoard::Replay {
    enum class Start { refused, afresh, resumed };
    Start start = Start::refused;
    KeptSight sight;
    std::int64_t from = 0;
    std::vector<LoggedEvent> events; ///< those it missed and may learn of
};

/// The next events and who is told of them, as found in one transaction.
struct LiveBoard::Round {
    struct Receiver {
        ConnectionId id;
        LiveSocket* socket;
    };
    struct Telling {
        LiveFrame frame;
        std::vector<Receiver> receivers;
    };
    std::vector<Telling> tellings;
    std::size_t deliveries = 0;
    std::int64_t until = 0; ///< the last event's number
    bool is_last = true; ///< nothing more has happened
};

LiveBoard::LiveBoard(
    store::Database& database, LiveRights& rights, const store::Seal& seal, const Clock& clock)
    : database_(database)
    , rights_(rights)
    , seal_(seal)
    , clock_(clock) {
    auto start = database_.read_now([](ReadTx& tx) { return head(tx); });
    incarnation_ = std::move(start.incarnation);
    position_ = start.seq;
}

void LiveBoard::open(ConnectionId id, std::shared_ptr<LiveSocket> socket, Viewer viewer) {
    connections_.emplace(id, Connection{std::move(socket), std::move(viewer), {}});
}

void LiveBoard::closed(ConnectionId id) {
    const auto found = connections_.find(id);
    if (found == connections_.end()) return;
    for (const Topic& topic : found->second.topics)
        forget(id, topic);
    connections_.erase(found);
}

void LiveBoard::take(ConnectionId id, std::string_view message) {
    const auto found = connections_.find(id);
    if (found == connections_.end()) return;
    Connection& connection = found->second;
    const auto parsed = parse_message(message, connection.viewer.person());
    const auto* wish = parsed ? std::get_if<Subscribe>(&*parsed) : nullptr;
    const bool too_many =
        wish && connection.topics.size() >= most_topics && !connection.topics.contains(wish->topic);
    if (!parsed || too_many) {
        connection.socket->close(LiveEnd::misused);
        closed(id);
        return;
    }
    if (wish) {
        subscribe(id, connection, *wish);
    } else {
        unsubscribe(id, connection, std::get<Unsubscribe>(*parsed).topic);
    }
    drop_failed();
}

/// Whatever has been pushed already is read from the log, whatever has not will be pushed: as both happen on
/// this thread, there is no moment between them.
void LiveBoard::subscribe(ConnectionId id, Connection& connection, const Subscribe& wish) {
    const Replay replay = database_.read_now([&](ReadTx& tx) { return read_replay(tx, connection, wish); });
    if (replay.start == Replay::Start::refused) {
        unsubscribe(id, connection, wish.topic);
        send(id, *connection.socket, closed_frame(wish.topic));
        return;
    }
    connection.topics.insert(wish.topic);
    followers_[wish.topic].insert_or_assign(id,
        Subscription{&connection, connection.socket.get(), std::max(replay.from, position_), replay.sight});
    send(id, *connection.socket, subscribed_frame(wish.topic, cursor(replay.from)));
    if (replay.start == Replay::Start::afresh && !wish.cursor.empty())
        send(id, *connection.socket, resync_frame(wish.topic));
    for (const auto& event : replay.events)
        send(id, *connection.socket, event_frame(cursor(event.seq), wish.topic, event));
}

LiveBoard::Replay LiveBoard::read_replay(ReadTx& tx, const Connection& connection, const Subscribe& wish) {
    auto sight = sight_of(tx, connection.viewer, wish.topic);
    if (!sight) return {};
    Replay replay{Replay::Start::afresh, std::move(*sight), position_, {}};
    const auto place = open_cursor(seal_, incarnation_, wish.cursor);
    if (!place) return replay;
    auto missed = read_topic(tx, wish.topic, *place, longest_replay + 1);
    if (std::cmp_greater(missed.size(), longest_replay)) return replay;
    replay.start = Replay::Start::resumed;
    replay.from = *place;
    for (auto& event : missed)
        if (event.seq <= position_ && (!replay.sight.space() || replay.sight.sees(event.visibility)))
            replay.events.push_back(std::move(event));
    return replay;
}

void LiveBoard::unsubscribe(ConnectionId id, Connection& connection, const Topic& topic) {
    if (connection.topics.erase(topic) > 0) forget(id, topic);
}

void LiveBoard::forget(ConnectionId id, const Topic& topic) {
    const auto followers = followers_.find(topic);
    followers->second.erase(id);
    if (followers->second.empty()) followers_.erase(followers);
}

/// What the viewer sees where the topic stands, or nothing when they may not follow it.
std::optional<KeptSight> LiveBoard::sight_of(ReadTx& tx, const Viewer& viewer, const Topic& topic) {
    KeptSight sight;
    if (topic.kind == Topic::Kind::me) return sight;
    TopicPlace place{topic.id, {}};
    if (topic.kind == Topic::Kind::object) {
        const auto found = tx.row<TopicPlace>(select_topic_place, bind("id", topic.id));
        if (!found) return std::nullopt;
        place = *found;
    }
    sight.look(rights_, tx, viewer, place.space);
    const auto visibility = place.visibility ? std::optional{place.visibility} : std::nullopt;
    return sight.sees(visibility) ? std::optional{std::move(sight)} : std::nullopt;
}

/// Now; or, as long as changes of rights may be unknown here, a time when nothing that was seen counts any
/// more.
Time LiveBoard::moment() const {
    const Time now = clock_.now();
    return rights_.fresh(now) ? now : Time::max();
}

void LiveBoard::rights_changed(std::span<const ObjectId> subjects) {
    for (const ObjectId subject : subjects) {
        bool known = std::ranges::any_of(
            connections_, [&](const auto& entry) { return entry.second.viewer.person() == subject; });
        for (auto& [id, subscription] : followers_ | std::views::values | std::views::join) {
            const bool is_there = subscription.sight.space() == subject;
            if (is_there) known = true;
            if (is_there || subscription.connection->viewer.person() == subject) subscription.sight.forget();
        }
        // Neither somebody here nor a space somebody looks at: an area, or the site, and all under it.
        if (known) continue;
        for (auto& [id, subscription] : followers_ | std::views::values | std::views::join)
            subscription.sight.forget();
    }
}

void LiveBoard::recheck() {
    std::vector<std::pair<ConnectionId, Topic>> lost;
    database_.read_now([&, now = moment()](ReadTx& tx) {
        for (auto& [topic, followers] : followers_)
            for (auto& [id, subscription] : followers) {
                KeptSight& sight = subscription.sight;
                if (!sight.space() || sight.is_current(now)) continue;
                auto seen = sight_of(tx, subscription.connection->viewer, topic);
                if (!seen)
                    lost.emplace_back(id, topic);
                else
                    sight = std::move(*seen);
            }
    });
    for (const auto& [id, topic] : lost) {
        Connection& connection = connections_.at(id);
        unsubscribe(id, connection, topic);
        send(id, *connection.socket, closed_frame(topic));
    }
    drop_failed();
}

void LiveBoard::pump() {
    for (bool is_last = false; !is_last;) {
        const Round round = database_.read_now([this](ReadTx& tx) { return read_round(tx); });
        for (const auto& [frame, receivers] : round.tellings)
            for (const auto& [id, socket] : receivers)
                send(id, *socket, frame);
        position_ = round.until;
        is_last = round.is_last;
        drop_failed();
    }
}

LiveBoard::Round LiveBoard::read_round(ReadTx& tx) {
    Round round;
    const auto events = read_after(tx, position_, most_events);
    round.is_last = std::cmp_less(events.size(), most_events);
    forget_outdated(tx, events);
    round.until = position_;
    for (const auto& event : events) {
        address(tx, event, round);
        round.until = event.seq;
        if (round.deliveries < enough_deliveries) continue;
        round.is_last = false;
        break;
    }
    return round;
}

/// What was kept of a space counts no more where rights have moved in the very transaction that wrote an
/// event: an event for somebody whom its visibility was made for would be lost otherwise.
void LiveBoard::forget_outdated(ReadTx& tx, const std::vector<LoggedEvent>& events) {
    std::set<ObjectId> spaces;
    for (const auto& event : events)
        if (event.space) spaces.insert(*event.space);
    if (versions_.size() > most_versions) versions_.clear();
    for (const ObjectId space : spaces) {
        const auto version = rights_.version(tx, space);
        if (std::exchange(versions_[space], version) == version) continue;
        for (auto& [id, subscription] : followers_ | std::views::values | std::views::join)
            if (subscription.sight.space() == space) subscription.sight.forget();
    }
}

/// Finds out, in the transaction that gave the event, who may be told of it, and makes what all of them are
/// told.
void LiveBoard::address(ReadTx& tx, const LoggedEvent& event, Round& round) {
    const Time now = moment();
    std::string sealed;
    for (const auto& topic : topics_of(event)) {
        const auto followers = followers_.find(topic);
        if (followers == followers_.end()) continue;
        std::vector<Round::Receiver> receivers;
        for (auto& [id, subscription] : followers->second)
            if (event.seq > subscription.from && may_learn(tx, subscription, event, now))
                receivers.push_back({id, subscription.socket});
        if (receivers.empty()) continue;
        if (sealed.empty()) sealed = cursor(event.seq);
        round.deliveries += receivers.size();
        round.tellings.push_back({event_frame(sealed, topic, event), std::move(receivers)});
    }
}

bool LiveBoard::may_learn(ReadTx& tx, Subscription& subscription, const LoggedEvent& event, Time now) {
    if (event.person) return true; // only their own topic has it
    if (!event.space) return false;
    KeptSight& sight = subscription.sight;
    if (sight.space() != *event.space || !sight.is_current(now))
        sight.look(rights_, tx, subscription.connection->viewer, *event.space);
    return sight.sees(event.visibility);
}

void LiveBoard::send(ConnectionId id, LiveSocket& socket, LiveFrame frame) {
    if (!socket.send(std::move(frame))) failed_.push_back(id);
}

void LiveBoard::drop_failed() {
    for (const ConnectionId id : std::exchange(failed_, {})) {
        const auto found = connections_.find(id);
        if (found == connections_.end()) continue;
        found->second.socket->close(LiveEnd::later);
        closed(id);
    }
}

void LiveBoard::end_session(ObjectId session) {
    std::vector<ConnectionId> ended;
    for (auto& [id, connection] : connections_) {
        if (connection.viewer.session() != session) continue;
        connection.socket->send(signed_out_frame());
        connection.socket->close(LiveEnd::signed_out);
        ended.push_back(id);
    }
    for (const ConnectionId id : ended)
        closed(id);
}

void LiveBoard::end_all(LiveEnd why) {
    for (auto& [id, connection] : connections_)
        connection.socket->close(why);
    connections_.clear();
    followers_.clear();
}

std::string LiveBoard::cursor(std::int64_t seq) const {
    return seal_cursor(seal_, incarnation_, seq);
}

} // namespace folkmoot::events
