// Whom a comment concerns, and who hears of it.
#include "api/wiki/commenting.hpp"

namespace folkmoot { namespace {

using namespace std::chrono_literals;
using namespace api_tests;
using kit::Community;
using kit::WikiScene;

FOLKMOOT_HOST_TEST(CommentNews);

json said_to(kit::Browser& who) {
    const auto answer = who.get("/api/v1/home");
    EXPECT_EQ(answer.status, 200U) << answer.body;
    return answer.json()["said_to_you"]["items"];
}

std::string thread_of(const json& made) {
    return "/api/v1/comment-threads/" + made["thread"].get<std::string>();
}

std::string naming(const kit::Account& who) {
    return ":mention[them]{id=" + std::to_string(who.id.value()) + "}";
}

TEST_P(CommentNews, TheAuthorThoseInTheThreadTheMentionedAndWatchersAreToldOnceEach) {
    WikiScene scene{host()};
    const auto page = scene.page("Tides", "Text.");
    const auto watcher = scene.furnish.staff("Wynn Watcher"), named = scene.furnish.staff("Nia Named"),
               other = scene.furnish.staff("Owain Other");
    for (const auto& one : {watcher, named, other})
        scene.furnish.role(one, "member", scene.space);
    auto as_watcher = scene.furnish.sign_in(watcher), as_named = scene.furnish.sign_in(named),
         as_other = scene.furnish.sign_in(other);
    made(as_watcher.put("/api/v1/objects/" + page + "/watch", json::object()));
    host().clock().advance(1s);
    const auto first = comment(scene.as_editor, page, {{"text", "Ask " + naming(named)}});
    EXPECT_EQ(said_to(scene.as_owner).at(0)["why"], "own");
    EXPECT_EQ(said_to(as_watcher).at(0)["why"], "watched");
    EXPECT_EQ(said_to(as_watcher), as_watcher.get("/api/v1/comment-news").json()["items"]);
    EXPECT_EQ(said_to(as_named).at(0)["why"], "mentioned");
    EXPECT_EQ(said_to(as_named).at(0)["about"]["title"], "Tides");
    EXPECT_EQ(said_to(as_other).size(), 0U) << "it does not concern them";
    EXPECT_EQ(said_to(scene.as_editor).size(), 0U) << "nor does one's own word oneself";
    host().clock().advance(1s);
    made(scene.as_owner.post(thread_of(first) + "/comments", {{"text", "Asked"}}));
    EXPECT_EQ(said_to(scene.as_editor).at(0)["why"], "answered");
    EXPECT_EQ(said_to(as_named).size(), 1U);
}

TEST_P(CommentNews, GoOnceTheirPageIsOpenedTheirThreadResolvedOrTheyAreDeleted) {
    WikiScene scene{host()};
    const auto page = scene.page("Tides", "Text."), other = scene.page("Other", "Text.");
    host().clock().advance(1s);
    const auto first = comment(scene.as_editor, page, {{"text", "One"}});
    const auto second = comment(scene.as_editor, other, {{"text", "Two"}});
    EXPECT_EQ(said_to(scene.as_owner).size(), 2U);
    made(scene.as_editor.put(thread_of(second) + "/resolution", json::object()));
    EXPECT_EQ(said_to(scene.as_owner).size(), 1U);
    made(scene.as_editor.del(thread_of(second) + "/resolution"));
    made(scene.as_editor.del("/api/v1/comments/" + second["id"].get<std::string>()));
    EXPECT_EQ(said_to(scene.as_owner).at(0)["comment"], first["id"]);
    host().clock().advance(1s);
    EXPECT_EQ(scene.as_owner.get(kit::page_path(page)).status, 200U);
    EXPECT_TRUE(kit::soon([&] { return said_to(scene.as_owner).empty(); }));
}

TEST_P(CommentNews, OfAMutedPageIsOnlyWhatNamesOne) {
    WikiScene scene{host()};
    const auto page = scene.page("Tides", "Text.");
    host().write([&](WriteTx& tx) {
        tx.run("insert into watch (person, object, level, created) values (:person, :object, 'mute', :now)",
            bind("person", scene.owner.id), bind("object", *ObjectId::parse(page)), bind("now", tx.now()));
    });
    host().clock().advance(1s);
    comment(scene.as_editor, page, {{"text", "Nothing for you"}});
    EXPECT_EQ(said_to(scene.as_owner).size(), 0U);
    comment(scene.as_editor, page, {{"text", "But this, " + naming(scene.owner)}});
    EXPECT_EQ(said_to(scene.as_owner).size(), 1U);
}

TEST_P(CommentNews, ReachNobodyWhoMayNotReadTheComment) {
    Community scene{host()};
    for (auto* who : {&scene.as_acme, &scene.as_bolt, &scene.as_member})
        made(who->put("/api/v1/objects/" + scene.page + "/watch", json::object()));
    host().clock().advance(1s);
    const auto open =
        comment(scene.as_owner, scene.page, {{"text", "What do you think?"}, {"audience", "everyone"}});
    host().clock().advance(1s);
    made(scene.as_acme.post(thread_of(open) + "/comments", {{"text", "Acme says no"}}));
    made(scene.as_bolt.post(thread_of(open) + "/comments", {{"text", "Bolt says yes"}}));
    comment(scene.as_owner, scene.page, {{"text", "Between us"}, {"audience", "staff"}});
    const auto told = [](kit::Browser& who) { return said_to(who).dump(); };
    EXPECT_TRUE(told(scene.as_member).contains("Acme says no"));
    EXPECT_TRUE(told(scene.as_member).contains("Bolt says yes"));
    EXPECT_TRUE(told(scene.as_acme).contains("What do you think?"));
    EXPECT_FALSE(told(scene.as_acme).contains("Bolt")) << told(scene.as_acme);
    EXPECT_FALSE(told(scene.as_bolt).contains("Acme")) << told(scene.as_bolt);
    for (auto* guest : {&scene.as_acme, &scene.as_bolt}) {
        EXPECT_FALSE(told(*guest).contains("Between us"));
        EXPECT_EQ(said_to(*guest).size(), 1U) << "nothing counts what others do";
    }
}

TEST_P(CommentNews, OfASpaceTellOfPrivateCommentsThoseWhoReadThem) {
    Community scene{host()};
    const auto heard = [&](kit::Browser& who) {
        const auto news = who.get("/api/v1/spaces/" + scene.space.text() + "/news").json()["items"];
        return std::ranges::count(
            news, "core.comment_made", [](const json& item) { return item["name"].get<std::string>(); });
    };
    comment(scene.as_acme, scene.page, {{"text", "Ours"}});
    const auto gone = comment(scene.as_owner, scene.page, {{"text", "Staff"}, {"audience", "staff"}});
    EXPECT_TRUE(kit::soon([&] { return heard(scene.as_member) == 2; }));
    EXPECT_EQ(heard(scene.as_acme), 1);
    EXPECT_EQ(heard(scene.as_bolt), 0);
    made(scene.as_owner.del("/api/v1/comments/" + gone["id"].get<std::string>()));
    EXPECT_EQ(heard(scene.as_member), 1);
}

}} // namespace folkmoot
