#include "kit/furnished.hpp"

#include "access/live_rights.hpp"
#include "access/rights_watch.hpp"
#include "events/append.hpp"
#include "events/client_cursor.hpp"
#include "events/live_hub.hpp"
#include "events/log.hpp"
#include "folkmoot/event.hpp"

#include <nlohmann/json.hpp>
#include <random>

using namespace folkmoot;
using namespace folkmoot::events;

namespace {

struct ThingHappened {
    static constexpr std::string_view name{"test.thing_happened"};
    std::int64_t count = 0;
    static constexpr auto fields() { return std::array{field<&ThingHappened::count>("count", "How many")}; }
};

/// A client that keeps what it is sent, and can be slow.
class KeptSocket final : public LiveSocket {
public:
    bool send(LiveFrame frame) override {
        const std::lock_guard lock{mutex_};
        if (slow) return false;
        texts_.push_back(frame);
        frames_.push_back(nlohmann::json::parse(*frame));
        return true;
    }
    void close(LiveEnd why) override {
        const std::lock_guard lock{mutex_};
        ended_ = why;
    }
    std::vector<nlohmann::json> frames() const {
        const std::lock_guard lock{mutex_};
        return frames_;
    }
    std::vector<nlohmann::json> of_type(const std::string& type) const {
        auto all = frames();
        std::erase_if(all, [&](const auto& frame) { return frame["type"] != type; });
        return all;
    }
    std::vector<LiveFrame> texts() const {
        const std::lock_guard lock{mutex_};
        return texts_;
    }
    std::optional<LiveEnd> ended() const {
        const std::lock_guard lock{mutex_};
        return ended_;
    }
    std::atomic<bool> slow = false;

private:
    mutable std::mutex mutex_;
    std::vector<nlohmann::json> frames_;
    std::vector<LiveFrame> texts_;
    std::optional<LiveEnd> ended_;
};

class Live : public kit::FurnishedTest {
protected:
    void SetUp() override {
        FurnishedTest::SetUp();
        if (IsSkipped()) return;
        page = add_page("Page");
        settle();
        poll();
        board.emplace(database(), rights, seal, clock);
    }
    void TearDown() override {
        board.reset();
        FurnishedTest::TearDown();
    }
    void poll() {
        read([&](ReadTx& tx) { watch.poll(tx); });
    }
    std::shared_ptr<KeptSocket> connect(const Viewer& viewer, ConnectionId id) {
        auto socket = std::make_shared<KeptSocket>();
        board->open(id, socket, viewer);
        return socket;
    }
    static std::string subscribe(const std::string& topic, const std::string& cursor = "") {
        nlohmann::json message{{"type", "subscribe"}, {"topic", topic}};
        if (!cursor.empty()) message["cursor"] = cursor;
        return message.dump();
    }
    std::string space_topic() const { return "space:" + space.text(); }
    void happen(const ObjectRow& object, std::int64_t count = 0) {
        write([&](WriteTx& tx) { tx.emit(object, ThingHappened{count}); });
    }
    void pump() {
        settle();
        board->pump();
    }

