#include "kit/furnish.hpp"

#include "collab/rooms/house_edit.hpp"
#include "jobs/runner.hpp"

#include <future>

namespace folkmoot { namespace {

using namespace std::chrono_literals;
using kit::page_path;
using kit::soon;
using kit::WikiScene;

constexpr Sql rows_of_object{"select (select count(*) from object where id = :id) + (select count(*) from "
                             "object_revision where object = "
                             ":id) + (select count(*) from wiki_page where id = :id) + (select count(*) from "
                             "draft where object = :id) + "
                             "(select count(*) from file where parent = :id) + (select count(*) from "
                             "access_grant where scope = :id) + "
                             "(select count(*) from scope where id = :id)"};

/// Jobs have the lowest priority of all: on a busy machine they take their time.
constexpr auto patience_with_housework = 30s;

/// A server of its own, whose clock may be moved by months.
class Housework : public testing::TestWithParam<kit::Backend> {
protected:
    void SetUp() override {
        if (GetParam() == kit::Backend::postgres && !kit::EmptyStore::absence().empty())
            GTEST_SKIP() << kit::EmptyStore::absence();
        host_ = std::make_unique<kit::TestHost>(GetParam());
    }
    kit::TestHost& host() { return *host_; }
    std::int64_t rows_of(const std::string& object) {
        return host().read([&](ReadTx& tx) {
            return tx.value<std::int64_t>(rows_of_object, bind("id", ObjectId::parse(object).value()))
                .value();
        });
    }
    std::int64_t number(const Sql& sql) {
        return host().read([&](ReadTx& tx) { return tx.value<std::int64_t>(sql).value_or(-1); });
    }
    /// Moves the clock while no job is at work: one that has looked at the clock before would put its next
    /// turn behind the new time without having done what is due by then.
    void advance(std::chrono::microseconds by) {
        ASSERT_TRUE(soon(
            [&] {
                return host().read([](ReadTx& tx) {
                    return tx.value<std::int64_t>(
                        "select count(*) from job where state = 'running' or run_after "
                        "<= :now",
                        bind("now", tx.now()));
                }) == 0;
            },
            patience_with_housework));
        host().clock().advance(by);
    }
    std::string troubles() {
        std::string all;
        for (const auto& job : host().read([](ReadTx& tx) { return jobs::list_jobs(tx, std::nullopt); }))
            if (!job.error.empty()) all += fmt::format("{}: {}\n", job.kind, job.error);
        return all;
    }
    std::size_t stored_contents() {
        std::size_t count = 0;
        for (const auto& entry : std::filesystem::recursive_directory_iterator{host().data() / "blobs"})
            count += entry.is_regular_file() ? 1 : 0;
        return count;
    }
    /// Attaches a small file to a page.
    void attach(kit::Browser& who, const std::string& page, const std::string& octets) {
        const auto begun =
            who.post("/api/v1/uploads", {{"object", page}, {"name", "note.txt"}, {"size", octets.size()}});
        ASSERT_EQ(begun.status, 200U) << begun.body;
        ASSERT_EQ(who.send("PUT", "/api/v1/uploads/" + begun.id() + "?offset=0", octets,
                         {{"Content-Type", "application/octet-stream"}})
                      .status,
            200U);
        ASSERT_EQ(
            who.post("/api/v1/uploads/" + begun.id() + "/completion", nlohmann::json::object()).status, 200U);
    }
    /// A comment on a page, an outcome of it, and people asked about the page.
    void decide_and_ask(WikiScene& scene, const std::string& page) {
        const auto about = "/api/v1/objects/" + page;
        const auto comment = scene.as_editor.post(about + "/comments", {{"text", "A point"}}).id();
        const auto none = nlohmann::json::array();
        EXPECT_EQ(scene.as_owner
                      .put("/api/v1/comments/" + comment + "/outcome",
                          {{"verdict", "accepted"}, {"text", "Yes."}, {"changed", none}})
                      .status,
            200U);
        const auto day = to_rfc3339(host().clock().now() + std::chrono::days{9}).substr(0, 10);
        EXPECT_EQ(
            scene.as_owner
                .post(about + "/asks",
                    {{"kind", "read"}, {"people", {scene.editor.id.text()}}, {"groups", none},
                        {"organisations", none}, {"lanes", none}, {"on", day}, {"zone", "Europe/London"}})
                .status,
            200U);
    }

private:
    std::unique_ptr<kit::TestHost> host_;
};
INSTANTIATE_TEST_SUITE_P(Stores, Housework, kit::both_backends, kit::backend_name);

TEST_P(Housework, WhatLayInTheBinForItsTimeIsGoneWithAllThatHungOnIt) {
    WikiScene scene{host()};
    const auto page = scene.page("To be forgotten", "Words nobody needs.");
    const auto below = scene.page("Below it", "More words.", page);
    const auto link = scene.page("Remaining", "See [[To be forgotten]].");
    attach(scene.as_owner, page, "octets of the page");
    decide_and_ask(scene, page);
    ASSERT_EQ(
        scene.as_owner
            .put("/api/v1/objects/" + page + "/restriction",
                {{"inherit", true}, {"people", {{{"person", scene.owner.id.text()}, {"role", "owner"}}}},
                    {"groups", nlohmann::json::array()}})
            .status,
        200U);
    ASSERT_EQ(stored_contents(), 1U);
    ASSERT_EQ(scene.as_owner.del("/api/v1/objects/" + page).status, 200U);
    advance(std::chrono::days{89});
    EXPECT_FALSE(soon([&] { return rows_of(page) == 0; }, 1200ms));
    advance(std::chrono::days{2});
    EXPECT_TRUE(soon([&] { return rows_of(page) == 0 && rows_of(below) == 0; }, patience_with_housework))
        << rows_of(page);
    EXPECT_GT(rows_of(link), 0);
    EXPECT_EQ(number("select count(*) from audit_line where action = 'core.object_purged'"), 5)
        << "two pages, a file, a comment and what was decided about it";
    EXPECT_EQ(number("select count(*) from link where to_object is not null"), 0);
    EXPECT_EQ(number("select count(*) from event where name = 'core.object_purged'"), 5);
    EXPECT_EQ(number("select count(*) from ask"), 0);
    // The contents go in two steps: unused now, removed after their own thirty days.
    EXPECT_TRUE(soon([&] { return number("select count(*) from blob where unused_since is not null") == 1; },
        patience_with_housework));
    advance(std::chrono::days{31});
    EXPECT_TRUE(soon([&] { return stored_contents() == 0; }, patience_with_housework)) << troubles();
}

TEST_P(Housework, APageThatCameBackOutOfAGoneOnesTreeStandsAtTheTop) {
    WikiScene scene{host()};
    const auto page = scene.page("Above", "Words.");
    const auto below = scene.page("Below", "More words.", page);
    ASSERT_EQ(scene.as_owner.del("/api/v1/objects/" + page).status, 200U);
    ASSERT_EQ(
        scene.as_owner.post("/api/v1/objects/" + below + "/restoration", nlohmann::json::object()).status,
        200U);
    advance(std::chrono::days{91});
    EXPECT_TRUE(soon([&] { return rows_of(page) == 0; }, patience_with_housework));
    auto again = scene.furnish.sign_in(scene.owner);
    EXPECT_EQ(again.get(page_path(below)).status, 200U);
    EXPECT_EQ(number("select count(*) from wiki_page where parent is not null"), 0);
}

TEST_P(Housework, ForgetsWhatIsOldAndOnlyThat) {
    WikiScene scene{host()};
    const auto page = scene.page("Something");
    ASSERT_EQ(scene.as_owner
                  .put("/api/v1/objects/" + page + "/star", nlohmann::json::object(),
                      {{"Idempotency-Key", "once-and-once-only"}})
                  .status,
        200U);
    EXPECT_EQ(number("select count(*) from idempotency"), 1);
    auto visitor = scene.furnish.visitor();
    EXPECT_EQ(visitor.sign_in(scene.owner.email, "wrong").status, 401U);
    const auto failures = [&] { return number("select count(*) from throttle"); };
    const auto in_force = [&] { return number("select count(*) from session where ended is null"); };
    EXPECT_GT(failures(), 0);
    EXPECT_EQ(in_force(), 2);
    advance(13h);
    EXPECT_TRUE(soon([&] { return in_force() == 0; }, patience_with_housework));
    EXPECT_GT(failures(), 0);
    advance(13h);
    EXPECT_TRUE(soon([&] { return failures() == 0; }, patience_with_housework));
    EXPECT_TRUE(
        soon([&] { return number("select count(*) from idempotency") == 0; }, patience_with_housework));
    EXPECT_EQ(number("select count(*) from session"), 2);
    advance(std::chrono::days{31});
    EXPECT_TRUE(soon([&] { return number("select count(*) from session") == 0; }, patience_with_housework));
}

TEST_P(Housework, AnUploadThatWasGivenUpLeavesNothingBehind) {
    WikiScene scene{host()};
    const auto page = scene.page("With a file");
    const auto begun = scene.as_owner.post(
        "/api/v1/uploads", {{"object", page}, {"name", "half.bin"}, {"size", std::size_t{5} << 20U}});
    ASSERT_EQ(begun.status, 200U) << begun.body;
    ASSERT_EQ(scene.as_owner
                  .send("PUT", "/api/v1/uploads/" + begun.id() + "?offset=0",
                      std::string(std::size_t{4} << 20U, 'x'), {{"Content-Type", "application/octet-stream"}})
                  .status,
        200U);
    std::vector<std::filesystem::path> parts;
    for (const auto& entry : std::filesystem::directory_iterator{host().data() / "incoming"}) {
        EXPECT_TRUE(entry.is_regular_file()) << entry.path();
        parts.push_back(entry.path());
    }
    ASSERT_EQ(parts.size(), 1U);
    std::filesystem::last_write_time(parts[0], std::filesystem::file_time_type::clock::now() - 3h);
    advance(25h);
    EXPECT_TRUE(soon([&] { return !std::filesystem::exists(parts[0]); }, patience_with_housework));
    EXPECT_EQ(number("select count(*) from upload"), 0);
}

TEST_P(Housework, WhoWroteWhatLongAgoIsForgottenAndTheNewestSavesStay) {
    constexpr std::int64_t all = collab::newest_contributions + 300;
    WikiScene scene{host()};
    const auto page = *ObjectId::parse(scene.page("Long written", "Text."));
    const auto log = host().clock().now() - std::chrono::days{400};
    host().write([&](WriteTx& tx) {
        collab::begin_document(tx, page, 1, collab::first_state({}, 1), {1, scene.owner.id});
        tx.run("update live_document set last_seq = :all, state_seq = :all where id = :id", bind("all", all),
            bind("id", page));
    });
    for (std::int64_t from = 1; from <= all; from += 500)
        host().write([&](WriteTx& tx) {
            tx.run("insert into live_contribution (document, seq, person, saved, updates) with recursive "
                   "number (n) as (select cast(:from as bigint) union all select n + 1 from number where n < "
                   ":to) select :id, n, :person, :saved, :updates from number",
                bind("from", from), bind("to", std::min(all, from + 499)), bind("id", page),
                bind("person", scene.owner.id), bind("saved", log), bind("updates", Bytes{}));
        });
    advance(25h);
    EXPECT_TRUE(soon(
        [&] {
            return number("select count(*) from live_contribution") == collab::newest_contributions
                && number("select min(seq) from live_contribution") == 301;
        },
        patience_with_housework));
}

TEST_P(Housework, TheMetricsAndTheAdministratorSeeHowEachJobStands) {
    kit::Furnish furnish{host()};
    ASSERT_TRUE(soon([&] {
        return host()
            .operator_browser()
            .get("/metrics")
            .body.contains("folkmoot_job_runs_total{job=\"core.empty_bins\"} 1");
    }));
    const auto metrics = host().operator_browser().get("/metrics").body;
    for (const auto* kind : {"files.tidy", "files.collect", "files.verify", "identity.end_sessions",
             "identity.forget_failures", "core.publish_quiet_texts", "core.publish_scheduled_texts",
             "core.tell_of_deletions", "core.forget_contributions", "objects.remind_of_asks",
             "objects.forget_answers", "jobs.forget_done"})
        EXPECT_TRUE(metrics.contains(fmt::format("folkmoot_job_failures_total{{job=\"{}\"}} 0", kind)))
            << kind;
    const auto administrator = furnish.staff("administrator");
    furnish.role(administrator, "site_administrator", ObjectId{1});
    auto browser = furnish.sign_in(administrator);
    const auto list = browser.get("/api/v1/jobs");
    ASSERT_EQ(list.status, 200U) << list.body;
    EXPECT_EQ(list.json()["items"].size(), 16U) << list.body;
    EXPECT_EQ(list.json()["items"][0]["error"], "");
}

TEST_P(Housework, AJobIsRunByOneNodeAtATime) {
    if (GetParam() == kit::Backend::sqlite) GTEST_SKIP() << "an SQLite store has one process";
    store::Settings settings{.url = host().house().configuration().store_url};
    store::Database other{settings, host().clock(), host().house().ids()};
    std::atomic<int> runs = 0;
    std::promise<void> release;
    auto released = release.get_future().share();
    const auto quiet = [](std::string_view, const std::exception&) { };
    jobs::Runner one{host().house().database(), quiet}, two{other, quiet};
    for (auto* runner : {&one, &two})
        runner->declare({.name = "test.once", .doc = "", .run = [&](JobRun&) {
                             ++runs;
                             released.wait();
                         }});
    host().write([](WriteTx& tx) { jobs::enqueue(tx, "test.once"); });
    std::thread first{[&] { one.run_next(); }};
    ASSERT_TRUE(soon([&] { return runs == 1; }));
    EXPECT_FALSE(two.run_next());
    release.set_value();
    first.join();
    EXPECT_FALSE(two.run_next());
    EXPECT_EQ(runs, 1);
}

}} // namespace folkmoot
