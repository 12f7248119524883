#include "api/wiki/commenting.hpp"
#include "kit/live_client.hpp"

namespace folkmoot { namespace {

using namespace std::chrono_literals;
using namespace api_tests;
using kit::LiveClient;
using kit::WikiScene;

FOLKMOOT_HOST_TEST(Comments);

TEST_P(Comments, AThreadOnWordsIsReadAnsweredResolvedAndOpenedAgain) {
    WikiScene scene{host()};
    const auto page = scene.page("Tides", "The tide turns twice a day.\n\nNobody knows why.");
    const auto first = comment(scene.as_editor, page,
        {{"text", "*Why* twice?"}, {"anchor", pointed_at(scene.as_editor, page, "twice a day")}});
    const auto thread = "/api/v1/comment-threads/" + first["thread"].get<std::string>();
    host().clock().advance(1s);
    made(scene.as_owner.post(thread + "/comments", {{"text", "The moon."}}));
    auto list = threads(scene.as_owner, page);
    ASSERT_EQ(list["items"].size(), 1U) << list;
    const auto& shown = list["items"][0];
    EXPECT_EQ(shown["anchor"]["fate"], "same");
    EXPECT_EQ(shown["anchor"]["ranges"][0]["words"], "twice a day");
    EXPECT_EQ(shown["anchor"]["ranges"][0]["start"], 15);
    ASSERT_EQ(shown["comments"].size(), 2U);
    EXPECT_EQ(shown["comments"][0]["html"], "<p class=\"fm-body\"><em>Why</em> twice?</p>\n");
    EXPECT_EQ(shown["comments"][0]["markdown"], "") << "only its author edits it";
    EXPECT_EQ(shown["comments"][1]["may_edit"], true);
    made(scene.as_editor.put(thread + "/resolution", json::object()));
    list = threads(scene.as_owner, page);
    EXPECT_EQ(list["items"].size(), 0U);
    EXPECT_EQ(list["resolved"], 1);
    EXPECT_EQ(threads(scene.as_owner, page, "resolved")["items"][0]["resolved"]["by"]["id"],
        scene.editor.id.text());
    made(scene.as_owner.del(thread + "/resolution"));
    EXPECT_EQ(threads(scene.as_owner, page)["open"], 1);
}

TEST_P(Comments, AnAnchorFollowsItsWordsAndSaysWhenTheyHaveGone) {
    WikiScene scene{host()};
    const auto page = scene.page("Tides", "The tide turns twice a day.\n\nNobody knows why.");
    for (const auto* words : {"twice a day", "Nobody knows why."})
        comment(scene.as_editor, page,
            {{"text", "Is that so?"}, {"anchor", pointed_at(scene.as_editor, page, words)}});
    made(scene.publish(
        scene.as_owner, page, "Tides", "# Water\n\nIt is said that the tide turns twice a day.", 1));
    std::map<std::string, std::string> fates;
    for (const auto& thread : threads(scene.as_owner, page)["items"])
        fates[thread["anchor"]["words"]] = thread["anchor"]["fate"];
    EXPECT_EQ(fates["twice a day"], "same");
    EXPECT_EQ(fates["Nobody knows why."], "gone");
}

TEST_P(Comments, WordsThatAreNotThereCannotBeCommentedOn) {
    WikiScene scene{host()};
    const auto page = scene.page("Tides", "The tide turns twice a day.");
    auto pointed = pointed_at(scene.as_editor, page, "twice a day");
    pointed["words"] = "thrice a day";
    const auto answer = scene.as_editor.post(comments_of(page), {{"text", "What?"}, {"anchor", pointed}});
    EXPECT_EQ(answer.status, 422U);
    EXPECT_TRUE(answer.body.contains("comments.words_not_there")) << answer.body;
    pointed["revision"] = 7;
    EXPECT_EQ(scene.as_editor.post(comments_of(page), {{"text", "What?"}, {"anchor", pointed}}).status, 422U);
}

TEST_P(Comments, AnAuthorEditsOnTopOfWhatTheyLastSawAndNobodyElseDoes) {
    WikiScene scene{host()};
    const auto page = scene.page("Tides", "Text.");
    const auto path =
        "/api/v1/comments/" + comment(scene.as_editor, page, {{"text", "Frist"}})["id"].get<std::string>();
    EXPECT_EQ(scene.as_editor.put(path, {{"text", "First"}}).status, 428U);
    made(scene.as_editor.put(path, {{"text", "First"}}, {{"If-Match", "\"1\""}}));
    EXPECT_EQ(scene.as_editor.put(path, {{"text", "Second"}}, {{"If-Match", "\"1\""}}).status, 412U);
    EXPECT_EQ(scene.as_owner.put(path, {{"text", "Mine"}}, {{"If-Match", "\"2\""}}).status, 403U);
    const auto shown = threads(scene.as_editor, page)["items"][0]["comments"][0];
    EXPECT_EQ(shown["markdown"], "First\n");
    EXPECT_TRUE(shown["edited"].get<bool>());
}

TEST_P(Comments, OnlyTheFirstOfTwoSubmissionsOfOneFormCounts) {
    WikiScene scene{host()};
    const auto page = scene.page("Tides", "Text.");
    const kit::Browser::Headers key{{"Idempotency-Key", "a-key-of-one-form"}};
    const auto once = scene.as_editor.post(comments_of(page), {{"text", "Once"}}, key);
    const auto again = scene.as_editor.post(comments_of(page), {{"text", "Once"}}, key);
    EXPECT_EQ(once.json()["id"], again.json()["id"]) << again.body;
    EXPECT_EQ(threads(scene.as_editor, page)["open"], 1);
}

TEST_P(Comments, WhatIsNoCommentIsRefusedWithTheReason) {
    WikiScene scene{host()};
    const auto page = scene.page("Tides", "Text."), draft = scene.page("Never published");
    const auto refused = [&](const json& text, const char* code) {
        const auto answer = scene.as_editor.post(comments_of(page), {{"text", text}});
        EXPECT_EQ(answer.status, 422U) << answer.body;
        EXPECT_TRUE(answer.body.contains(code)) << answer.body;
    };
    refused(" \n ", "comments.text_empty");
    refused("| A |\n|---|\n| b |", "comments.only_words");
    refused(std::string(10'001, 'a'), "field.");
    EXPECT_EQ(scene.as_owner.post(comments_of(draft), {{"text", "Early"}}).status, 403U);
    EXPECT_EQ(scene.as_editor.get("/api/v1/objects/" + scene.space.text() + "/comments").status, 404U);
    const auto heading = comment(scene.as_editor, page, {{"text", "# Loud"}})["thread"].get<std::string>();
    EXPECT_EQ(scene.as_editor.get("/api/v1/comment-threads/" + heading).json()["comments"][0]["html"],
        "<p class=\"fm-body\"><strong>Loud</strong></p>\n");
}

TEST_P(Comments, InABlindCommunityRivalsSeeNothingOfEachOther) {
    Community scene{host()};
    const auto of_acme = comment(scene.as_acme, scene.page, {{"text", "Acme thinks otherwise"}});
    const auto of_bolt = comment(scene.as_bolt, scene.page, {{"text", "Bolt agrees"}});
    for (auto* rival : {&scene.as_acme, &scene.as_bolt}) {
        const auto list = threads(*rival, scene.page);
        ASSERT_EQ(list["items"].size(), 1U) << list;
        EXPECT_EQ(list["open"], 1) << "nothing counts what others do";
        EXPECT_EQ(list["items"][0]["comments"][0]["may_edit"], true);
    }
    EXPECT_EQ(threads(scene.as_member, scene.page)["open"], 2);
    const auto thread = "/api/v1/comment-threads/" + of_acme["thread"].get<std::string>();
    const auto path = "/api/v1/comments/" + of_acme["id"].get<std::string>();
    EXPECT_EQ(scene.as_bolt.get(thread).status, 404U);
    EXPECT_EQ(scene.as_bolt.get(thread + "/comments").status, 404U);
    EXPECT_EQ(scene.as_bolt.post(thread + "/comments", {{"text", "Hello"}}).status, 404U);
    EXPECT_EQ(scene.as_bolt.put(thread + "/resolution", json::object()).status, 404U);
    EXPECT_EQ(scene.as_bolt.get(path).status, 404U);
    EXPECT_EQ(scene.as_bolt.del(path).status, 404U);
    EXPECT_EQ(
        scene.as_bolt.get("/api/v1/objects/" + of_acme["id"].get<std::string>() + "/revisions").status, 404U);
    EXPECT_EQ(scene.as_bolt.get(kit::page_path(scene.page)).header("ETag"),
        scene.as_bolt.get(kit::page_path(scene.page)).header("ETag"));
}

TEST_P(Comments, StaffSayWhoWillReadThemAndAnAnswerNeverReachesMoreThanItsThread) {
    Community scene{host()};
    const auto unsaid = scene.as_owner.post(comments_of(scene.page), {{"text", "For whom?"}});
    EXPECT_TRUE(unsaid.body.contains("comments.choose_readers")) << unsaid.body;
    comment(scene.as_owner, scene.page, {{"text", "Between us"}, {"audience", "staff"}});
    const auto open =
        comment(scene.as_owner, scene.page, {{"text", "What do you all think?"}, {"audience", "everyone"}});
    const auto thread = "/api/v1/comment-threads/" + open["thread"].get<std::string>();
    host().clock().advance(1s);
    made(scene.as_acme.post(thread + "/comments", {{"text", "In private: no"}}));
    EXPECT_EQ(scene.as_bolt.get(thread).json()["comments"].size(), 1U);
    EXPECT_EQ(scene.as_acme.get(thread).json()["comments"].size(), 2U);
    EXPECT_EQ(threads(scene.as_bolt, scene.page)["open"], 1) << "nor what staff say between themselves";
    const auto of_acme = comment(scene.as_acme, scene.page, {{"text", "A point"}});
    const auto private_thread = "/api/v1/comment-threads/" + of_acme["thread"].get<std::string>();
    const json to_all{{"text", "Everybody, look"}, {"audience", "everyone"}};
    EXPECT_TRUE(
        scene.as_owner.post(private_thread + "/comments", to_all).body.contains("comments.readers_invalid"));
    const json to_bolt{{"text", "Bolt"}, {"audience", "lane"}, {"lane", scene.lane_bolt.text()}};
    EXPECT_TRUE(
        scene.as_owner.post(private_thread + "/comments", to_bolt).body.contains("comments.readers_invalid"));
    made(scene.as_owner.post(private_thread + "/comments",
        {{"text", "Thanks"}, {"audience", "lane"}, {"lane", scene.lane_acme.text()}}));
    EXPECT_EQ(scene.as_acme.post(comments_of(scene.page), {{"text", "All"}, {"audience", "everyone"}}).status,
        422U);
}

TEST_P(Comments, NobodyIsMentionedWhoCannotReadIt) {
    Community scene{host()};
    const auto naming = [](const kit::Account& who) {
        return "Ask :mention[them]{id=" + std::to_string(who.id.value()) + "}";
    };
    const auto outside = scene.as_acme.post(comments_of(scene.page), {{"text", naming(scene.bolt)}});
    EXPECT_TRUE(outside.body.contains("comments.mention_outside")) << outside.body;
    const auto inside = comment(scene.as_acme, scene.page, {{"text", naming(scene.member)}});
    EXPECT_TRUE(scene.as_member.get("/api/v1/comment-threads/" + inside["thread"].get<std::string>())
            .json()["comments"][0]["html"]
            .get<std::string>()
            .contains("/people/" + scene.member.id.text()));
}

TEST_P(Comments, WhoeverMayEditThePageDeletesAndWhatOthersAnsweredStays) {
    Community scene{host()};
    const auto first = comment(scene.as_acme, scene.page, {{"text", "Rude words"}});
    const auto thread = "/api/v1/comment-threads/" + first["thread"].get<std::string>();
    host().clock().advance(1s);
    made(scene.as_owner.post(
        thread + "/comments", {{"text", "Please"}, {"audience", "lane"}, {"lane", scene.lane_acme.text()}}));
    const auto id = first["id"].get<std::string>();
    EXPECT_EQ(scene.as_acme.del("/api/v1/objects/" + id).status, 403U) << "the way of pages is not theirs";
    made(scene.as_member.del("/api/v1/comments/" + id));
    const auto left = scene.as_acme.get(thread).json();
    EXPECT_EQ(left["comments"].size(), 1U);
    EXPECT_TRUE(left["beheaded"].get<bool>());
    const auto lines = host().read([&](ReadTx& tx) {
        return tx.value<std::int64_t>(
            "select count(*) from audit_line where action = 'core.comment_removed' and "
            "object = :id",
            bind("id", *ObjectId::parse(id)));
    });
    EXPECT_EQ(lines, 1);
    EXPECT_TRUE(scene.as_member.get("/api/v1/spaces/" + scene.space.text() + "/bin").body.contains(id));
    made(scene.as_member.post("/api/v1/objects/" + id + "/restoration", json::object()));
    EXPECT_EQ(scene.as_acme.get(thread).json()["comments"].size(), 2U);
}

TEST_P(Comments, GoToTheBinWithTheirPageAndComeBackWithIt) {
    WikiScene scene{host()};
    const auto page = scene.page("Tides", "The zephyrine tide.");
    const auto stays = comment(scene.as_editor, page, {{"text", "Stays"}})["id"].get<std::string>();
    const auto goes = comment(scene.as_editor, page, {{"text", "Goes"}})["id"].get<std::string>();
    made(scene.as_editor.del("/api/v1/comments/" + goes));
    host().clock().advance(1s);
    made(scene.as_owner.del("/api/v1/objects/" + page));
    const auto bin = scene.as_owner.get("/api/v1/spaces/" + scene.space.text() + "/bin").body;
    EXPECT_TRUE(bin.contains(page));
    EXPECT_FALSE(bin.contains(stays)) << "the page stands for them";
    const auto early = scene.as_owner.post("/api/v1/objects/" + stays + "/restoration", json::object());
    EXPECT_EQ(early.code(), "objects.holder_in_bin") << early.body;
    made(scene.as_owner.post("/api/v1/objects/" + page + "/restoration", json::object()));
    const auto list = threads(scene.as_editor, page);
    ASSERT_EQ(list["items"].size(), 1U) << list;
    EXPECT_EQ(list["items"][0]["comments"][0]["id"], stays);
}

TEST_P(Comments, AreRestrictedAndMovedWithTheirPage) {
    WikiScene scene{host()};
    const auto page = scene.page("Tides", "Text."), above = scene.page("Above", "Text.");
    const auto id = comment(scene.as_owner, page, {{"text", "The xanthic point"}})["id"].get<std::string>();
    ASSERT_EQ(scene.as_editor.get("/api/v1/comments/" + id).status, 200U);
    ASSERT_EQ(
        scene.as_owner
            .put("/api/v1/objects/" + above + "/restriction",
                {{"inherit", false}, {"people", {{{"person", scene.owner.id.text()}, {"role", "owner"}}}},
                    {"groups", json::array()}})
            .status,
        200U);
    made(scene.as_owner.put(kit::page_path(page, "/place"), {{"parent", above}, {"before", nullptr}}));
    EXPECT_EQ(scene.as_editor.get("/api/v1/comments/" + id).status, 404U);
    EXPECT_EQ(scene.as_editor.get("/api/v1/objects/" + id).status, 404U);
    EXPECT_TRUE(
        kit::soon([&] { return !scene.as_editor.get("/api/v1/search?q=xanthic").body.contains(id); }));
    EXPECT_EQ(threads(scene.as_owner, page)["open"], 1);
    made(scene.as_owner.put(kit::page_path(page, "/place"), {{"parent", nullptr}, {"before", nullptr}}));
    EXPECT_EQ(scene.as_editor.get("/api/v1/comments/" + id).status, 200U);
}

TEST_P(Comments, WithRulesOfTheirOwnKeepThemWhenTheirPageMoves) {
    WikiScene scene{host()};
    const auto page = scene.page("Tides", "Text."), above = scene.page("Above", "Text.");
    const json only_owner{{"inherit", false},
        {"people", {{{"person", scene.owner.id.text()}, {"role", "owner"}}}}, {"groups", json::array()}};
    const auto id = comment(scene.as_owner, page, {{"text", "Between us"}})["id"].get<std::string>();
    made(scene.as_owner.put("/api/v1/objects/" + id + "/restriction", only_owner));
    ASSERT_EQ(scene.as_editor.get("/api/v1/comments/" + id).status, 404U);
    made(scene.as_owner.put("/api/v1/objects/" + above + "/restriction", only_owner));
    for (const json& parent : {json(above), json(nullptr)}) {
        made(scene.as_owner.put(kit::page_path(page, "/place"), {{"parent", parent}, {"before", nullptr}}));
        EXPECT_EQ(scene.as_editor.get("/api/v1/comments/" + id).status, 404U) << parent;
        EXPECT_EQ(scene.as_owner.get("/api/v1/comments/" + id).status, 200U) << parent;
    }
}

TEST_P(Comments, AreFoundByTheirWordsByWhoeverSeesThem) {
    Community scene{host()};
    const auto id =
        comment(scene.as_acme, scene.page, {{"text", "A vermilion objection"}})["id"].get<std::string>();
    const auto finds = [&](kit::Browser& who) { return who.get("/api/v1/search?q=vermilion").body; };
    ASSERT_TRUE(kit::soon([&] { return finds(scene.as_member).contains(id); }));
    EXPECT_TRUE(finds(scene.as_member).contains("/comments/" + id)) << "and leads there";
    EXPECT_TRUE(finds(scene.as_acme).contains(id));
    EXPECT_FALSE(finds(scene.as_bolt).contains(id));
    EXPECT_EQ(scene.as_acme.get("/api/v1/comments/" + id).json()["about"]["id"], scene.page);
    made(scene.as_acme.put(
        "/api/v1/comments/" + id, {{"text", "A viridian objection"}}, {{"If-Match", "\"1\""}}));
    EXPECT_TRUE(kit::soon([&] { return !finds(scene.as_member).contains(id); }));
}

TEST_P(Comments, ReachWhoeverHasThePageOpenAndMaySeeThemAndNobodyElse) {
    Community scene{host()};
    host().settle();
    LiveClient acme{scene.as_acme}, bolt{scene.as_bolt};
    const auto follow = [&](LiveClient& client, kit::Browser& browser) {
        const auto ticket = browser.post("/api/v1/live-ticket", json::object()).json()["ticket"];
        client.send({{"type", "open"}, {"ticket", ticket}});
        client.send({{"type", "subscribe"}, {"topic", "object:" + scene.page}});
        ASSERT_EQ(client.receive(10s).value("type", ""), "subscribed");
    };
    follow(acme, scene.as_acme);
    follow(bolt, scene.as_bolt);
    const auto first = comment(scene.as_acme, scene.page, {{"text", "Secret words"}});
    const auto event = acme.receive(10s);
    EXPECT_EQ(event.value("name", ""), "core.comment_made") << event;
    EXPECT_EQ(event.value("object", ""), scene.page);
    EXPECT_FALSE(event.dump().contains("Secret"));
    comment(scene.as_owner, scene.page, {{"text", "To all"}, {"audience", "everyone"}});
    const auto next = bolt.receive(10s);
    EXPECT_EQ(next.value("name", ""), "core.comment_made") << next;
    const auto more = bolt.receive(200ms);
    EXPECT_TRUE(more.is_null()) << "Bolt hears of the one comment that is for everyone: " << more;
}

TEST_P(Comments, OfAFrozenSpaceAreReadAndNotWritten) {
    WikiScene scene{host()};
    const auto page = scene.page("Tides", "Text.");
    const auto id = comment(scene.as_editor, page, {{"text", "Before"}})["id"].get<std::string>();
    host().write([&](WriteTx& tx) {
        access::set_state(tx, scene.furnish.viewer(scene.owner), scene.space, access::SpaceState::frozen);
    });
    const auto list = threads(scene.as_editor, page);
    EXPECT_EQ(list["open"], 1);
    EXPECT_FALSE(list["may_comment"].get<bool>());
    EXPECT_EQ(scene.as_editor.post(comments_of(page), {{"text", "After"}}).status, 403U);
    EXPECT_EQ(scene.as_editor.del("/api/v1/comments/" + id).status, 403U);
}

TEST_P(Comments, OnAPublicPageAreForTheStaffOfTheSpace) {
    kit::Furnish furnish{host()};
    const auto owner = furnish.staff("Olwen Owner");
    const auto space = furnish.space(access::SpaceKind::public_space, owner);
    const auto wiki = furnish.wiki(space, owner);
    const auto editor = furnish.staff("Edith Editor");
    furnish.role(editor, "member", space);
    auto as_owner = furnish.sign_in(owner), as_editor = furnish.sign_in(editor);
    const auto page =
        made(as_owner.post("/api/v1/wiki/pages", {{"component", wiki.text()}, {"title", "Open"}}))["id"]
            .get<std::string>();
    made(kit::publish_together(
        as_owner, as_editor, page, {{"title", "Open"}, {"markdown", "Text."}, {"base_revision", 0}}));
    comment(as_owner, page, {{"text", "Not for the public"}});
    auto visitor = furnish.visitor();
    const auto seen = visitor.get(comments_of(page));
    EXPECT_FALSE(seen.body.contains("Not for the public")) << seen.body;
    EXPECT_EQ(threads(as_owner, page)["items"][0]["comments"][0]["readers"]["audience"], "staff");
}

TEST_P(Comments, AreExportedBehindTheTextForWhoeverSeesThem) {
    Community scene{host()};
    comment(scene.as_acme, scene.page, {{"text", "Only *we* say so"}});
    comment(scene.as_bolt, scene.page, {{"text", "And others do not"}});
    const auto exported = [&](kit::Browser& who, const std::string& rest) {
        return who.get(kit::object_path(scene.page, "/export?format=" + rest)).body;
    };
    EXPECT_FALSE(exported(scene.as_acme, "markdown").contains("Only _we_ say so")) << "unless asked for";
    const auto of_acme = exported(scene.as_acme, "markdown&comments=true");
    EXPECT_TRUE(of_acme.contains("Only _we_ say so")) << of_acme;
    EXPECT_TRUE(of_acme.contains("Ann of Acme")) << of_acme;
    EXPECT_FALSE(of_acme.contains("And others")) << of_acme;
    const auto of_staff = exported(scene.as_member, "html&comments=true");
    EXPECT_TRUE(of_staff.contains("Only <em>we</em> say so")) << of_staff;
    EXPECT_TRUE(of_staff.contains(" and the department)")) << of_staff;
    EXPECT_TRUE(of_staff.contains("And others")) << of_staff;
}

TEST_P(Comments, ManyAreListedAPageAtATime) {
    WikiScene scene{host()};
    const auto page = scene.page("Tides", "Text.");
    for (int i = 0; i < 23; ++i)
        comment(scene.as_editor, page, {{"text", "Comment " + std::to_string(i)}});
    const auto first = threads(scene.as_owner, page);
    EXPECT_EQ(first["items"].size(), 20U);
    EXPECT_EQ(first["open"], 23);
    const auto rest =
        scene.as_owner.get(comments_of(page) + "?after=" + first["next"].get<std::string>()).json();
    EXPECT_EQ(rest["items"].size(), 3U);
    EXPECT_EQ(rest["next"], "");
    EXPECT_EQ(
        scene.as_editor.get(comments_of(page) + "?after=" + first["next"].get<std::string>()).status, 422U)
        << "a place is sealed for one viewer";
}

TEST_P(Comments, CallAGuestsSideByTheNameThatTheGuestKnowsAlsoWhereNothingMayBeSaid) {
    Community scene{host()};
    const auto body = scene.furnish.organisation("Harbour Works");
    const auto ivy = scene.furnish.guest("Ivy Inside", scene.owner, std::chrono::hours{720}, body);
    scene.furnish.role(ivy, "reader", scene.space);
    const auto lane = scene.furnish.lane(scene.space, "Awkward objectors", {ivy});
    made(scene.as_owner.post(
        comments_of(scene.page), {{"text", "For your side"}, {"audience", "lane"}, {"lane", lane.text()}}));
    auto as_ivy = scene.furnish.sign_in(ivy);
    const auto seen = threads(as_ivy, scene.page);
    ASSERT_EQ(seen["items"].size(), 1U);
    EXPECT_FALSE(seen.dump().contains("Awkward")) << "what staff call them is the staff's affair";
}

}} // namespace folkmoot