    access::RightsWatch watch;
    access::LiveRightsOfAccess rights{watch};
    store::Seal seal;
    ObjectRow page;
    std::optional<LiveBoard> board;
};
INSTANTIATE_TEST_SUITE_P(Stores, Live, kit::both_backends, kit::backend_name);

TEST_P(Live, TellsSubscribersWhatHappenedAndNothingOfItsContent) {
    const auto socket = connect(olwen, 1);
    board->take(1, subscribe(space_topic()));
    happen(page);
    pump();
    const auto events = socket->of_type("event");
    ASSERT_EQ(events.size(), 1U);
    EXPECT_EQ(events[0]["name"].get<std::string>(), "test.thing_happened");
    EXPECT_EQ(events[0]["object"].get<std::string>(), page.id.text());
    EXPECT_EQ(events[0]["topic"].get<std::string>(), space_topic());
    EXPECT_EQ(events[0].size(), 6U);
}

TEST_P(Live, SaysNothingToWhoMayNotSee) {
    const auto reader = add_person("Rhys Reader", "reader");
    const auto stranger = add_person("Sioned Stranger");
    const auto draft = add_page("Draft", Lifecycle::draft);
    settle();
    board->pump();
    const auto owners = connect(olwen, 1), readers = connect(reader, 2), strangers = connect(stranger, 3);
    for (ConnectionId id = 1; id <= 3; ++id)
        board->take(id, subscribe(space_topic()));
    board->take(2, subscribe("object:" + draft.id.text()));
    EXPECT_EQ(strangers->of_type("closed").size(), 1U);
    EXPECT_EQ(readers->of_type("closed").size(), 1U) << "a draft is not there for a reader";
    happen(draft);
    happen(page);
    pump();
    EXPECT_EQ(owners->of_type("event").size(), 2U);
    EXPECT_EQ(readers->of_type("event").size(), 1U);
    EXPECT_EQ(strangers->of_type("event").size(), 0U);
}

TEST_P(Live, PersonalEventsReachThePersonAlone) {
    const auto reader = add_person("Rhys Reader", "reader");
    settle();
    board->pump();
    const auto mine = connect(olwen, 1), theirs = connect(reader, 2);
    for (ConnectionId id = 1; id <= 2; ++id) {
        board->take(id, subscribe("me"));
        board->take(id, subscribe(space_topic()));
    }
    write([&](WriteTx& tx) {
        events::append(tx,
            {.name = "core.own_marks_changed", .space = space, .object = page.id, .person = olwen.person()});
    });
    pump();
    EXPECT_EQ(mine->of_type("event").size(), 1U);
    EXPECT_EQ(theirs->of_type("event").size(), 0U);
}

TEST_P(Live, ASubscriptionEndsWhenTheRightDoes) {
    const auto reader = add_person("Rhys Reader");
    const auto grant = give_role(reader, "reader", space);
    poll();
    const auto socket = connect(reader, 1);
    board->take(1, subscribe(space_topic()));
    std::vector<ObjectId> told;
    const auto ticket = watch.subscribe(
        [&](std::span<const ObjectId> subjects) { told.assign(subjects.begin(), subjects.end()); });
    take_role(grant);
    poll();
    watch.unsubscribe(ticket);
    board->rights_changed(told);
    board->recheck();
    EXPECT_EQ(socket->of_type("closed").size(), 1U);
    happen(page);
    pump();
    EXPECT_EQ(socket->of_type("event").size(), 0U);
}

TEST_P(Live, NothingIsPushedOnRightsThatMayBeOld) {
    const auto reader = add_person("Rhys Reader");
    const auto grant = give_role(reader, "reader", space);
    const auto socket = connect(reader, 1);
    board->take(1, subscribe(space_topic()));
    take_role(grant);
    clock.advance(std::chrono::seconds{1}); // nobody has polled, and nobody has told the board
    happen(page);
    pump();
    EXPECT_EQ(socket->of_type("event").size(), 0U);
    board->recheck();
    EXPECT_EQ(socket->of_type("closed").size(), 1U);
}

TEST_P(Live, ACursorBringsBackWhatWasMissedInOrder) {
    auto socket = connect(olwen, 1);
    board->take(1, subscribe(space_topic()));
    happen(page);
    pump();
    const auto cursor = socket->frames().back()["cursor"].get<std::string>();
    board->closed(1);
    for (int i = 0; i < 5; ++i)
        happen(page);
    pump();
    socket = connect(olwen, 2);
    board->take(2, subscribe(space_topic(), cursor));
    happen(page);
    pump();
    EXPECT_EQ(socket->of_type("event").size(), 6U);
    EXPECT_EQ(socket->of_type("resync").size(), 0U);
}

TEST_P(Live, WhatIsToldOfAnEventIsMadeOnceForAll) {
    const auto reader = add_person("Rhys Reader", "reader");
    settle();
    board->pump();
    const auto mine = connect(olwen, 1), theirs = connect(reader, 2);
    for (ConnectionId id = 1; id <= 2; ++id)
        board->take(id, subscribe(space_topic()));
    happen(page);
    pump();
    EXPECT_EQ(mine->texts().back(), theirs->texts().back());
}

TEST_P(Live, SomebodyElsesCursorShowsOnlyWhatOneMaySeeOneself) {
    const auto reader = add_person("Rhys Reader", "reader");
    const auto draft = add_page("Draft", Lifecycle::draft);
    settle();
    board->pump();
    const auto mine = connect(olwen, 1);
    board->take(1, subscribe(space_topic()));
    happen(draft);
    pump();
    const auto cursor_of_draft = mine->frames().back()["cursor"].get<std::string>();
    for (int i = 0; i < 3; ++i)
        happen(draft), happen(page);
    pump();
    const auto theirs = connect(reader, 2);
    board->take(2, subscribe(space_topic(), cursor_of_draft));
    board->take(2, subscribe("object:" + draft.id.text(), cursor_of_draft));
    const auto told = theirs->of_type("event");
    ASSERT_EQ(told.size(), 3U);
    for (const auto& event : told)
        EXPECT_EQ(event["object"].get<std::string>(), page.id.text());
    EXPECT_EQ(theirs->of_type("closed").size(), 1U) << "a cursor of a draft gives no sight of it";
}

TEST_P(Live, CursorsDoNotTellWhetherAnythingHiddenHappenedBetweenThem) {
    const auto reader = add_person("Rhys Reader", "reader");
    const auto draft = add_page("Draft", Lifecycle::draft);
    settle();
    board->pump();
    const auto theirs = connect(reader, 1);
    std::set<std::string> cursors;
    const auto come_again = [&] {
        board->take(1, subscribe(space_topic()));
        cursors.insert(theirs->frames().back()["cursor"].get<std::string>());
    };
    come_again();
    come_again(); // nothing has happened
    for (int i = 0; i < 300; ++i)
        happen(draft);
    pump();
    come_again();
    EXPECT_EQ(cursors.size(), 3U) << "two of one place are as different as two of different places";
    for (const auto& cursor : cursors)
        EXPECT_EQ(cursor.size(), cursors.begin()->size());
}

TEST_P(Live, AForgedOrForeignCursorBeginsAfresh) {
    const store::Seal of_another_site;
    const auto life = read([](ReadTx& tx) { return head(tx); }).incarnation;
    happen(page);
    pump();
    const auto socket = connect(olwen, 1);
    for (const auto& foreign : {seal_cursor(of_another_site, life, 0), seal_cursor(seal, "another life", 0),
             std::string{"AAAA"}, std::string(200, '_')})
        board->take(1, subscribe(space_topic(), foreign));
    EXPECT_EQ(socket->of_type("resync").size(), 4U);
    EXPECT_EQ(socket->of_type("event").size(), 0U);
    happen(page);
    pump();
    EXPECT_EQ(socket->of_type("event").size(), 1U) << "subscribed once, told once";
}

TEST_P(Live, WhoMissedTooMuchBeginsAfresh) {
    const auto socket = connect(olwen, 1);
    board->take(1, subscribe(space_topic()));
    const auto cursor = socket->frames().back()["cursor"].get<std::string>();
    write([&](WriteTx& tx) {
        for (std::int64_t i = 0; i <= LiveBoard::longest_replay; ++i)
            tx.emit(page, ThingHappened{});
    });
    settle();
    const auto again = connect(olwen, 2);
    board->take(2, subscribe(space_topic(), cursor));
    EXPECT_EQ(again->of_type("resync").size(), 1U);
    EXPECT_EQ(again->of_type("event").size(), 0U);
}

TEST_P(Live, ASlowClientIsCutAndTheOthersNotice) {
    const auto slow = connect(olwen, 1), quick = connect(olwen, 2);
    for (ConnectionId id = 1; id <= 2; ++id)
        board->take(id, subscribe(space_topic()));
    slow->slow = true;
    happen(page);
    pump();
    EXPECT_EQ(slow->ended(), LiveEnd::later);
    EXPECT_EQ(quick->of_type("event").size(), 1U);
    EXPECT_EQ(board->connections(), 1U);
}

TEST_P(Live, AnythingThatIsNoMessageEndsTheConnection) {
    ConnectionId id = 0;
    for (const std::string bad : {"", "[]", "{", R"({"type":"subscribe"})",
             R"({"type":"subscribe","topic":"space:x"})", R"({"type":"subscribe","topic":7})",
             R"({"type":"shout","topic":"me"})", R"({"type":"subscribe","topic":"me","more":1})"}) {
        const auto socket = connect(olwen, ++id);
        board->take(id, bad);
        EXPECT_EQ(socket->ended(), LiveEnd::misused) << bad;
    }
    const auto visitor = connect(Viewer::anonymous(), ++id);
    board->take(id, subscribe("me"));
    EXPECT_EQ(visitor->ended(), LiveEnd::misused);
    EXPECT_EQ(board->connections(), 0U);
}

TEST_P(Live, ASessionsEndReachesItsConnectionsOnly) {
    const auto reader = add_person("Rhys Reader", "reader");
    const auto mine = connect(olwen, 1), theirs = connect(reader, 2);
    board->end_session(olwen.session());
    EXPECT_EQ(mine->of_type("signed_out").size(), 1U);
    EXPECT_EQ(mine->ended(), LiveEnd::signed_out);
    EXPECT_FALSE(theirs->ended());
}

/// What each client must have been told is known from the start: it is what its viewer may see.
TEST_P(Live, ClientsThatComeAndGoAreToldExactlyWhatTheyMaySeeInOrder) {
    const auto reader = add_person("Rhys Reader", "reader");
    const auto draft = add_page("Draft", Lifecycle::draft);
    settle();
    board->pump();
    struct Client {
        Viewer viewer;
        std::shared_ptr<KeptSocket> socket;
        std::string cursor;
        std::vector<std::string> told;
    };
    std::vector<Client> clients{{olwen, {}, {}, {}}, {reader, {}, {}, {}}, {reader, {}, {}, {}}};
    std::mt19937 random{20260503};
    ConnectionId next = 0;
    const auto connect_client = [&](Client& client) {
        client.socket = connect(client.viewer, ++next);
        board->take(next, subscribe(space_topic(), client.cursor));
    };
    const auto disconnect = [&](Client& client, ConnectionId id) {
        for (const auto& frame : client.socket->frames()) {
            ASSERT_NE(frame["type"].get<std::string>(), "resync");
            if (frame.contains("cursor")) client.cursor = frame["cursor"];
            if (frame["type"] == "event") client.told.push_back(frame["cursor"]);
        }
        board->closed(id);
        client.socket.reset();
    };
    std::vector<ConnectionId> open(clients.size());
    for (std::size_t i = 0; i < clients.size(); ++i)
        connect_client(clients[i]), open[i] = next;
    const auto start = read([](ReadTx& tx) { return head(tx); });
    for (int round = 0; round < 120; ++round) {
        const auto dice = random() % 10;
        if (dice < 5) happen(random() % 3 == 0 ? draft : page);
        if (dice == 5 || dice == 6) settle(), board->pump();
        if (dice >= 7) {
            const auto i = random() % clients.size();
            if (clients[i].socket) {
                disconnect(clients[i], open[i]);
            } else {
                connect_client(clients[i]), open[i] = next;
            }
        }
    }
    pump();
    for (std::size_t i = 0; i < clients.size(); ++i) {
        if (!clients[i].socket) connect_client(clients[i]), open[i] = next;
        disconnect(clients[i], open[i]);
    }
    const auto log = read([&](ReadTx& tx) { return read_after(tx, start.seq, 1000); });
    for (const auto& client : clients) {
        std::vector<std::int64_t> expected, told;
        for (const auto& event : log)
            if (event.object == page.id || client.viewer.person() == olwen.person())
                expected.push_back(event.seq);
        for (const auto& cursor : client.told)
            told.push_back(open_cursor(seal, start.incarnation, cursor).value_or(-1));
        EXPECT_EQ(told, expected);
        EXPECT_GT(told.size(), 5U);
    }
}

TEST_P(Live, TheHubPushesFromItsOwnThreadSoonAfterTheCommit) {
    LiveHub hub(database(), rights, clock);
    const auto socket = std::make_shared<KeptSocket>();
    const auto id = hub.open(socket, olwen);
    ASSERT_TRUE(id);
    hub.receive(*id, subscribe(space_topic()));
    const auto wait_for = [&](const std::string& type) {
        for (int i = 0; i < 500 && socket->of_type(type).empty(); ++i)
            std::this_thread::sleep_for(std::chrono::milliseconds{10});
        return !socket->of_type(type).empty();
    };
    ASSERT_TRUE(wait_for("subscribed"));
    happen(page);
    EXPECT_TRUE(wait_for("event"));
    hub.end_session(olwen.session());
    EXPECT_TRUE(wait_for("signed_out"));
    hub.closed(*id);
    EXPECT_EQ(hub.connections(), 0U);
}

TEST_P(Live, APersonCannotHoldMoreThanSixtyFourConnections) {
    LiveHub hub(database(), rights, clock);
    for (std::size_t i = 0; i < LiveHub::most_connections; ++i)
        EXPECT_TRUE(hub.open(std::make_shared<KeptSocket>(), olwen));
    EXPECT_FALSE(hub.open(std::make_shared<KeptSocket>(), olwen));
}

} // namespace
