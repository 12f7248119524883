// Live documents by requests, where no WebSocket opens: the same messages, promises and doors.
#include "api/wiki/live_editing.hpp"
#include "kit/collab_client.hpp"
#include "kit/furnish.hpp"
#include "kit/relay.hpp"

#include "host/poll_door.hpp"

namespace folkmoot {
namespace {

using namespace std::chrono_literals;
using api_tests::editors_editor;
using api_tests::owners_editor;
using kit::CollabClient;
using kit::nothing;
using kit::WikiScene;

FOLKMOOT_HOST_TEST(CollabPolls);

constexpr auto editing_by_requests = CollabClient::Way::requests;

} // namespace

TEST_P(CollabPolls, WhereAProxyDropsUpgradesTwoWriteTogetherAsEverywhere) {
    WikiScene scene{host()};
    const auto page = scene.page("Behind a proxy", "Text.");
    kit::Relay proxy{scene.as_editor.port(), kit::Relay::Upgrades::dropped};
    CollabClient owner{scene.as_owner, page, owners_editor};
    ASSERT_TRUE(owner.open());
    scene.as_editor.go_to(proxy.port());
    EXPECT_NE(CollabClient(scene.as_editor, page, editors_editor).status(), 101U) << "no WebSocket opens";
    CollabClient editor{scene.as_editor, page, editors_editor, "", editing_by_requests};
    ASSERT_TRUE(editor.open());
    for (int line = 0; line < 20; ++line) {
        editor.write("Line " + std::to_string(line));
        owner.write("Answer " + std::to_string(line));
    }
    EXPECT_TRUE(editor.wait_until_saved() && owner.wait_until_saved());
    EXPECT_TRUE(editor.wait_for("Answer 19") && owner.wait_for("Line 19"));
    EXPECT_TRUE(editor.wait_until([&] { return editor.tree() == owner.tree(); }));
    CollabClient late{scene.as_owner, page, 4'003};
    ASSERT_TRUE(late.open());
    EXPECT_EQ(late.tree(), editor.tree());
}

TEST_P(CollabPolls, ABodyThatComesTwiceIsTakenOnceAndOneThatIsMissingEndsIt) {
    WikiScene scene{host()};
    const auto page = scene.page("Twice", "Text.");
    CollabClient editor{scene.as_editor, page, editors_editor, "", editing_by_requests};
    ASSERT_TRUE(editor.open());
    editor.write("Once.");
    ASSERT_TRUE(editor.wait_until_saved());
    EXPECT_EQ(editor.polls().send_again(), 204U);
    const auto acknowledged = editor.acknowledged();
    EXPECT_FALSE(editor.wait_until([&] { return editor.acknowledged() > acknowledged; }, 300ms));
    EXPECT_EQ(scene.as_editor.send("POST", editor.polls().path() + "?number=99", "").status, 404U);
    EXPECT_EQ(scene.as_editor.get(editor.polls().path() + "?heard=0&wait=0").status, 404U);
}

TEST_P(CollabPolls, OnlyTheSessionThatBeganItHasIt) {
    WikiScene scene{host()};
    const auto page = scene.page("Doors", "Text.");
    auto visitor = host().browser();
    EXPECT_EQ(visitor.post("/collab/polls", nothing).status, 401U);
    EXPECT_EQ(
        scene.as_editor.post("/collab/polls", nothing, {{"Origin", "https://evil.example"}}).status, 403U);
    EXPECT_EQ(scene.as_editor.post("/collab/polls", nothing, {{"X-Folkmoot-Token", "guessed"}}).status, 403U);
    const auto begun = scene.as_editor.post("/collab/polls", nothing);
    ASSERT_EQ(begun.status, 200U) << begun.body;
    const std::string poll = "/collab/polls/" + begun.json().value("poll", "");
    auto again = scene.furnish.sign_in(scene.editor);
    for (auto* other : {&scene.as_owner, &again}) {
        EXPECT_EQ(other->get(poll + "?heard=0&wait=0").status, 404U);
        EXPECT_EQ(other->send("POST", poll + "?number=1", "").status, 404U);
        EXPECT_EQ(other->del(poll).status, 404U);
    }
    EXPECT_EQ(scene.as_editor.get(poll + "?heard=0&wait=0").status, 204U);
    EXPECT_EQ(scene.as_editor.get(poll + "?wait=0").status, 400U);
    EXPECT_EQ(scene.as_editor.send("PUT", poll, "{}").status, 405U);
    EXPECT_EQ(scene.as_editor.del(poll).status, 204U);
    EXPECT_EQ(scene.as_editor.get(poll + "?heard=0&wait=0").status, 404U);
}

TEST_P(CollabPolls, WhoMayNotEditIsDeniedAndWhoLosesTheRightHearsNothingMore) {
    WikiScene scene{host()};
    const auto page = scene.page("Rights", "Text.");
    auto stranger = scene.furnish.sign_in(scene.furnish.staff("Stan Stranger"));
    CollabClient denied{stranger, page, 4'010, "", editing_by_requests};
    EXPECT_FALSE(denied.open());
    EXPECT_TRUE(denied.was_denied());
    CollabClient owner{scene.as_owner, page, owners_editor};
    CollabClient editor{scene.as_editor, page, editors_editor, "", editing_by_requests};
    ASSERT_TRUE(owner.open() && editor.open());
    const auto member = "/api/v1/spaces/" + scene.space.text() + "/members/" + scene.editor.id.text();
    ASSERT_EQ(scene.as_owner.del(member).status, 200U);
    EXPECT_TRUE(editor.wait_until([&] { return editor.was_denied(); }, 1s));
    editor.write("Too late.");
    owner.write("Not for the editor.");
    ASSERT_TRUE(owner.wait_until_saved());
    const auto heard = editor.heard();
    EXPECT_FALSE(editor.wait_until([&] { return editor.heard() > heard; }, 300ms));
    EXPECT_FALSE(owner.text().contains("Too late."));
}

TEST_P(CollabPolls, SigningOutEndsItWithTheCodeOfAWebSocket) {
    WikiScene scene{host()};
    const auto page = scene.page("Signed out", "Text.");
    CollabClient editor{scene.as_editor, page, editors_editor, "", editing_by_requests};
    ASSERT_TRUE(editor.open());
    auto tab = scene.as_editor.tab();
    EXPECT_EQ(tab.del("/api/v1/session").status, 200U);
    EXPECT_FALSE(editor.wait_until([] { return false; }, 2s));
    EXPECT_THAT(editor.close_code(), testing::AnyOf(4401U, 401U));
}

TEST_P(CollabPolls, AnAttackEndsItAndOfOnePersonThereAreOnlySoMany) {
    WikiScene scene{host()};
    const auto page = scene.page("Limits", "Text.");
    CollabClient attacker{scene.as_editor, page, editors_editor, "", editing_by_requests};
    ASSERT_TRUE(attacker.open());
    attacker.send_update(std::array<std::uint8_t, 4>{1, 1, 5, 0});
    EXPECT_FALSE(attacker.wait_until_saved());
    EXPECT_EQ(attacker.close_code(), 1008U);
    for (std::size_t poll = 0; poll < host::PollDoor::most_of_person; ++poll)
        ASSERT_EQ(scene.as_owner.post("/collab/polls", nothing).status, 200U) << poll;
    EXPECT_EQ(scene.as_owner.post("/collab/polls", nothing).status, 503U);
    CollabClient other{scene.as_editor, page, 4'005, "", editing_by_requests};
    EXPECT_TRUE(other.open()) << "others have their own";
}

TEST(CollabPollsOfAServer, ThatStopsAreAnsweredAtOnce) {
    std::optional<kit::TestHost> host{std::in_place, kit::Backend::sqlite};
    WikiScene scene{*host};
    const auto page = scene.page("Stopping", "Text.");
    CollabClient editor{scene.as_editor, page, editors_editor, "", editing_by_requests};
    ASSERT_TRUE(editor.open());
    std::thread listener{[&] { EXPECT_FALSE(editor.wait_until([] { return false; }, 15s)); }};
    std::this_thread::sleep_for(200ms);
    const auto began = std::chrono::steady_clock::now();
    host.reset();
    EXPECT_LT(std::chrono::steady_clock::now() - began, 5s);
    listener.join();
    EXPECT_EQ(editor.close_code(), 1012U);
}

} // namespace folkmoot
