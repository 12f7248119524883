#include "kit/collab_client.hpp"
#include "kit/furnish.hpp"

#include "host/scheduled_texts.hpp"
#include "jobs/runner.hpp"

namespace folkmoot { namespace {

using namespace std::chrono_literals;
using kit::CollabClient;
using kit::object_path;
using kit::page_path;
using kit::soon;
using kit::WikiScene;
using nlohmann::json;

FOLKMOOT_HOST_TEST(Scheduling);

/// A workspace with a wiki and somebody who only reads.
struct SchedulingScene : WikiScene {
    explicit SchedulingScene(kit::TestHost& host)
        : WikiScene(host)
        , reader(furnish.staff("Rhys Reader"))
        , as_reader((furnish.role(reader, "reader", space), furnish.sign_in(reader))) { }

    /// A moment that many minutes from now.
    json moment(std::chrono::minutes later) {
        const auto at = to_rfc3339(furnish.host().clock().now() + later);
        return {{"on", at.substr(0, 10)}, {"at", at.substr(11, 5)}, {"zone", "UTC"}};
    }
    kit::Answer schedule(kit::Browser& who, const std::string& page, json request) {
        return who.put(object_path(page, "/scheduled-publication"), request);
    }
    json scheduled(const std::string& page) {
        return as_owner.get(object_path(page, "/scheduled-publication")).json()["scheduled"];
    }
    std::string html(kit::Browser& who, const std::string& page) {
        return who.get(page_path(page)).json().value("html", "");
    }
    json view(kit::Browser& who, const std::string& page) { return who.get(page_path(page)).json(); }
    /// A page that readers have, in which the owner has written something else.
    std::string page_with_draft(const std::string& title, const std::string& words) {
        const auto made = page(title, "High water.");
        write_live(as_owner, made, words);
        return made;
    }
    /// Writes a line live, and leaves.
    void write_live(kit::Browser& who, const std::string& page, const std::string& words) {
        static yjs::ClientId client = 80'000;
        CollabClient editor{who, page, ++client};
        EXPECT_TRUE(editor.open());
        editor.write(words);
        EXPECT_TRUE(editor.wait_until_saved());
    }
    /// True once it holds; the clock goes on by a turn of the job meanwhile.
    template <class Holds> bool in_its_turn(Holds holds) {
        for (int turn = 0; turn < 20; ++turn) {
            if (soon(holds, 1s)) return true;
            furnish.host().clock().advance(11s);
        }
        return false;
    }
    /// True once the job has run again after that.
    bool after_a_turn_of_the_job() {
        const auto runs = runs_of_the_job();
        return in_its_turn([&] { return runs_of_the_job() > runs + 1; });
    }
    std::int64_t runs_of_the_job() {
        const auto metrics = furnish.host().operator_browser().get("/metrics").body;
        const std::string name = "folkmoot_job_runs_total{job=\"core.publish_scheduled_texts\"} ";
        const auto at = metrics.find(name);
        return at == std::string::npos ? 0 : std::stoll(metrics.substr(at + name.size()));
    }
    std::size_t revisions(const std::string& page) {
        return as_owner.get(object_path(page, "/revisions")).json()["items"].size();
    }
    std::int64_t audited(const std::string& action, const std::string& page) {
        return furnish.host().read([&](ReadTx& tx) {
            return tx
                .value<std::int64_t>(
                    "select count(*) from audit_line where action = :action and object = :object",
                    bind("action", action), bind("object", ObjectId::parse(page).value()))
                .value_or(0);
        });
    }
    void take_role(const kit::Account& person) {
        const auto member = "/api/v1/spaces/" + space.text() + "/members/" + person.id.text();
        ASSERT_EQ(as_owner.del(member).status, 200U);
    }

