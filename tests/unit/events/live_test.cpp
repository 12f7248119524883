#include "live_scene.hpp"

#include "events/append.hpp"
#include "events/client_cursor.hpp"
#include "events/live_hub.hpp"
#include "events/log.hpp"

#include <random>

using namespace folkmoot;
using namespace folkmoot::events;
using namespace folkmoot::events::test;

namespace {

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
    const auto draft = add_draft();
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
    const auto draft = add_draft();
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
