#include "events/live_board.hpp"

#include "events/client_cursor.hpp"

namespace folkmoot::events {
namespace {

constexpr Sql select_place{"select space, visibility from object where id = :id"};

struct Place {
    ObjectId space;
    ObjectId visibility;
    static constexpr auto fields() {
        return std::array{field<&Place::space>("space", "Of the object"),
            field<&Place::visibility>("visibility", "Of the object")};
    }
};

bool may_learn(const Sight& sight, const LoggedEvent& event) {
    return event.visibility ? sight.sees(*event.visibility) : sight.sees_space();
}

std::vector<Topic> topics_of(const LoggedEvent& event) {
    if (event.person) return {{Topic::Kind::me, *event.person}};
    std::vector<Topic> topics;
    if (event.space) topics.push_back({Topic::Kind::space, *event.space});
    if (event.object) topics.push_back({Topic::Kind::object, *event.object});
    return topics;
}

std::vector<LoggedEvent> read_topic(ReadTx& tx, const Topic& topic, std::int64_t after, std::int64_t most) {
    switch (topic.kind) {
    case Topic::Kind::space:
        return read_space(tx, topic.id, after, most);
    case Topic::Kind::object:
        return read_object(tx, topic.id, after, most);
    case Topic::Kind::me:
        return read_person(tx, topic.id, after, most);
    }
    return {};
}

} // namespace

/// What a new subscription begins with, as found in one transaction.
struct LiveBoard::Replay {
    enum class Start { refused, afresh, resumed };
    Start start = Start::refused;
    ObjectId space;
    std::int64_t from = 0;
    std::vector<LoggedEvent> events; ///< those it missed and may learn of
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
    connections_.emplace(id, Connection{std::move(socket), std::move(viewer), {}, {}});
}

void LiveBoard::closed(ConnectionId id) {
    const auto found = connections_.find(id);
    if (found == connections_.end()) return;
    for (const auto& [topic, subscription] : found->second.topics) {
        const auto followers = followers_.find(topic);
        followers->second.erase(id);
        if (followers->second.empty()) followers_.erase(followers);
    }
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
        send(id, connection, closed_frame(wish.topic));
        return;
    }
    connection.topics[wish.topic] = {std::max(replay.from, position_), replay.space};
    followers_[wish.topic].insert(id);
    send(id, connection, subscribed_frame(wish.topic, cursor(connection, replay.from)));
    if (replay.start == Replay::Start::afresh && !wish.cursor.empty())
        send(id, connection, resync_frame(wish.topic));
    for (const auto& event : replay.events)
        send(id, connection, event_frame(cursor(connection, event.seq), event_text(wish.topic, event)));
}

LiveBoard::Replay LiveBoard::read_replay(ReadTx& tx, Connection& connection, const Subscribe& wish) {
    const auto space = space_to_follow(tx, connection, wish.topic);
    if (!space) return {};
    Replay replay{Replay::Start::afresh, *space, position_, {}};
    const auto place = open_cursor(seal_, incarnation_, connection.viewer.person(), wish.cursor);
    if (!place) return replay;
    auto missed = read_topic(tx, wish.topic, *place, longest_replay + 1);
    if (std::cmp_greater(missed.size(), longest_replay)) return replay;
    replay.start = Replay::Start::resumed;
    replay.from = *place;
    const Sight* seen = *space ? sight(tx, connection, *space) : nullptr;
    for (auto& event : missed)
        if (event.seq <= position_ && (!*space || may_learn(*seen, event)))
            replay.events.push_back(std::move(event));
    return replay;
}

void LiveBoard::unsubscribe(ConnectionId id, Connection& connection, const Topic& topic) {
    if (connection.topics.erase(topic) == 0) return;
    const auto followers = followers_.find(topic);
    followers->second.erase(id);
    if (followers->second.empty()) followers_.erase(followers);
}

/// The space in whose rights the topic stands (none for `me`), or nothing when the viewer may not follow it.
std::optional<ObjectId> LiveBoard::space_to_follow(ReadTx& tx, Connection& connection, const Topic& topic) {
    if (topic.kind == Topic::Kind::me) return ObjectId{};
    if (topic.kind == Topic::Kind::space) {
        const Sight* seen = sight(tx, connection, topic.id);
        return seen && seen->sees_space() ? std::optional{topic.id} : std::nullopt;
    }
    const auto place = tx.row<Place>(select_place, bind("id", topic.id));
    if (!place) return std::nullopt;
    const Sight* seen = sight(tx, connection, place->space);
    return seen && seen->sees(place->visibility) ? std::optional{place->space} : std::nullopt;
}