    kit::Account reader;
    kit::Browser as_reader;
};

TEST_P(Scheduling, WhatIsScheduledIsPublishedAtItsMomentInTheNameOfWhoeverSaidSo) {
    SchedulingScene scene{host()};
    const auto page = scene.page_with_draft("Tides", "From noon on.");
    auto request = scene.moment(30min);
    request["note"] = "For the launch";
    ASSERT_EQ(scene.schedule(scene.as_editor, page, request).status, 200U);
    const auto scheduled = scene.scheduled(page);
    EXPECT_EQ(scheduled["by"]["id"], scene.editor.id.text());
    EXPECT_EQ(scheduled["due"]["at"], request["at"]);
    EXPECT_EQ(scheduled["note"], "For the launch");
    EXPECT_EQ(scheduled["moved_on"], false);
    EXPECT_TRUE(scheduled["html"].get<std::string>().contains("From noon on.")) << scheduled;
    EXPECT_EQ(scene.view(scene.as_owner, page)["scheduled"], true);
    host().clock().advance(28min);
    ASSERT_TRUE(scene.after_a_turn_of_the_job());
    EXPECT_FALSE(scene.html(scene.as_reader, page).contains("From noon")) << "not before its moment";
    host().clock().advance(3min);
    ASSERT_TRUE(
        scene.in_its_turn([&] { return scene.html(scene.as_reader, page).contains("From noon on."); }));
    const auto newest = scene.as_owner.get(object_path(page, "/revisions")).json()["items"][0];
    EXPECT_EQ(newest["author"]["id"], scene.editor.id.text()) << newest;
    EXPECT_EQ(newest["note"], "For the launch");
    EXPECT_EQ(newest["minor"], false);
    EXPECT_TRUE(scene.scheduled(page).is_null());
    EXPECT_EQ(scene.view(scene.as_owner, page)["ahead"], false);
    ASSERT_TRUE(scene.after_a_turn_of_the_job());
    EXPECT_EQ(scene.revisions(page), 2U) << "once";
    EXPECT_EQ(scene.audited("core.published_as_scheduled", page), 1);
}

TEST_P(Scheduling, TheTextIsAsItWasWhenThatWasSaidAndWhatCameAfterStaysInTheDraft) {
    SchedulingScene scene{host()};
    const auto page = scene.page_with_draft("Tides", "Agreed words.");
    ASSERT_EQ(scene.schedule(scene.as_owner, page, scene.moment(30min)).status, 200U);
    scene.write_live(scene.as_editor, page, "Half a thought.");
    EXPECT_EQ(scene.scheduled(page)["moved_on"], true);
    host().clock().advance(20min);
    ASSERT_TRUE(scene.after_a_turn_of_the_job());
    EXPECT_EQ(scene.revisions(page), 1U)
        << "a workspace does not publish by itself what waits for its moment";
    host().clock().advance(11min);
    ASSERT_TRUE(
        scene.in_its_turn([&] { return scene.html(scene.as_reader, page).contains("Agreed words."); }));
    // The workspace publishes the rest by itself, some minutes after.
    const auto second = scene.as_owner.get(object_path(page, "/revisions/2")).json();
    EXPECT_FALSE(second.dump().contains("Half a thought.")) << second;
    const auto live = scene.as_owner.get(object_path(page, "/live-text")).json();
    EXPECT_TRUE(live["html"].get<std::string>().contains("Half a thought."));
    EXPECT_TRUE(live["html"].get<std::string>().contains("Agreed words."));
    EXPECT_FALSE(live["html"].get<std::string>().find("Agreed words.")
        != live["html"].get<std::string>().rfind("Agreed words."))
        << "once: what was published is known again in the draft";
}

TEST_P(Scheduling, ReadersLearnNothingOfWhatIsScheduled) {
    SchedulingScene scene{host()};
    const auto page = scene.page_with_draft("Tides", "Not for readers yet.");
    ASSERT_EQ(scene.schedule(scene.as_owner, page, scene.moment(30min)).status, 200U);
    EXPECT_EQ(scene.view(scene.as_reader, page)["scheduled"], false);
    for (const auto* path : {"/scheduled-publication", "/live-text"})
        EXPECT_EQ(scene.as_reader.get(object_path(page, path)).status, 403U) << path;
    EXPECT_EQ(scene.schedule(scene.as_reader, page, scene.moment(40min)).status, 403U);
    EXPECT_EQ(scene.as_reader.del(object_path(page, "/scheduled-publication")).status, 403U);
    const auto news = "/api/v1/spaces/" + scene.space.text() + "/news";
    EXPECT_FALSE(scene.as_reader.get(news).body.contains("publication_scheduled"));
    EXPECT_FALSE(scene.as_reader.get("/api/v1/home").body.contains("scheduled"));
}

TEST_P(Scheduling, AnotherMomentIsSaidAndThenItIsTakenBack) {
    SchedulingScene scene{host()};
    const auto page = scene.page_with_draft("Tides", "Words to wait.");
    const auto path = object_path(page, "/scheduled-publication");
    EXPECT_EQ(
        scene.as_owner.put(path + "/moment", scene.moment(30min)).code(), "scheduling.nothing_scheduled");
    EXPECT_EQ(scene.as_owner.del(path).code(), "scheduling.nothing_scheduled");
    ASSERT_EQ(scene.schedule(scene.as_editor, page, scene.moment(10min)).status, 200U);
    ASSERT_EQ(scene.as_owner.put(path + "/moment", scene.moment(40min)).status, 200U);
    EXPECT_EQ(scene.scheduled(page)["by"]["id"], scene.owner.id.text()) << "whoever changes it stands for it";
    host().clock().advance(11min);
    ASSERT_TRUE(scene.after_a_turn_of_the_job());
    EXPECT_EQ(scene.revisions(page), 1U);
    ASSERT_EQ(scene.as_editor.del(path).status, 200U);
    EXPECT_TRUE(scene.scheduled(page).is_null());
    EXPECT_EQ(scene.audited("core.publication_scheduled", page), 1);
    EXPECT_EQ(scene.audited("core.publication_rescheduled", page), 1);
    EXPECT_EQ(scene.audited("core.publication_unscheduled", page), 1);
}

TEST_P(Scheduling, WhateverIsPublishedOrUnpublishedBeforeEndsIt) {
    SchedulingScene scene{host()};
    const auto page = scene.page_with_draft("Tides", "First words.");
    ASSERT_EQ(scene.schedule(scene.as_owner, page, scene.moment(30min)).status, 200U);
    scene.write_live(scene.as_editor, page, "Second words.");
    ASSERT_EQ(
        scene.as_editor.post(object_path(page, "/publication"), {{"title", "Tides"}, {"source", "live"}})
            .status,
        200U);
    EXPECT_TRUE(scene.scheduled(page).is_null()) << "it would take the second words away again";
    scene.write_live(scene.as_owner, page, "Third words.");
    ASSERT_EQ(scene.schedule(scene.as_owner, page, scene.moment(30min)).status, 200U);
    ASSERT_EQ(scene.as_editor.del(object_path(page, "/publication")).status, 200U);
    EXPECT_TRUE(scene.scheduled(page).is_null()) << "what was taken back does not come by itself";
    host().clock().advance(31min);
    ASSERT_TRUE(scene.after_a_turn_of_the_job());
    EXPECT_EQ(scene.view(scene.as_owner, page)["state"], "unpublished");
}

TEST_P(Scheduling, ANewTitleChangesNothingOfIt) {
    SchedulingScene scene{host()};
    const auto page = scene.page_with_draft("Tides", "Words to come.");
    ASSERT_EQ(scene.schedule(scene.as_owner, page, scene.moment(30min)).status, 200U);
    const auto renamed =
        scene.as_editor.put(page_path(page, "/title"), {{"title", "High tides"}}, {{"If-Match", "\"1.x\""}});
    ASSERT_EQ(renamed.status, 200U) << renamed.body;
    host().clock().advance(31min);
    ASSERT_TRUE(
        scene.in_its_turn([&] { return scene.html(scene.as_reader, page).contains("Words to come."); }));
    EXPECT_EQ(scene.view(scene.as_reader, page)["title"], "High tides");
}

TEST_P(Scheduling, WhoLostTheRightPublishesNothingAndTheOwnerIsTold) {
    SchedulingScene scene{host()};
    const auto page = scene.page_with_draft("Tides", "Words of a leaver.");
    ASSERT_EQ(scene.schedule(scene.as_editor, page, scene.moment(30min)).status, 200U);
    scene.take_role(scene.editor);
    host().clock().advance(31min);
    ASSERT_TRUE(scene.in_its_turn([&] { return scene.scheduled(page)["failure"] == "right_lost"; }));
    EXPECT_FALSE(scene.html(scene.as_reader, page).contains("Words of a leaver."));
    const auto told = scene.as_owner.get("/api/v1/home").json()["not_published"];
    ASSERT_EQ(told.size(), 1U) << told;
    EXPECT_EQ(told[0]["object"]["id"], page);
    EXPECT_EQ(told[0]["failure"], "right_lost");
    EXPECT_EQ(told[0]["by"]["id"], scene.editor.id.text());
    EXPECT_TRUE(scene.as_reader.get("/api/v1/home").json()["not_published"].empty());
    host().clock().advance(10min);
    ASSERT_TRUE(scene.after_a_turn_of_the_job());
    EXPECT_EQ(scene.revisions(page), 1U) << "nor does the workspace publish it: somebody has to decide";
    EXPECT_EQ(scene.audited("core.publication_failed", page), 1) << "said once";
    ASSERT_EQ(
        scene.as_owner.put(object_path(page, "/scheduled-publication/moment"), scene.moment(5min)).status,
        200U);
    EXPECT_TRUE(scene.as_owner.get("/api/v1/home").json()["not_published"].empty());
    host().clock().advance(6min);
    ASSERT_TRUE(
        scene.in_its_turn([&] { return scene.html(scene.as_reader, page).contains("Words of a leaver."); }));
}

TEST_P(Scheduling, WhatIsInTheBinThenIsNotPublishedAndDoesNotKeepOthers) {
    SchedulingScene scene{host()};
    const auto first = scene.page_with_draft("Tides", "Words in the bin.");
    const auto second = scene.page_with_draft("Winds", "Words outside.");
    ASSERT_EQ(scene.schedule(scene.as_owner, first, scene.moment(30min)).status, 200U);
    ASSERT_EQ(scene.schedule(scene.as_owner, second, scene.moment(30min)).status, 200U);
    ASSERT_EQ(scene.as_owner.del("/api/v1/objects/" + first).status, 200U);
    host().clock().advance(31min);
    ASSERT_TRUE(
        scene.in_its_turn([&] { return scene.html(scene.as_reader, second).contains("Words outside."); }));
    ASSERT_TRUE(scene.in_its_turn([&] { return scene.audited("core.publication_failed", first) == 1; }));
    ASSERT_EQ(scene.as_owner.post("/api/v1/objects/" + first + "/restoration", json::object()).status, 200U);
    EXPECT_EQ(scene.scheduled(first)["failure"], "in_bin");
    EXPECT_FALSE(scene.html(scene.as_reader, first).contains("Words in the bin."));
}

TEST_P(Scheduling, AMomentThatThereIsNotIsRefusedWithItsField) {
    SchedulingScene scene{host()};
    const auto page = scene.page_with_draft("Tides", "Words.");
    const auto refusal = [&](const char* on, const char* at, const char* zone) {
        const auto answer = scene.schedule(scene.as_owner, page, {{"on", on}, {"at", at}, {"zone", zone}});
        EXPECT_EQ(answer.status, 422U) << answer.body;
        return answer.json()["fields"][0]["path"].get<std::string>();
    };
    const auto today = scene.moment(0min);
    EXPECT_EQ(refusal("2026-02-30", "09:30", "Europe/London"), "on");
    EXPECT_EQ(refusal(today["on"].get<std::string>().c_str(), "24:00", "Europe/London"), "at");
    EXPECT_EQ(refusal("2001-01-01", "09:30", "Europe/London"), "at") << "over";
    EXPECT_EQ(refusal("2099-01-01", "09:30", "Europe/London"), "on") << "too far";
    EXPECT_EQ(refusal(today["on"].get<std::string>().c_str(), "09:30", "Middle/Earth"), "zone");
}

TEST_P(Scheduling, NothingIsScheduledWhereReadersHaveItAlready) {
    SchedulingScene scene{host()};
    const auto never_live = scene.page("Tides", "High water.");
    EXPECT_EQ(scene.schedule(scene.as_owner, never_live, scene.moment(30min)).code(), "objects.nothing_live");
    const auto page = scene.page_with_draft("Winds", "Published at once.");
    ASSERT_EQ(scene.as_owner.post(object_path(page, "/publication"), {{"title", "Winds"}, {"source", "live"}})
                  .status,
        200U);
    EXPECT_EQ(
        scene.schedule(scene.as_owner, page, scene.moment(30min)).code(), "scheduling.nothing_to_publish");
}

TEST_P(Scheduling, ATextThatPeopleAreAskedToApproveIsPublishedByHand) {
    SchedulingScene scene{host()};
    const auto page = scene.page("Tides", "High water.");
    const auto day = to_rfc3339(host().clock().now() + 24h).substr(0, 10);
    const auto asked = scene.as_owner.post(object_path(page, "/asks"),
        {{"kind", "approve"}, {"people", {scene.reader.id.text()}}, {"groups", json::array()},
            {"organisations", json::array()}, {"lanes", json::array()}, {"on", day},
            {"zone", "Europe/London"}});
    ASSERT_EQ(asked.status, 200U) << asked.body;
    scene.write_live(scene.as_owner, page, "Not what was asked about.");
    const auto other = scene.page_with_draft("Other", "Well thought about.");
    host().clock().advance(6min);
    ASSERT_TRUE(
        scene.in_its_turn([&] { return scene.html(scene.as_reader, other).contains("Well thought"); }));
    EXPECT_EQ(scene.revisions(page), 1U);
    ASSERT_EQ(
        scene.as_owner.put("/api/v1/asks/" + asked.id() + "/ending", {{"ending", "closed"}}).status, 200U);
    ASSERT_TRUE(scene.in_its_turn([&] { return scene.html(scene.as_reader, page).contains("Not what"); }));
}

TEST_P(Scheduling, TwoNodesPublishItOnce) {
    if (GetParam() == kit::Backend::sqlite) GTEST_SKIP() << "an SQLite store has one process";
    SchedulingScene scene{host()};
    const auto page = scene.page_with_draft("Tides", "Once for all nodes.");
    ASSERT_EQ(scene.schedule(scene.as_owner, page, scene.moment(30min)).status, 200U);
    host().clock().advance(31min);
    // A second runner on a connection of its own, as another node has it, beside the server's.
    auto& house = host().house();
    jobs::Runner other{house.database(), [](std::string_view, const std::exception&) { }};
    other.declare(host::publish_scheduled_texts([&]() -> Services& { return house.services(); }));
    ASSERT_TRUE(scene.in_its_turn([&] {
        other.run_next();
        return scene.html(scene.as_reader, page).contains("Once for all nodes.");
    }));
    ASSERT_TRUE(scene.after_a_turn_of_the_job());
    EXPECT_EQ(scene.revisions(page), 2U);
    EXPECT_EQ(scene.audited("core.published_as_scheduled", page), 1);
}

}} // namespace folkmoot
