// Events by requests, where no WebSocket opens: the same messages, promises and doors.
#include "kit/furnish.hpp"
#include "kit/live_client.hpp"
#include "kit/relay.hpp"

namespace folkmoot {
namespace {

using namespace std::chrono_literals;
using kit::LiveClient;
using kit::nothing;
using kit::WikiScene;

FOLKMOOT_HOST_TEST(LivePolls);

constexpr auto live_by_requests = LiveClient::Way::requests;

std::string ticket_of(kit::Browser& browser) {
    return browser.post("/api/v1/live-ticket", nothing).json().value("ticket", "");
}

nlohmann::json follow(LiveClient& client, const std::string& topic, const std::string& cursor = {}) {
    nlohmann::json wish{{"type", "subscribe"}, {"topic", topic}};
    if (!cursor.empty()) wish["cursor"] = cursor;
    client.send(wish);
    return client.receive();
}

} // namespace

TEST_P(LivePolls, WhereAProxyDropsUpgradesEventsArriveAllTheSame) {
    WikiScene scene{host()};
    const auto page = scene.page("Behind a proxy", "First text.");
    host().settle();
    kit::Relay proxy{scene.as_editor.port(), kit::Relay::Upgrades::dropped};
    scene.as_editor.go_to(proxy.port());
    EXPECT_NE(LiveClient(scene.as_editor).status(), 101U) << "no WebSocket opens";
    LiveClient client{scene.as_editor, live_by_requests};
    ASSERT_EQ(client.status(), 200U);
    client.send({{"type", "open"}, {"ticket", ticket_of(scene.as_editor)}});
    ASSERT_EQ(follow(client, "space:" + scene.space.text()).value("type", ""), "subscribed");
    scene.publish(scene.as_owner, page, "Behind a proxy", "A text that is not pushed.", 1);
    auto event = client.receive();
    while (!event.is_null() && event.value("name", "") != "wiki.page_published")
        event = client.receive();
    EXPECT_EQ(event.value("object", ""), page) << event;
    EXPECT_FALSE(event.dump().contains("not pushed"));
}

TEST_P(LivePolls, WhoComesBackWithTheLastCursorMissesNothing) {
    WikiScene scene{host()};
    const auto page = scene.page("A break", "First text.");
    host().settle();
    std::string cursor;
    {
        LiveClient before{scene.as_editor, live_by_requests};
        before.send({{"type", "open"}, {"ticket", ticket_of(scene.as_editor)}});
        cursor = follow(before, "object:" + page).value("cursor", "");
        ASSERT_FALSE(cursor.empty());
    }
    scene.publish(scene.as_owner, page, "A break", "Written meanwhile.", 1);
    host().settle();
    LiveClient after{scene.as_editor, live_by_requests};
    after.send({{"type", "open"}, {"ticket", ticket_of(scene.as_editor)}});
    ASSERT_EQ(follow(after, "object:" + page, cursor).value("type", ""), "subscribed");
    EXPECT_EQ(after.receive().value("name", ""), "wiki.page_published");
}

TEST_P(LivePolls, NothingCountsBeforeATicketOfOnesOwn) {
    WikiScene scene{host()};
    LiveClient hasty{scene.as_editor, live_by_requests};
    EXPECT_TRUE(follow(hasty, "space:" + scene.space.text()).is_null());
    EXPECT_EQ(hasty.close_code(), 1008U);
    const std::string ticket = ticket_of(scene.as_editor);
    LiveClient thief{scene.as_owner, live_by_requests};
    thief.send({{"type", "open"}, {"ticket", ticket}});
    EXPECT_TRUE(thief.receive().is_null());
    EXPECT_EQ(thief.close_code(), 1008U);
    LiveClient late{scene.as_editor, live_by_requests};
    late.send({{"type", "open"}, {"ticket", ticket}});
    EXPECT_TRUE(late.receive().is_null());
    EXPECT_EQ(late.close_code(), 1008U) << "the thief has spent it";
}

TEST_P(LivePolls, OnlyTheSessionThatBeganItHasIt) {
    WikiScene scene{host()};
    auto visitor = host().browser();
    EXPECT_EQ(visitor.post("/live/polls", nothing).status, 401U);
    EXPECT_EQ(
        scene.as_editor.post("/live/polls", nothing, {{"Origin", "https://evil.example"}}).status, 403U);
    EXPECT_EQ(scene.as_editor.post("/live/polls", nothing, {{"X-Folkmoot-Token", "guessed"}}).status, 403U);
    LiveClient editor{scene.as_editor, live_by_requests};
    const std::string& poll = editor.polls().path();
    auto again = scene.furnish.sign_in(scene.editor);
    for (auto* other : {&scene.as_owner, &again}) {
        EXPECT_EQ(other->get(poll + "?heard=0&wait=0").status, 404U);
        EXPECT_EQ(other->send("POST", poll + "?number=1", "").status, 404U);
        EXPECT_EQ(other->del(poll).status, 404U);
    }
    const std::string as_of_the_rooms = "/collab/polls/" + poll.substr(std::string{"/live/polls/"}.size());
    EXPECT_EQ(scene.as_editor.get(as_of_the_rooms + "?heard=0&wait=0").status, 410U)
        << "the rooms have polls of their own";
    EXPECT_EQ(scene.as_editor.get(poll + "?heard=0&wait=0").status, 204U);
}

TEST_P(LivePolls, WhoSignsOutHearsThatAndNothingMore) {
    WikiScene scene{host()};
    LiveClient client{scene.as_editor, live_by_requests};
    client.send({{"type", "open"}, {"ticket", ticket_of(scene.as_editor)}});
    ASSERT_EQ(follow(client, "me").value("type", ""), "subscribed");
    auto tab = scene.as_editor.tab();
    EXPECT_EQ(tab.del("/api/v1/session").status, 200U);
    while (!client.receive().is_null()) { }
    EXPECT_THAT(client.close_code(), testing::AnyOf(4001U, 401U));
}

} // namespace folkmoot
