#include "api/wiki/commenting.hpp"
#include "kit/live_client.hpp"

#include "objects/ask.hpp"

namespace folkmoot { namespace {

using namespace std::chrono_literals;
using namespace api_tests;
using kit::WikiScene;

FOLKMOOT_HOST_TEST(Asks);

std::string asks_of(const std::string& page) {
    return "/api/v1/objects/" + page + "/asks";
}

/// A day so many days after the test's today, in London.
std::string day_of_ask(kit::TestHost& host, int ahead) {
    return to_rfc3339(host.clock().now() + std::chrono::days{ahead}).substr(0, 10);
}

json request(
    kit::TestHost& host, const std::vector<kit::Account>& people, const json& more = json::object()) {
    json asked{{"kind", "comment"}, {"people", json::array()}, {"groups", json::array()},
        {"organisations", json::array()}, {"lanes", json::array()}, {"on", day_of_ask(host, 5)},
        {"zone", "Europe/London"}, {"note", "Before the board meets."}};
    for (const auto& person : people)
        asked["people"].push_back(person.id.text());
    asked.update(more);
    return asked;
}

std::string ask(kit::Browser& who, const std::string& page, const json& asked) {
    return made(who.post(asks_of(page), asked))["id"].get<std::string>();
}

json for_you(kit::Browser& who) {
    return made(who.get("/api/v1/home"))["for_you"]["items"];
}

kit::Answer answer(kit::Browser& who, const std::string& id, const std::string& said, int revision = 1) {
    return who.put("/api/v1/asks/" + id + "/answer", {{"answer", said}, {"revision", revision}});
}

/// "1 of 2"
std::string count(kit::Browser& who, const std::string& id) {
    const auto view = made(who.get("/api/v1/asks/" + id))["ask"];
    return view["done"].dump() + " of " + view["people"].dump();
}

std::string problem_of(const kit::Answer& refused) {
    EXPECT_NE(refused.status, 200U) << refused.body;
    const auto problem = refused.json();
    const auto fields = problem.find("fields");
    return fields != problem.end() && !fields->empty() ? fields->front().value("code", "?") : refused.code();
}

TEST_P(Asks, StandOnTheHomeOfThoseAskedUntilTheyHaveAnswered) {
    WikiScene scene{host()};
    const auto page = scene.page("Tides", "The tide turns twice a day.");
    const auto id = ask(scene.as_owner, page, request(host(), {scene.editor}));
    const auto mine = for_you(scene.as_editor);
    ASSERT_EQ(mine.size(), 1U) << mine;
    EXPECT_EQ(mine[0]["kind"], "comment");
    EXPECT_EQ(mine[0]["object"]["title"], "Tides");
    EXPECT_EQ(mine[0]["due"]["on"], day_of_ask(host(), 5));
    EXPECT_EQ(mine[0]["due"]["zone"], "Europe/London");
    EXPECT_EQ(mine[0]["note"], "Before the board meets.");
    EXPECT_EQ(mine[0]["asked_by"]["id"], scene.owner.id.text());
    EXPECT_FALSE(mine[0]["overdue"].get<bool>());
    EXPECT_EQ(for_you(scene.as_owner).size(), 0U) << "whoever asks is not asked";
    EXPECT_EQ(count(scene.as_owner, id), "0 of 1");
    comment(scene.as_editor, page, {{"text", "Why twice?"}});
    made(answer(scene.as_editor, id, "answered"));
    EXPECT_EQ(for_you(scene.as_editor).size(), 0U);
    const auto view = made(scene.as_owner.get("/api/v1/asks/" + id));
    EXPECT_EQ(view["people"][0]["answer"], "answered");
    EXPECT_EQ(view["people"][0]["comments"], 1);
    EXPECT_EQ(count(scene.as_owner, id), "1 of 1");
    EXPECT_EQ(made(scene.as_editor.get(asks_of(page)))["own"][0]["answer"], "answered");
    made(scene.as_editor.del("/api/v1/asks/" + id + "/answer"));
    EXPECT_EQ(for_you(scene.as_editor).size(), 1U) << "it was too early";
}

TEST_P(Asks, WhatIsOverdueComesFirst) {
    WikiScene scene{host()};
    const auto page = scene.page("Tides", "Text.");
    const auto later =
        ask(scene.as_owner, page, request(host(), {scene.editor}, {{"on", day_of_ask(host(), 9)}}));
    const auto first =
        ask(scene.as_owner, page, request(host(), {scene.editor}, {{"on", day_of_ask(host(), 2)}}));
    host().clock().advance(24h * 4);
    auto as_editor = scene.furnish.sign_in(scene.editor);
    const auto mine = for_you(as_editor);
    ASSERT_EQ(mine.size(), 2U);
    EXPECT_EQ(mine[0]["id"], first);
    EXPECT_TRUE(mine[0]["overdue"].get<bool>());
    EXPECT_EQ(mine[1]["id"], later);
    EXPECT_FALSE(mine[1]["overdue"].get<bool>());
}

TEST_P(Asks, ReachThroughAGroupAnOrganisationOrASideThoseWhoMayDoItAndNameTheOthers) {
    Community scene{host()};
    const auto body = scene.furnish.organisation("Harbour Works");
    const auto inside = scene.furnish.guest("Ivy Inside", scene.owner, 24h * 30, body);
    scene.furnish.role(inside, "contributor", scene.space);
    const auto outside = scene.furnish.guest("Otto Outside", scene.owner, 24h * 30, body);
    const auto reader = scene.furnish.staff("Rhys Reader");
    scene.furnish.role(reader, "reader", scene.space);
    auto asked = request(host(), {scene.member, reader},
        {{"organisations", {body.text()}}, {"lanes", {scene.lane_acme.text(), scene.lane_bolt.text()}}});
    const auto preview_path = "/api/v1/objects/" + scene.page + "/ask-preview";
    auto sounded = asked;
    for (const auto* key : {"on", "zone", "note"})
        sounded.erase(key);
    const auto preview = made(scene.as_owner.post(preview_path, sounded));
    EXPECT_EQ(preview["people"], 4) << preview;
    EXPECT_EQ(preview["cannot_count"], 2);
    EXPECT_EQ(preview["organisations"].size(), 2U) << "those of none count as one line";
    const auto cannot = preview["cannot"].dump();
    EXPECT_TRUE(cannot.contains(outside.id.text()) && cannot.contains(reader.id.text())) << cannot;
    EXPECT_EQ(problem_of(scene.as_owner.post(asks_of(scene.page), asked)), "asks.cannot_see")
        << "who only reads cannot comment";
    asked["kind"] = "read";
    const auto made_ask = made(scene.as_owner.post(asks_of(scene.page), asked));
    EXPECT_EQ(made_ask["people"], 5) << "but can read";
    auto as_outside = scene.furnish.sign_in(outside);
    EXPECT_EQ(for_you(as_outside).size(), 0U);
    EXPECT_EQ(as_outside.get("/api/v1/objects/" + scene.page).status, 404U)
        << "nobody sees more by being asked";
}

TEST_P(Asks, TellAGuestNothingOfWhomElseSomebodyAskedOrWhoAnswered) {
    Community scene{host()};
    const auto id = ask(scene.as_owner, scene.page, request(host(), {scene.acme, scene.bolt, scene.member}));
    made(answer(scene.as_bolt, id, "nothing_to_add"));
    for (const auto* path : {"/api/v1/home", "/api/v1/asks"}) {
        const auto seen = scene.as_acme.get(path).body;
        EXPECT_TRUE(seen.contains(id)) << path;
        EXPECT_FALSE(seen.contains(scene.bolt.id.text())) << path;
    }
    const auto about = made(scene.as_acme.get(asks_of(scene.page)));
    EXPECT_EQ(about["own"].size(), 1U);
    EXPECT_EQ(about["items"].size(), 0U);
    EXPECT_FALSE(about["may_ask"].get<bool>());
    const auto path = "/api/v1/asks/" + id;
    EXPECT_EQ(scene.as_acme.get(path).status, 404U);
    EXPECT_EQ(scene.as_acme.put(path + "/ending", {{"ending", "closed"}}).status, 404U);
    EXPECT_EQ(scene.as_acme.post(asks_of(scene.page), request(host(), {scene.member})).status, 403U);
    EXPECT_EQ(count(scene.as_member, id), "1 of 3") << "any editor leads it";
    scene.furnish.role(scene.acme, "member", scene.space);
    const auto ask_on = [&] {
        return scene.as_acme.post(asks_of(scene.page), request(host(), {scene.member}));
    };
    EXPECT_EQ(problem_of(ask_on()), "access.forbidden")
        << "a member among rivals writes no page for all of them";
    scene.open();
    EXPECT_EQ(problem_of(ask_on()), "asks.only_staff") << "whatever their role";
}

TEST_P(Asks, AreExtendedClosedAndWithdrawn) {
    WikiScene scene{host()};
    const auto page = scene.page("Tides", "Text.");
    const auto id = ask(scene.as_owner, page, request(host(), {scene.editor}));
    const auto path = "/api/v1/asks/" + id;
    made(scene.as_editor.put(
        path, {{"on", day_of_ask(host(), 12)}, {"zone", "Europe/London"}, {"note", "More time."}}));
    EXPECT_EQ(for_you(scene.as_editor)[0]["due"]["on"], day_of_ask(host(), 12));
    EXPECT_EQ(for_you(scene.as_editor)[0]["note"], "More time.");
    made(scene.as_owner.put(path + "/ending", {{"ending", "closed"}}));
    EXPECT_EQ(for_you(scene.as_editor).size(), 0U);
    EXPECT_EQ(problem_of(answer(scene.as_editor, id, "answered")), "asks.ended");
    EXPECT_EQ(problem_of(scene.as_owner.put(path + "/ending", {{"ending", "withdrawn"}})), "asks.ended");
    EXPECT_EQ(made(scene.as_owner.get(asks_of(page)))["items"][0]["ending"], "closed");
    const auto mistaken = ask(scene.as_owner, page, request(host(), {scene.editor}));
    made(scene.as_owner.put("/api/v1/asks/" + mistaken + "/ending", {{"ending", "withdrawn"}}));
    EXPECT_FALSE(scene.as_owner.get(asks_of(page)).body.contains(mistaken));
}

TEST_P(Asks, AnApprovalCountsForTheTextThatStandsAndLeavesALine) {
    WikiScene scene{host()};
    const auto page = scene.page("Tides", "Text.");
    const auto id = ask(scene.as_owner, page, request(host(), {scene.editor}, {{"kind", "approve"}}));
    made(scene.publish(scene.as_owner, page, "Tides", "Other text.", 1));
    EXPECT_EQ(problem_of(answer(scene.as_editor, id, "approved", 1)), "asks.published_meanwhile");
    EXPECT_EQ(problem_of(answer(scene.as_editor, id, "answered", 2)), "asks.answer_of_another_kind");
    made(answer(scene.as_editor, id, "approved", 2));
    EXPECT_EQ(made(scene.as_owner.get("/api/v1/asks/" + id))["people"][0]["revision"], 2);
    const auto lines = host().read([&](ReadTx& tx) {
        return tx.value<std::int64_t>(
            "select count(*) from audit_line where action = 'core.ask_answered' and object = :id",
            bind("id", *ObjectId::parse(page)));
    });
    EXPECT_EQ(lines, 1);
}

TEST_P(Asks, ThatCannotBeSentAreRefusedWithTheReason) {
    WikiScene scene{host()};
    const auto page = scene.page("Tides", "Text."), draft = scene.page("Never published");
    const auto refused = [&](const json& more, const std::vector<kit::Account>& people) {
        return problem_of(scene.as_owner.post(asks_of(page), request(host(), people, more)));
    };
    EXPECT_EQ(refused({{"on", "2026-02-30"}}, {scene.editor}), "asks.day_invalid");
    EXPECT_EQ(refused({{"on", "2020-02-20"}}, {scene.editor}), "asks.day_over");
    EXPECT_EQ(refused({{"zone", "Middle/Earth"}}, {scene.editor}), "asks.zone_unknown");
    EXPECT_EQ(refused(json::object(), {}), "asks.nobody");
    EXPECT_EQ(refused(json::object(), {scene.owner}), "asks.nobody") << "oneself";
    EXPECT_EQ(refused({{"note", std::string(1'001, 'a')}}, {scene.editor}).substr(0, 6), "field.");
    EXPECT_EQ(problem_of(scene.as_owner.post(asks_of(draft), request(host(), {scene.editor}))),
        "asks.not_published");
    EXPECT_EQ(
        answer(scene.as_owner, ask(scene.as_owner, page, request(host(), {scene.editor})), "answered").status,
        404U)
        << "whoever was not asked has nothing to answer";
}

TEST_P(Asks, GoFromTheHomeOfWhoeverNoLongerSeesTheirPage) {
    WikiScene scene{host()};
    const auto page = scene.page("Tides", "Text.");
    const auto id = ask(scene.as_owner, page, request(host(), {scene.editor}));
    const json only_owner{{"inherit", false},
        {"people", {{{"person", scene.owner.id.text()}, {"role", "owner"}}}}, {"groups", json::array()}};
    made(scene.as_owner.put("/api/v1/objects/" + page + "/restriction", only_owner));
    EXPECT_EQ(for_you(scene.as_editor).size(), 0U);
    EXPECT_EQ(answer(scene.as_editor, id, "answered").status, 404U);
    made(scene.as_owner.put("/api/v1/objects/" + page + "/restriction",
        {{"inherit", true}, {"people", json::array()}, {"groups", json::array()}}));
    EXPECT_EQ(for_you(scene.as_editor).size(), 1U);
    made(scene.as_owner.del("/api/v1/objects/" + page));
    EXPECT_EQ(for_you(scene.as_editor).size(), 0U) << "nor what is in the bin";
}

TEST_P(Asks, RemindOnceBeforeTheirDayIsOverAndOnceAfterIt) {
    WikiScene scene{host()};
    const auto page = scene.page("Tides", "Text.");
    const auto id = ask(scene.as_owner, page, request(host(), {scene.editor}));
    const auto reminders = [&] {
        host().write([](WriteTx& tx) {
            for (int left = 100; left > 0 && objects::remind_of_one_ask(tx) > 0; --left) { }
        });
        return host().read([&](ReadTx& tx) {
            return tx
                .value<std::int64_t>("select count(*) from event where name = 'core.ask_reminded' and "
                                     "person = :person",
                    bind("person", scene.editor.id))
                .value_or(0);
        });
    };
    EXPECT_EQ(reminders(), 0);
    host().clock().advance(24h * 4);
    EXPECT_EQ(reminders(), 1);
    EXPECT_EQ(reminders(), 1);
    host().clock().advance(24h * 2);
    EXPECT_EQ(reminders(), 2);
    host().clock().advance(24h * 2);
    EXPECT_EQ(reminders(), 2) << "and no more";
}

TEST_P(Asks, StandBehindTheTextInTheExportOfWhoeverMayAsk) {
    Community scene{host()};
    const auto id = ask(scene.as_owner, scene.page, request(host(), {scene.acme}));
    made(answer(scene.as_acme, id, "nothing_to_add"));
    const auto path = kit::object_path(scene.page, "/export?comments=true");
    const auto text = scene.as_member.get(path).body;
    EXPECT_TRUE(text.contains("> Before the board meets.")) << text;
    EXPECT_TRUE(text.contains("Ann of Acme") && text.contains("Has nothing to add")) << text;
    EXPECT_FALSE(scene.as_acme.get(path).body.contains("Before the board meets."));
}

TEST_P(Asks, AreHeardOfByThePersonAskedAndByStaffWithThePageOpen) {
    Community scene{host()};
    host().settle();
    kit::LiveClient member{scene.as_member}, acme{scene.as_acme};
    const auto follow = [&](kit::LiveClient& client, kit::Browser& browser, const std::string& topic) {
        const auto ticket = browser.post("/api/v1/live-ticket", json::object()).json()["ticket"];
        client.send({{"type", "open"}, {"ticket", ticket}});
        client.send({{"type", "subscribe"}, {"topic", topic}});
        ASSERT_EQ(client.receive(10s).value("type", ""), "subscribed");
    };
    follow(member, scene.as_member, "object:" + scene.page);
    follow(acme, scene.as_acme, "object:" + scene.page);
    ask(scene.as_owner, scene.page, request(host(), {scene.bolt}));
    EXPECT_EQ(member.receive(10s).value("name", ""), "core.asked");
    const auto heard = acme.receive(200ms);
    EXPECT_TRUE(heard.is_null()) << "a guest hears nothing of whom else somebody asks: " << heard;
}

TEST_P(Asks, WhoeverNoLongerSeesThePageHearsNothingMoreOfItsAsks) {
    WikiScene scene{host()};
    const auto page = scene.page("Tides", "Text.");
    const auto id = ask(scene.as_owner, page, request(host(), {scene.editor}));
    const json only_owner{{"inherit", false},
        {"people", {{{"person", scene.owner.id.text()}, {"role", "owner"}}}}, {"groups", json::array()}};
    made(scene.as_owner.put("/api/v1/objects/" + page + "/restriction", only_owner));
    made(scene.as_owner.put("/api/v1/asks/" + id,
        {{"on", day_of_ask(host(), 6)}, {"zone", "Europe/London"}, {"note", "More time"}}));
    made(scene.as_owner.put("/api/v1/asks/" + id + "/ending", {{"ending", "closed"}}));
    const auto told = host().read([&](ReadTx& tx) {
        return tx.values<std::string>(
            "select name from event where person = :person and object = :object order by seq",
            bind("person", scene.editor.id), bind("object", *ObjectId::parse(page)));
    });
    EXPECT_EQ(told, std::vector<std::string>{"core.asked"});
}

}} // namespace folkmoot
