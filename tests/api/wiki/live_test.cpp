#include "kit/furnish.hpp"
#include "kit/live_client.hpp"

namespace folkmoot { namespace {

using namespace std::chrono_literals;
using kit::LiveClient;
using kit::WikiScene;

FOLKMOOT_HOST_TEST(Live);

void open(LiveClient& client, kit::Browser& browser) {
    const auto ticket = browser.post("/api/v1/live-ticket", nlohmann::json::object());
    ASSERT_EQ(ticket.status, 200U) << ticket.body;
    client.send({{"type", "open"}, {"ticket", ticket.json()["ticket"]}});
}

void follow(LiveClient& client, kit::Browser& browser, const std::string& topic) {
    open(client, browser);
    client.send({{"type", "subscribe"}, {"topic", topic}});
    const auto answer = client.receive();
    ASSERT_EQ(answer.value("type", ""), "subscribed") << answer;
}

/// The next message of this type; others are passed over.
nlohmann::json next_of(LiveClient& client, const std::string& type, std::chrono::milliseconds patience) {
    const auto until = std::chrono::steady_clock::now() + patience;
    while (std::chrono::steady_clock::now() < until) {
        auto message = client.receive(
            std::chrono::duration_cast<std::chrono::milliseconds>(until - std::chrono::steady_clock::now()));
        if (message.is_null() || message.value("type", "") == type) return message;
    }
    return nullptr;
}

TEST_P(Live, APublicationReachesWhoeverFollowsTheSpaceAndSaysNothingOfItsContent) {
    WikiScene scene{host()};
    const auto page = scene.page("Tides", "First text.");
    host().settle();
    LiveClient client{scene.as_editor};
    ASSERT_EQ(client.status(), 101U);
    follow(client, scene.as_editor, "space:" + scene.space.text());
    scene.publish(scene.as_owner, page, "Tides", "A text that is not pushed.", 1);
    const auto event = next_of(client, "event", 2s);
    EXPECT_EQ(event.value("name", ""), "wiki.page_published") << event;
    EXPECT_EQ(event.value("object", ""), page);
    EXPECT_FALSE(event.dump().contains("not pushed"));
}

TEST_P(Live, ARoleGivenAndTakenAwayReachesTheStaffOfTheSpace) {
    WikiScene scene{host()};
    const auto sam = scene.furnish.staff("Sam Staff");
    host().settle();
    LiveClient client{scene.as_editor};
    follow(client, scene.as_editor, "space:" + scene.space.text());
    const auto members = "/api/v1/spaces/" + scene.space.text() + "/members";
    EXPECT_EQ(scene.as_owner.post(members, {{"person", sam.id.text()}, {"role", "reader"}}).status, 200U);
    const auto given = next_of(client, "event", 2s);
    EXPECT_EQ(given.value("name", ""), "core.grant_changed") << given;
    EXPECT_FALSE(given.dump().contains(sam.id.text())) << "whoever hears it asks";
    EXPECT_EQ(scene.as_owner.del(members + "/" + sam.id.text()).status, 200U);
    EXPECT_EQ(next_of(client, "event", 2s).value("name", ""), "core.grant_changed");
}

TEST_P(Live, WhatAReaderMayNotSeeIsNotPushedToThem) {
    WikiScene scene{host()};
    const auto reader = scene.furnish.staff("Rhys Reader");
    scene.furnish.role(reader, "reader", scene.space);
    auto as_reader = scene.furnish.sign_in(reader);
    const auto open_page = scene.page("Open", "Text.");
    host().settle();
    LiveClient client{as_reader};
    follow(client, as_reader, "space:" + scene.space.text());
    scene.page("A page that was never published");
    scene.publish(scene.as_owner, open_page, "Open", "Another text.", 1);
    const auto event = next_of(client, "event", 2s);
    EXPECT_EQ(event.value("object", ""), open_page)
        << "the draft came before it, and was not pushed: " << event;
}

TEST_P(Live, AReaderWhoLosesTheirRoleIsToldNothingMoreWithinASecond) {
    WikiScene scene{host()};
    LiveClient client{scene.as_editor};
    follow(client, scene.as_editor, "space:" + scene.space.text());
    const auto began = std::chrono::steady_clock::now();
    EXPECT_EQ(
        scene.as_owner.del("/api/v1/spaces/" + scene.space.text() + "/members/" + scene.editor.id.text())
            .status,
        200U);
    EXPECT_FALSE(next_of(client, "closed", 2s).is_null());
    EXPECT_LT(std::chrono::steady_clock::now() - began, 1s);
}

TEST_P(Live, ASessionThatEndsTakesItsConnectionAlongWithinASecond) {
    WikiScene scene{host()};
    LiveClient client{scene.as_editor};
    follow(client, scene.as_editor, "me");
    const auto began = std::chrono::steady_clock::now();
    EXPECT_EQ(scene.as_editor.del("/api/v1/session").status, 200U);
    while (!client.receive().is_null()) { }
    EXPECT_EQ(client.close_code(), 4001U);
    EXPECT_LT(std::chrono::steady_clock::now() - began, 1s);
}

TEST_P(Live, ATopicThatOneMayNotSeeIsRefused) {
    WikiScene scene{host()};
    auto stranger = scene.furnish.sign_in(scene.furnish.staff("Stan Stranger"));
    LiveClient client{stranger};
    open(client, stranger);
    client.send({{"type", "subscribe"}, {"topic", "space:" + scene.space.text()}});
    EXPECT_EQ(client.receive().value("type", ""), "closed");
}

TEST_P(Live, ATicketIsGoodOnceAndForItsOwnSessionOnly) {
    WikiScene scene{host()};
    const auto ticket =
        scene.as_editor.post("/api/v1/live-ticket", nlohmann::json::object()).json()["ticket"];
    LiveClient thief{scene.as_owner};
    thief.send({{"type", "open"}, {"ticket", ticket}});
    EXPECT_TRUE(thief.receive().is_null());
    EXPECT_EQ(thief.close_code(), 1008U);
    LiveClient late{scene.as_editor};
    late.send({{"type", "open"}, {"ticket", ticket}});
    EXPECT_TRUE(late.receive().is_null());
    EXPECT_EQ(late.close_code(), 1008U) << "the thief has spent it";
}

TEST_P(Live, AnotherSitesPageAndAVisitorGetNoConnection) {
    WikiScene scene{host()};
    EXPECT_EQ(LiveClient(scene.as_owner, "https://evil.example").status(), 403U);
    EXPECT_EQ(LiveClient(scene.as_owner, "null").status(), 403U);
    EXPECT_EQ(LiveClient(host().browser()).status(), 401U);
}

}} // namespace folkmoot