bool LiveBoard::is_current(const Connection& connection, ObjectId space) const {
    const auto known = connection.sights.find(space);
    if (known == connection.sights.end()) return false;
    const Time now = clock_.now();
    return rights_.fresh(now) && (!known->second || now < known->second->until());
}

const Sight* LiveBoard::sight(ReadTx& tx, Connection& connection, ObjectId space) {
    if (!is_current(connection, space)) connection.sights[space] = rights_.look(tx, connection.viewer, space);
    return connection.sights[space].get();
}

void LiveBoard::rights_changed(std::span<const ObjectId> subjects) {
    for (const ObjectId subject : subjects) {
        bool known = false;
        for (auto& [id, connection] : connections_) {
            if (connection.viewer.person() == subject) known = true, connection.sights.clear();
            if (connection.sights.erase(subject) > 0) known = true;
        }
        // Neither somebody here nor a space somebody looks at: an area, or the site, and all under it.
        if (known) continue;
        for (auto& [id, connection] : connections_)
            connection.sights.clear();
    }
}

void LiveBoard::recheck() {
    std::vector<std::pair<ConnectionId, Topic>> lost;
    database_.read_now([&](ReadTx& tx) {
        for (auto& [id, connection] : connections_)
            for (const auto& topic : topics_in_doubt(connection))
                if (!space_to_follow(tx, connection, topic)) lost.emplace_back(id, topic);
    });
    for (const auto& [id, topic] : lost) {
        Connection& connection = connections_.at(id);
        unsubscribe(id, connection, topic);
        send(id, connection, closed_frame(topic));
    }
    drop_failed();
}

/// All topics of the spaces in which the viewer's rights have to be looked at again.
std::vector<Topic> LiveBoard::topics_in_doubt(const Connection& connection) const {
    std::vector<Topic> topics;
    for (const auto& [topic, subscription] : connection.topics)
        if (subscription.space && !is_current(connection, subscription.space)) topics.push_back(topic);
    return topics;
}

void LiveBoard::pump() {
    for (;;) {
        const auto events = database_.read_now([&](ReadTx& tx) {
            auto next = read_after(tx, position_, 500);
            for (const auto& event : next)
                prepare(tx, event);
            return next;
        });
        for (const auto& event : events) {
            push(event);
            position_ = event.seq;
        }
        drop_failed();
        if (events.size() < 500) return;
    }
}

/// Finds out, in the transaction that gave the event, what its receivers may see.
void LiveBoard::prepare(ReadTx& tx, const LoggedEvent& event) {
    if (event.person || !event.space) return;
    for (const auto& topic : topics_of(event))
        if (const auto followers = followers_.find(topic); followers != followers_.end())
            for (const ConnectionId id : followers->second)
                sight(tx, connections_.at(id), *event.space);
}

void LiveBoard::push(const LoggedEvent& event) {
    for (const auto& topic : topics_of(event))
        push(topic, event);
}

void LiveBoard::push(const Topic& topic, const LoggedEvent& event) {
    const auto followers = followers_.find(topic);
    if (followers == followers_.end()) return;
    std::shared_ptr<const std::string> text;
    for (const ConnectionId id : followers->second) {
        Connection& connection = connections_.at(id);
        if (event.seq <= connection.topics.at(topic).from) continue;
        if (topic.kind != Topic::Kind::me) {
            const auto seen = connection.sights.find(*event.space);
            if (seen == connection.sights.end() || !seen->second || !may_learn(*seen->second, event))
                continue;
        }
        if (!text) text = event_text(topic, event);
        send(id, connection, event_frame(cursor(connection, event.seq), text));
    }
}

void LiveBoard::send(ConnectionId id, Connection& connection, LiveFrame frame) {
    if (!connection.socket->send(std::move(frame))) failed_.push_back(id);
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

std::string LiveBoard::cursor(const Connection& connection, std::int64_t seq) const {
    return seal_cursor(seal_, incarnation_, connection.viewer.person(), seq);
}

} // namespace folkmoot::events
