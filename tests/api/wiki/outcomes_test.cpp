#include "api/wiki/commenting.hpp"

namespace folkmoot { namespace {

using namespace std::chrono_literals;
using namespace api_tests;
using kit::WikiScene;

FOLKMOOT_HOST_TEST(Outcomes);

std::string outcome_of(const std::string& comment) {
    return "/api/v1/comments/" + comment + "/outcome";
}

json points(kit::Browser& who, const std::string& page) {
    return made(who.get("/api/v1/objects/" + page + "/points"));
}

json decision(const std::string& verdict, const std::string& why, const json& changed = json::array()) {
    return {{"verdict", verdict}, {"text", why}, {"changed", changed}};
}

std::string point(kit::Browser& who, const std::string& page, const json& said) {
    return comment(who, page, said)["id"].get<std::string>();
}

TEST_P(Outcomes, AreLinkedToTheParagraphThatChangedWithTheSentencesBeforeAndAfter) {
    WikiScene scene{host()};
    const auto page = scene.page("Tides", "The tide turns. It turns twice a day.\n\nNobody knows why.");
    const auto id = point(scene.as_editor, page,
        {{"text", "It is not quite twice"}, {"anchor", pointed_at(scene.as_editor, page, "twice a day")}});
    const auto block = pointed_at(scene.as_editor, page, "twice a day")["block"];
    const auto same = scene.as_owner.put(outcome_of(id), decision("accepted", "", json::array({block})));
    EXPECT_TRUE(same.body.contains("outcomes.says_the_same")) << same.body;
    made(scene.publish(scene.as_owner, page, "Tides",
        "The tide turns. It turns about twice a day.\n\nNobody knows why.", 1));
    made(scene.publish(
        scene.as_owner, page, "Tides", "The tide turns. It turns about twice a day.\n\nSome know why.", 2));
    const auto changed = made(scene.as_owner.get("/api/v1/comments/" + id + "/changed-passages"))["items"];
    ASSERT_EQ(changed.size(), 2U) << changed;
    EXPECT_EQ(changed[0]["block"], block);
    EXPECT_EQ(changed[0]["before"], "It turns twice a day.");
    EXPECT_EQ(changed[0]["after"], "It turns about twice a day.");
    made(scene.as_owner.put(outcome_of(id), decision("accepted", "You are *right*.", json::array({block}))));
    const auto own = points(scene.as_editor, page);
    EXPECT_EQ(own["points"], 1);
    EXPECT_EQ(own["decided"], 1);
    const auto outcome = own["items"][0]["outcome"];
    EXPECT_EQ(outcome["verdict"], "accepted");
    EXPECT_EQ(outcome["html"], "<p class=\"fm-body\">You are <em>right</em>.</p>\n");
    EXPECT_EQ(outcome["owner"]["id"], scene.owner.id.text());
    EXPECT_EQ(outcome["changed"][0]["revision"], 2) << "not the one after it";
    EXPECT_EQ(outcome["changed"][0]["before"], "It turns twice a day.");
    EXPECT_EQ(outcome["changed"][0]["after"], "It turns about twice a day.");
    const auto links = host().read([&](ReadTx& tx) {
        return tx.values<std::int64_t>(
            "select coalesce(to_revision, 0) from link where from_object = :id order by kind",
            bind("id", *ObjectId::parse(outcome["id"].get<std::string>())));
    });
    EXPECT_EQ(links, (std::vector<std::int64_t>{2, 0})) << "what it changed, and what it decided";
    const auto backlinks = scene.as_owner.get(kit::page_path(page, "/links")).body;
    EXPECT_FALSE(backlinks.contains("core.outcome")) << "the trace is no link between pages";
}

TEST_P(Outcomes, CanBeDecidedOtherwiseAndWhatWasDecidedBeforeStays) {
    WikiScene scene{host()};
    const auto page = scene.page("Tides", "Text.");
    const auto id = point(scene.as_editor, page, {{"text", "A point"}});
    made(scene.as_owner.put(outcome_of(id), decision("partly", "Half of it.")));
    EXPECT_EQ(scene.as_owner.put(outcome_of(id), decision("accepted", "")).status, 428U);
    made(scene.as_owner.put(
        outcome_of(id), decision("not_accepted", "On reflection, no."), {{"If-Match", "\"1\""}}));
    EXPECT_EQ(
        scene.as_owner.put(outcome_of(id), decision("accepted", ""), {{"If-Match", "\"1\""}}).status, 412U);
    auto history = made(scene.as_editor.get(outcome_of(id)));
    EXPECT_EQ(history["outcome"]["verdict"], "not_accepted");
    ASSERT_EQ(history["earlier"].size(), 1U);
    EXPECT_EQ(history["earlier"][0]["verdict"], "partly");
    made(scene.as_owner.del(outcome_of(id)));
    EXPECT_TRUE(points(scene.as_editor, page)["items"][0]["outcome"].is_null());
    EXPECT_TRUE(made(scene.as_editor.get(outcome_of(id)))["outcome"].is_null());
    made(scene.as_owner.put(outcome_of(id), decision("accepted", "")));
    history = made(scene.as_editor.get(outcome_of(id)));
    EXPECT_EQ(history["outcome"]["verdict"], "accepted");
    EXPECT_EQ(history["earlier"].size(), 2U) << "its history came back with it";
    const auto lines = host().read([&](ReadTx& tx) {
        return tx.value<std::int64_t>(
            "select count(*) from audit_line where object = :id and action like 'core.outcome%'",
            bind("id", *ObjectId::parse(id)));
    });
    EXPECT_EQ(lines, 4);
}

TEST_P(Outcomes, AreForTheEyesOfThePoint) {
    Community scene{host()};
    const auto of_acme = point(scene.as_acme, scene.page, {{"text", "Acme thinks otherwise"}});
    point(scene.as_bolt, scene.page, {{"text", "Bolt agrees"}});
    const auto outcome =
        made(scene.as_member.put(outcome_of(of_acme), decision("not_accepted", "A vermilion reason")))["id"]
            .get<std::string>();
    EXPECT_EQ(points(scene.as_acme, scene.page)["items"][0]["outcome"]["verdict"], "not_accepted");
    const auto of_bolt = points(scene.as_bolt, scene.page);
    EXPECT_EQ(of_bolt["points"], 1) << "only their own";
    EXPECT_EQ(of_bolt["decided"], 0);
    EXPECT_EQ(scene.as_bolt.get(outcome_of(of_acme)).status, 404U);
    EXPECT_EQ(scene.as_bolt.get("/api/v1/objects/" + outcome).status, 404U);
    EXPECT_EQ(scene.as_bolt.get("/api/v1/objects/" + outcome + "/revisions").status, 404U);
    const auto finds = [](kit::Browser& who) { return who.get("/api/v1/search?q=vermilion").body; };
    EXPECT_TRUE(kit::soon([&] { return finds(scene.as_acme).contains(of_acme); })) << "found by its reason";
    EXPECT_FALSE(finds(scene.as_bolt).contains(of_acme));
}

TEST_P(Outcomes, AreForEditorsToDecideAndOfPointsOnly) {
    Community scene{host()};
    const auto first = comment(scene.as_acme, scene.page, {{"text", "A point"}});
    const auto id = first["id"].get<std::string>();
    EXPECT_EQ(scene.as_acme.put(outcome_of(id), decision("accepted", "")).status, 403U) << "not of one's own";
    EXPECT_EQ(scene.as_acme.get("/api/v1/comments/" + id + "/changed-passages").status, 403U);
    host().clock().advance(1s);
    const auto thanks = made(
        scene.as_owner.post("/api/v1/comment-threads/" + first["thread"].get<std::string>() + "/comments",
            {{"text", "Thanks"}, {"audience", "lane"}, {"lane", scene.lane_acme.text()}}))["id"];
    EXPECT_EQ(scene.as_owner.put(outcome_of(thanks), decision("accepted", "")).code(), "outcomes.no_point");
    const auto open =
        comment(scene.as_owner, scene.page, {{"text", "What do you think?"}, {"audience", "everyone"}});
    host().clock().advance(1s);
    const auto private_reply =
        made(scene.as_bolt.post("/api/v1/comment-threads/" + open["thread"].get<std::string>() + "/comments",
            {{"text", "Less of it"}}))["id"];
    made(scene.as_owner.put(outcome_of(private_reply), decision("accepted", "")));
    EXPECT_EQ(points(scene.as_bolt, scene.page)["decided"], 1) << "an answer in private is a point";
    const auto unsaid = scene.as_owner.put(outcome_of(id), decision("partly", " "));
    EXPECT_TRUE(unsaid.body.contains("outcomes.reason_missing")) << unsaid.body;
    const auto naming = ":mention[her]{id=" + std::to_string(scene.member.id.value()) + "}";
    EXPECT_TRUE(
        scene.as_owner.put(outcome_of(id), decision("partly", naming)).body.contains("outcomes.no_mentions"));
}

TEST_P(Outcomes, GoWithTheirCommentAndTheirPageAndComeBackWithThem) {
    WikiScene scene{host()};
    const auto page = scene.page("Tides", "Text.");
    const auto id = point(scene.as_editor, page, {{"text", "A point"}});
    const auto outcome =
        made(scene.as_owner.put(outcome_of(id), decision("partly", "Half.")))["id"].get<std::string>();
    const auto bin = [&] { return scene.as_owner.get("/api/v1/spaces/" + scene.space.text() + "/bin").body; };
    const auto decided = [&] { return points(scene.as_editor, page)["decided"]; };
    made(scene.as_editor.del("/api/v1/comments/" + id));
    EXPECT_EQ(scene.as_editor.get("/api/v1/objects/" + outcome).json()["object"].is_null(), false);
    EXPECT_EQ(decided(), 0);
    EXPECT_FALSE(bin().contains(outcome)) << "the comment stands for it";
    made(scene.as_owner.post("/api/v1/objects/" + id + "/restoration", json::object()));
    EXPECT_EQ(decided(), 1);
    host().clock().advance(1s);
    made(scene.as_owner.del("/api/v1/objects/" + page));
    EXPECT_FALSE(bin().contains(outcome));
    made(scene.as_owner.post("/api/v1/objects/" + page + "/restoration", json::object()));
    EXPECT_EQ(decided(), 1);
}

TEST_P(Outcomes, AreRestrictedAndMovedWithTheirPage) {
    WikiScene scene{host()};
    const auto page = scene.page("Tides", "Text."), above = scene.page("Above", "Text.");
    const auto id = point(scene.as_owner, page, {{"text", "A point"}});
    const auto outcome =
        made(scene.as_owner.put(outcome_of(id), decision("partly", "Half.")))["id"].get<std::string>();
    const auto seen = [&] { return scene.as_editor.get("/api/v1/objects/" + outcome).status; };
    ASSERT_EQ(seen(), 200U);
    const json only_owner{{"inherit", false},
        {"people", {{{"person", scene.owner.id.text()}, {"role", "owner"}}}}, {"groups", json::array()}};
    made(scene.as_owner.put("/api/v1/objects/" + above + "/restriction", only_owner));
    made(scene.as_owner.put(kit::page_path(page, "/place"), {{"parent", above}, {"before", nullptr}}));
    EXPECT_EQ(seen(), 404U);
    made(scene.as_owner.put(kit::page_path(page, "/place"), {{"parent", nullptr}, {"before", nullptr}}));
    EXPECT_EQ(seen(), 200U);
    made(scene.as_owner.put("/api/v1/objects/" + id + "/restriction", only_owner));
    EXPECT_EQ(seen(), 404U) << "and with their comment";
}

TEST_P(Outcomes, LeaveThePageWithItsCommentsAndStandBehindThemInAnExport) {
    WikiScene scene{host()};
    const auto page = scene.page("Tides", "It turns twice a day.");
    const auto id = point(scene.as_editor, page, {{"text", "A point"}});
    const auto block = pointed_at(scene.as_editor, page, "twice a day")["block"];
    made(scene.publish(scene.as_owner, page, "Tides", "It turns about twice a day.", 1));
    made(scene.as_owner.put(
        outcome_of(id), decision("partly", "For a xanthic reason.", json::array({block}))));
    const auto text = scene.as_editor.get(kit::object_path(page, "/export?comments=true")).body;
    EXPECT_TRUE(text.contains("For a xanthic reason.")) << text;
    EXPECT_TRUE(text.contains("> It turns twice a day.")) << text;
    EXPECT_FALSE(scene.as_editor.get(kit::object_path(page, "/export")).body.contains("xanthic"));
}

}} // namespace folkmoot
