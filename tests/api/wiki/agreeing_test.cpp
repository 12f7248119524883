#include "api/wiki/agreeing_scene.hpp"

#include <thread>

namespace folkmoot { namespace {

using namespace agreeing_tests;
using kit::object_path;
using kit::page_path;

FOLKMOOT_HOST_TEST(Agreeing);

constexpr Sql lines_asked{
    "select count(*) from audit_line where action = 'core.agreement_asked' and object = :object"};
constexpr Sql lines_given{
    "select count(*) from audit_line where action = 'core.agreement_given' and object = :object"};
constexpr Sql lines_declined{
    "select count(*) from audit_line where action = 'core.agreement_declined' and object = :object"};
constexpr Sql lines_ended{
    "select count(*) from audit_line where action = 'core.agreement_ended' and object = :object"};
constexpr Sql events_asked{
    "select count(*) from event where name = 'core.agreement_asked' and object = :object"};

TEST_P(Agreeing, NobodyPublishesAloneWhatAllTheWorldReadsWhicheverWay) {
    AgreeingScene scene{host()};
    const auto page = scene.public_page("High water.");
    const auto publication = object_path(page, "/publication");
    EXPECT_EQ(code_of(scene.as_owner.post(publication, AgreeingScene::text("Low water.", 1))),
        "agreeing.second_person");
    scene.write_live(scene.as_owner, page, "Low water.");
    EXPECT_EQ(code_of(scene.as_owner.post(publication, {{"title", "Tides"}, {"source", "live"}})),
        "agreeing.second_person");
    scene.publish(page, "Ebb.", 1);
    EXPECT_EQ(code_of(scene.as_owner.send("POST", object_path(page, "/revisions/1/restoration"),
                  json{{"note", ""}}.dump(), {{"If-Match", "\"2\""}})),
        "agreeing.second_person");
    scene.write_live(scene.as_owner, page, "Flood.");
    const auto later = scene.as_owner.put(object_path(page, "/scheduled-publication"),
        {{"on", to_rfc3339(host().clock().now() + std::chrono::days{2}).substr(0, 10)}, {"at", "09:30"},
            {"zone", "UTC"}});
    EXPECT_EQ(code_of(later), "agreeing.second_person") << later.body;
    const auto copied =
        scene.as_owner.post(object_path(page, "/copies"), {{"into", scene.wiki.text()}, {"title", "A copy"}});
    EXPECT_EQ(code_of(copied), "agreeing.second_person") << copied.body;
    EXPECT_EQ(scene.revisions(page), 2U);
    EXPECT_TRUE(scene.html(page).contains("Ebb."));
    auto visitor = scene.furnish.visitor();
    EXPECT_EQ(visitor.post(publication, AgreeingScene::text("Mine.", 2)).status, 403U);
}

TEST_P(Agreeing, WhatAnotherAgreesToIsPublishedInTheNameOfWhoeverAsked) {
    AgreeingScene scene{host()};
    const auto page = scene.empty_page("Tides");
    EXPECT_EQ(scene.view(scene.as_owner, page)["second_person"], true);
    const auto request = scene.ask(scene.as_owner, page, "High *water*.");
    ASSERT_EQ(request.status, 200U) << request.body;
    EXPECT_EQ(scene.view(scene.as_editor, page)["to_agree"], true);
    auto visitor = scene.furnish.visitor();
    EXPECT_EQ(visitor.get(page_path(page)).status, 401U) << "nothing is public yet";
    const auto asked = scene.asked(scene.as_editor, page);
    EXPECT_TRUE(asked["html"].get<std::string>().contains("water")) << asked;
    EXPECT_EQ(asked["by"]["id"], scene.owner.id.text());
    EXPECT_EQ(asked["note"], "For the launch");
    EXPECT_EQ(asked["can"], (json{"agree", "decline"}));
    EXPECT_EQ(scene.asked(scene.as_owner, page)["can"], (json{"ask", "take_back"}));
    EXPECT_EQ(scene.agreements(scene.as_editor, page)["by"]["id"], scene.owner.id.text());
    EXPECT_TRUE(scene.agreements(scene.as_owner, page).is_null());
    EXPECT_TRUE(scene.agreements(scene.as_reader, page).is_null());

    const auto done = scene.agree(scene.as_editor, page, request.id());
    ASSERT_EQ(done.status, 200U) << done.body;
    EXPECT_EQ(done.json()["revision"], 1);
    EXPECT_EQ(visitor.get(page_path(page)).status, 200U);
    EXPECT_EQ(scene.view(scene.as_owner, page)["everybody"], true);
    const auto newest = scene.newest(page);
    EXPECT_EQ(newest["author"]["id"], scene.owner.id.text()) << newest;
    EXPECT_EQ(newest["agreed_by"]["id"], scene.editor.id.text()) << newest;
    EXPECT_EQ(newest["note"], "For the launch");
    const auto shown = scene.as_owner.get(object_path(page, "/revisions/1")).json();
    EXPECT_EQ(shown["agreed_by"]["id"], scene.editor.id.text());
    EXPECT_TRUE(scene.asked(scene.as_editor, page).is_null());
    EXPECT_EQ(scene.view(scene.as_editor, page)["to_agree"], false);
    EXPECT_TRUE(scene.agreements(scene.as_editor, page).is_null());
    EXPECT_EQ(scene.number(lines_asked, page), 1);
    EXPECT_EQ(scene.number(lines_given, page), 1);
    EXPECT_EQ(scene.number(lines_ended, page), 0);
    EXPECT_EQ(scene.number(events_asked, page), 1);
}

TEST_P(Agreeing, OnlySomebodyElseWhoMayPublishThereCanAgree) {
    AgreeingScene scene{host()};
    const auto page = scene.public_page("High water.");
    const auto request = scene.ask(scene.as_owner, page, "Low water.", 1).id();
    EXPECT_EQ(code_of(scene.agree(scene.as_owner, page, request)), "agreeing.own");
    EXPECT_EQ(code_of(scene.decline(scene.as_owner, page, request, "No")), "agreeing.own");
    EXPECT_EQ(scene.agree(scene.as_reader, page, request).status, 403U);
    EXPECT_EQ(scene.as_reader.get(AgreeingScene::request_path(page)).status, 403U);
    auto visitor = scene.furnish.visitor();
    EXPECT_EQ(scene.agree(visitor, page, request).status, 403U);
    EXPECT_EQ(scene.view(scene.as_reader, page)["to_agree"], false);
    EXPECT_EQ(scene.view(scene.as_reader, page)["second_person"], false);
    EXPECT_EQ(code_of(scene.as_editor.del(AgreeingScene::request_path(page))), "agreeing.not_own");
    EXPECT_EQ(scene.revisions(page), 1U);
}

TEST_P(Agreeing, NobodyAgreesToATextThatWasReplacedAMomentAgo) {
    AgreeingScene scene{host()};
    const auto page = scene.empty_page("Tides");
    const auto first = scene.ask(scene.as_owner, page, "High water.").id();
    EXPECT_EQ(code_of(scene.ask(scene.as_editor, page, "Mine.")), "agreeing.asked_already");
    const auto second = scene.ask(scene.as_owner, page, "Low water.").id();
    EXPECT_EQ(scene.agree(scene.as_editor, page, first).status, 412U);
    EXPECT_EQ(scene.decline(scene.as_editor, page, first, "No").status, 412U);
    ASSERT_EQ(scene.agree(scene.as_editor, page, second).status, 200U);
    EXPECT_TRUE(scene.html(page).contains("Low water."));
    EXPECT_EQ(code_of(scene.agree(scene.as_editor, page, second)), "agreeing.over");
}

TEST_P(Agreeing, OfALiveTextWhatIsWrittenAfterwardsStaysInTheDraft) {
    AgreeingScene scene{host()};
    const auto page = scene.public_page("High water.");
    scene.write_live(scene.as_owner, page, "Agreed words.");
    const auto request =
        scene.as_owner.post(AgreeingScene::request_path(page), {{"title", "Tides"}, {"source", "live"}});
    ASSERT_EQ(request.status, 200U) << request.body;
    scene.write_live(scene.as_editor, page, "Half a thought.");
    EXPECT_EQ(scene.asked(scene.as_editor, page)["moved_on"], true);
    ASSERT_EQ(scene.agree(scene.as_editor, page, request.id()).status, 200U);
    EXPECT_TRUE(scene.html(page).contains("Agreed words."));
    EXPECT_FALSE(scene.html(page).contains("Half a thought."));
    const auto live = scene.as_owner.get(object_path(page, "/live-text")).json();
    EXPECT_EQ(live["ahead"], true);
    const auto words = live["html"].get<std::string>();
    EXPECT_TRUE(words.contains("Half a thought."));
    EXPECT_EQ(words.find("Agreed words."), words.rfind("Agreed words.")) << words;
}

TEST_P(Agreeing, WithAMomentItIsPublishedThenAndKeepsItsAgreementAtAnother) {
    AgreeingScene scene{host()};
    const auto page = scene.public_page("High water.");
    scene.write_live(scene.as_owner, page, "From noon on.");
    const auto moment = [&](std::chrono::minutes later) {
        const auto at = to_rfc3339(host().clock().now() + later);
        return json{{"on", at.substr(0, 10)}, {"at", at.substr(11, 5)}, {"zone", "UTC"}};
    };
    auto asking = moment(std::chrono::minutes{30});
    asking.update({{"title", "Tides"}, {"source", "live"}, {"note", "For noon"}});
    const auto request = scene.as_owner.post(AgreeingScene::request_path(page), asking);
    ASSERT_EQ(request.status, 200U) << request.body;
    EXPECT_EQ(scene.asked(scene.as_editor, page)["due"]["at"], asking["at"]);
    const auto agreed = scene.agree(scene.as_editor, page, request.id());
    ASSERT_EQ(agreed.status, 200U) << agreed.body;
    EXPECT_EQ(scene.revisions(page), 1U) << "not before its moment";
    const auto path = object_path(page, "/scheduled-publication");
    auto scheduled = scene.as_owner.get(path).json()["scheduled"];
    EXPECT_EQ(scheduled["by"]["id"], scene.owner.id.text()) << scheduled;
    EXPECT_EQ(scheduled["agreed_by"]["id"], scene.editor.id.text());
    ASSERT_EQ(scene.as_editor.put(path + "/moment", moment(std::chrono::minutes{40})).status, 200U);
    scheduled = scene.as_owner.get(path).json()["scheduled"];
    EXPECT_EQ(scheduled["by"]["id"], scene.owner.id.text()) << "nobody publishes what they agreed to";
    const auto published = [&] { return scene.html(page).contains("From noon on."); };
    for (int turn = 0; turn < 20 && !published(); ++turn) {
        host().clock().advance(std::chrono::minutes{turn == 0 ? 41 : 1});
        kit::soon(published, std::chrono::seconds{1});
    }
    EXPECT_TRUE(published());
    const auto newest = scene.newest(page);
    EXPECT_EQ(newest["author"]["id"], scene.owner.id.text()) << newest;
    EXPECT_EQ(newest["agreed_by"]["id"], scene.editor.id.text()) << newest;
    EXPECT_EQ(newest["note"], "For noon");
}

TEST_P(Agreeing, WhoeverAskedIsToldWhyItWasDeclinedAndMayAskAgain) {
    AgreeingScene scene{host()};
    const auto page = scene.empty_page("Tides");
    const auto request = scene.ask(scene.as_owner, page, "High water.").id();
    EXPECT_EQ(scene.decline(scene.as_editor, page, request, "").status, 422U) << "without a reason";
    ASSERT_EQ(scene.decline(scene.as_editor, page, request, "Check the times.").status, 200U);
    const auto told = scene.agreements(scene.as_owner, page);
    EXPECT_EQ(told["reason"], "Check the times.") << told;
    EXPECT_EQ(told["declined_by"]["id"], scene.editor.id.text());
    EXPECT_TRUE(scene.agreements(scene.as_editor, page).is_null());
    EXPECT_EQ(scene.view(scene.as_owner, page)["to_agree"], true) << "until they have seen to it";
    EXPECT_EQ(code_of(scene.agree(scene.as_editor, page, request)), "agreeing.over");
    EXPECT_EQ(scene.number(lines_declined, page), 1);
    const auto again = scene.ask(scene.as_owner, page, "High water at noon.").id();
    EXPECT_TRUE(scene.agreements(scene.as_owner, page).is_null());
    EXPECT_EQ(scene.agree(scene.as_editor, page, again).status, 200U);
}

TEST_P(Agreeing, WhatWasTakenBackOrPublishedMeanwhileOrUnpublishedIsNotAgreedTo) {
    AgreeingScene scene{host()};
    const auto page = scene.public_page("High water.");
    auto request = scene.ask(scene.as_owner, page, "Low water.", 1).id();
    ASSERT_EQ(scene.as_owner.del(AgreeingScene::request_path(page)).status, 200U);
    EXPECT_EQ(code_of(scene.agree(scene.as_editor, page, request)), "agreeing.over");
    EXPECT_EQ(scene.as_owner.del(AgreeingScene::request_path(page)).status, 404U);

    request = scene.ask(scene.as_owner, page, "Low water.", 1).id();
    const auto renamed = scene.as_editor.send(
        "PUT", page_path(page, "/title"), json{{"title", "The tides"}}.dump(), {{"If-Match", "\"1\""}});
    ASSERT_EQ(renamed.status, 200U) << renamed.body;
    EXPECT_EQ(scene.newest(page)["agreed_by"]["id"], scene.editor.id.text()) << "the words are the same";
    EXPECT_EQ(scene.asked(scene.as_editor, page)["blocked"], "published_meanwhile");
    EXPECT_EQ(code_of(scene.agree(scene.as_editor, page, request)), "agreeing.published_meanwhile");

    request = scene.ask(scene.as_owner, page, "Ebb.", 2).id();
    ASSERT_EQ(scene.as_editor.del(object_path(page, "/publication")).status, 200U) << "asks nobody";
    EXPECT_EQ(code_of(scene.agree(scene.as_editor, page, request)), "agreeing.over");
    EXPECT_EQ(scene.number(lines_ended, page), 2);
}

TEST_P(Agreeing, NothingIsPublishedInTheNameOfSomebodyWhoMayNotAnyMore) {
    AgreeingScene scene{host()};
    const auto page = scene.empty_page("Tides");
    const auto request = scene.ask(scene.as_editor, page, "High water.").id();
    const auto member = "/api/v1/spaces/" + scene.space.text() + "/members/" + scene.editor.id.text();
    ASSERT_EQ(scene.as_owner.del(member).status, 200U);
    EXPECT_EQ(code_of(scene.agree(scene.as_owner, page, request)), "agreeing.right_lost");
    const auto asked = scene.asked(scene.as_owner, page);
    EXPECT_EQ(asked["blocked"], "right_lost");
    EXPECT_EQ(asked["can"], json{"decline"});
    EXPECT_EQ(scene.decline(scene.as_owner, page, request, "They have left.").status, 200U);
}

TEST_P(Agreeing, OfTwoWhoAgreeAtOnceOnePublishes) {
    AgreeingScene scene{host()};
    const auto third = scene.furnish.staff("Thea Third");
    scene.furnish.role(third, "member", scene.space);
    auto as_third = scene.furnish.sign_in(third);
    const auto page = scene.empty_page("Tides");
    for (int round = 0; round < 5; ++round) {
        const auto request =
            scene.ask(scene.as_owner, page, "High water " + std::to_string(round), round).id();
        kit::Answer one, other;
        {
            const std::jthread left{[&] { one = scene.agree(scene.as_editor, page, request); }};
            const std::jthread right{[&] { other = scene.agree(as_third, page, request); }};
        }
        const auto& refused = one.status == 200U ? other : one;
        EXPECT_EQ((one.status == 200U) + (other.status == 200U), 1) << one.body << other.body;
        EXPECT_EQ(code_of(refused), "agreeing.over") << refused.body;
        EXPECT_EQ(scene.revisions(page), static_cast<std::size_t>(round) + 1);
        EXPECT_EQ(scene.number(lines_given, page), round + 1);
    }
}

TEST_P(Agreeing, WhoeverIsAloneIsToldToAddSomebody) {
    kit::Furnish furnish{host()};
    const auto owner = furnish.staff("Olwen Owner");
    const auto space = furnish.space(access::SpaceKind::public_space, owner);
    const auto wiki = furnish.wiki(space, owner);
    auto as_owner = furnish.sign_in(owner);
    const auto page =
        as_owner.post("/api/v1/wiki/pages", {{"component", wiki.text()}, {"title", "Tides"}}).id();
    EXPECT_EQ(code_of(as_owner.post(object_path(page, "/publication"), AgreeingScene::text("Mine."))),
        "agreeing.nobody_else");
    EXPECT_EQ(code_of(as_owner.post(AgreeingScene::request_path(page), AgreeingScene::text("Mine."))),
        "agreeing.nobody_else");
    const auto preview =
        as_owner.post(object_path(page, "/publication-preview"), AgreeingScene::text("Mine.")).json();
    EXPECT_EQ(preview["agreement"], "nobody_else");
    EXPECT_EQ(preview["everybody"], true);
    const auto reader = furnish.staff("Rhys Reader");
    furnish.role(reader, "reader", space);
    EXPECT_EQ(as_owner.get(AgreeingScene::request_path(page)).json()["agreement"], "nobody_else");
    const auto editor = furnish.staff("Edith Editor");
    furnish.role(editor, "member", space);
    EXPECT_EQ(as_owner.get(AgreeingScene::request_path(page)).json()["agreement"], "needed");
}

TEST_P(Agreeing, WhatOnlySomePeopleReadIsPublishedAlone) {
    AgreeingScene scene{host()};
    const auto page = scene.empty_page("Tides");
    ASSERT_EQ(scene.restrict(page, false).status, 200U);
    EXPECT_EQ(scene.view(scene.as_owner, page)["second_person"], false);
    EXPECT_EQ(code_of(scene.ask(scene.as_owner, page, "High water.")), "agreeing.not_needed");
    EXPECT_EQ(
        scene.as_owner.post(object_path(page, "/publication"), AgreeingScene::text("High water.")).status,
        200U);
    EXPECT_TRUE(scene.newest(page)["agreed_by"].is_null());
    EXPECT_EQ(scene.view(scene.as_owner, page)["everybody"], false);
    EXPECT_EQ(
        scene.as_owner.post(object_path(page, "/publication-preview"), AgreeingScene::text("Low water."))
            .json()["everybody"],
        false);

    kit::WikiScene workspace{host()};
    EXPECT_EQ(code_of(scene.ask(workspace.as_owner, workspace.page("Plan"), "Text.")), "agreeing.not_needed");
}

TEST_P(Agreeing, ARestrictionIsNotLiftedFromWhatNobodyAgreedTo) {
    AgreeingScene scene{host()};
    const auto page = scene.empty_page("Tides");
    const auto below = scene.empty_page("Currents", page);
    ASSERT_EQ(scene.restrict(page, false).status, 200U);
    auto text = AgreeingScene::text("High.");
    text["title"] = "Currents";
    ASSERT_EQ(scene.as_owner.post(object_path(below, "/publication"), text).status, 200U);
    const json inherits{{"inherit", true}};
    const auto foreseen = scene.as_owner.post(object_path(page, "/restriction-preview"), inherits);
    EXPECT_EQ(code_of(foreseen), "access.opens_without_agreement") << foreseen.body;
    const auto lifted = scene.restrict(page, true);
    EXPECT_EQ(lifted.status, 409U) << lifted.body;
    EXPECT_EQ(code_of(lifted), "access.opens_without_agreement");
    const json to_top{{"parent", nullptr}, {"before", nullptr}};
    const auto moved = scene.as_owner.put(page_path(below, "/place"), to_top);
    EXPECT_EQ(code_of(moved), "access.opens_without_agreement") << moved.body;
    auto visitor = scene.furnish.visitor();
    EXPECT_EQ(visitor.get(page_path(below)).status, 401U);
    ASSERT_EQ(scene.as_owner.del(object_path(below, "/publication")).status, 200U);
    EXPECT_EQ(scene.as_owner.put(page_path(below, "/place"), to_top).status, 200U);
    EXPECT_EQ(scene.as_owner.post(object_path(page, "/restriction-preview"), inherits).status, 200U);
    EXPECT_EQ(scene.restrict(page, true).status, 200U);
}

TEST_P(Agreeing, WhatWasAgreedToIsRestrictedAndOpenedAgain) {
    AgreeingScene scene{host()};
    const auto page = scene.public_page("High water.");
    ASSERT_EQ(scene.restrict(page, false).status, 200U);
    auto visitor = scene.furnish.visitor();
    EXPECT_EQ(visitor.get(page_path(page)).status, 401U);
    const auto lifted = scene.restrict(page, true);
    EXPECT_EQ(lifted.status, 200U) << lifted.body;
    EXPECT_EQ(visitor.get(page_path(page)).status, 200U);
}

TEST_P(Agreeing, AnOlderRevisionIsBroughtBackOnceAnotherAgrees) {
    AgreeingScene scene{host()};
    const auto page = scene.public_page("High water.");
    scene.publish(page, "Low water.", 1);
    const auto request = scene.as_editor.post(
        AgreeingScene::request_path(page), {{"title", "Tides"}, {"restores", 1}, {"note", "Better"}});
    ASSERT_EQ(request.status, 200U) << request.body;
    EXPECT_EQ(scene.asked(scene.as_owner, page)["restored_from"], 1);
    ASSERT_EQ(scene.agree(scene.as_owner, page, request.id()).status, 200U);
    EXPECT_TRUE(scene.html(page).contains("High water."));
    const auto newest = scene.newest(page);
    EXPECT_EQ(newest["restored_from"], 1);
    EXPECT_EQ(newest["author"]["id"], scene.editor.id.text());
    EXPECT_EQ(newest["agreed_by"]["id"], scene.owner.id.text());
}

TEST_P(Agreeing, ARequestForNothingNewIsRefusedAndADeletedPageIsNotPublished) {
    AgreeingScene scene{host()};
    const auto page = scene.public_page("High water.");
    EXPECT_EQ(code_of(scene.ask(scene.as_owner, page, "High water.", 1)), "agreeing.nothing_to_publish");
    const auto request = scene.ask(scene.as_owner, page, "Low water.", 1).id();
    ASSERT_EQ(scene.as_owner.del(object_path(page)).status, 200U);
    EXPECT_GE(scene.agree(scene.as_editor, page, request).status, 400U);
    EXPECT_TRUE(scene.agreements(scene.as_editor, page).is_null());
}

/// A server of its own: what a marking does counts for the whole site.
class AgreeingByMarking : public testing::TestWithParam<kit::Backend> {
protected:
    void SetUp() override {
        if (GetParam() == kit::Backend::postgres && !kit::EmptyStore::absence().empty())
            GTEST_SKIP() << kit::EmptyStore::absence();
        host_ = std::make_unique<kit::TestHost>(GetParam());
    }
    kit::TestHost& host() { return *host_; }
    void set_public_page(kit::Browser& administrator, const std::string& value) {
        const auto version = host().read([](ReadTx& tx) {
            return tx.value<std::int64_t>("select version from marking where key = 'official'").value();
        });
        const auto done = administrator.put("/api/v1/administration/markings/official",
            {{"effects", {{{"effect", "public_page"}, {"value", value}}}}},
            {{"If-Match", "\"" + std::to_string(version) + "\""}});
        EXPECT_EQ(done.status, 200U) << done.body;
    }

private:
    std::unique_ptr<kit::TestHost> host_;
};
INSTANTIATE_TEST_SUITE_P(Stores, AgreeingByMarking, kit::both_backends, kit::backend_name);

TEST_P(AgreeingByMarking, WhereAMarkingAllowsItEachPublishesAlone) {
    AgreeingScene scene{host()};
    const auto keeper = scene.furnish.staff("Nia Keeper");
    scene.furnish.role(keeper, "site_administrator", access::site);
    auto administrator = scene.furnish.sign_in(keeper);
    const auto page = scene.empty_page("Tides");
    const auto publication = object_path(page, "/publication");
    EXPECT_EQ(scene.as_owner.post(publication, AgreeingScene::text("High water.")).status, 409U);
    set_public_page(administrator, "allowed");
    EXPECT_EQ(scene.view(scene.as_owner, page)["second_person"], false);
    EXPECT_EQ(scene.as_owner.post(publication, AgreeingScene::text("High water.")).status, 200U);
    EXPECT_TRUE(scene.newest(page)["agreed_by"].is_null());
    set_public_page(administrator, "second_person");
    EXPECT_EQ(scene.as_owner.post(publication, AgreeingScene::text("Low water.", 1)).status, 409U);
    auto visitor = scene.furnish.visitor();
    EXPECT_EQ(visitor.get(page_path(page)).status, 200U) << "what is public already stays so";
}

}} // namespace folkmoot
