#include "kit/furnished.hpp"

#include "folkmoot/audit.hpp"
#include "folkmoot/setting.hpp"
#include "jobs/runner.hpp"

using namespace folkmoot;
using namespace folkmoot::jobs;
using namespace std::chrono_literals;

namespace {

class JobQueue : public kit::FurnishedTest {
protected:
    Lease claim_now(std::chrono::seconds lease = 60s) {
        constexpr std::array kinds{std::string_view{"test.work"}};
        auto claimed = write([&](WriteTx& tx) { return claim(tx, kinds, lease); });
        EXPECT_TRUE(claimed);
        return claimed.value_or(Lease{});
    }
    bool nothing_due() {
        constexpr std::array kinds{std::string_view{"test.work"}};
        return !write([&](WriteTx& tx) { return claim(tx, kinds, 60s); });
    }
    ObjectId add(Json input = {"{}"}, std::optional<Time> not_before = {}) {
        return write([&](WriteTx& tx) { return enqueue(tx, "test.work", input, not_before); });
    }
    JobView newest() {
        return read([](ReadTx& tx) { return list_jobs(tx, std::nullopt).front(); });
    }
    auto trouble() {
        return [this](std::string_view, const std::exception&) { ++troubles; };
    }
    int troubles = 0;
};
INSTANTIATE_TEST_SUITE_P(Stores, JobQueue, kit::both_backends, kit::backend_name);

TEST_P(JobQueue, RunsTheOldestFirstAndEachOnce) {
    const auto first = add();
    clock.advance(1s);
    const auto second = add();
    EXPECT_EQ(claim_now().job, first);
    EXPECT_EQ(claim_now().job, second);
    EXPECT_TRUE(nothing_due());
}

TEST_P(JobQueue, DoesNotBeginBeforeItsTime) {
    add({"{}"}, clock.now() + 1h);
    EXPECT_TRUE(nothing_due());
    clock.advance(1h);
    EXPECT_FALSE(nothing_due());
}

TEST_P(JobQueue, LeavesKindsAloneThatItDoesNotKnow) {
    write([](WriteTx& tx) { return enqueue(tx, "absent.work"); });
    EXPECT_TRUE(nothing_due());
}

TEST_P(JobQueue, AJobWhoseRunnerWentSilentIsTakenUpAndTheOldRunIsRefused) {
    add();
    const auto old = claim_now(60s);
    clock.advance(61s);
    const auto taken_up = claim_now(60s);
    EXPECT_EQ(taken_up.job, old.job);
    EXPECT_EQ(taken_up.attempts, 2);
    EXPECT_EQ(
        kit::problem_of([&] { write([&](WriteTx& tx) { hold(tx, old, 60s, 1, 2); }); }), "jobs.lease_lost");
    EXPECT_EQ(kit::problem_of([&] { write([&](WriteTx& tx) { finish(tx, old, {}); }); }), "jobs.lease_lost");
    write([&](WriteTx& tx) { hold(tx, taken_up, 60s, 1, 2); });
    write([&](WriteTx& tx) { finish(tx, taken_up, {}); });
    EXPECT_EQ(newest().state, State::done);
    EXPECT_EQ(newest().total, 2);
}

TEST_P(JobQueue, TriesAgainLaterAndLaterThenFailsUntilSomebodySaysAgain) {
    const auto job = add();
    for (int attempt = 1; attempt <= 3; ++attempt) {
        const auto lease = claim_now();
        write([&](WriteTx& tx) { fail(tx, lease, "test.failed", 3); });
        EXPECT_TRUE(nothing_due());
        clock.advance(10s * (1 << (attempt - 1)));
    }
    EXPECT_TRUE(nothing_due());
    EXPECT_EQ(newest().state, State::failed);
    EXPECT_EQ(newest().error, "test.failed");
    write([&](WriteTx& tx) { retry(tx, job); });
    EXPECT_EQ(claim_now().attempts, 1);
}

TEST_P(JobQueue, ARunnerSavesProgressWithTheWorkAndForgetsDoneJobsAfterAMonth) {
    Runner runner(database(), trouble());
    runner.declare({.name = "test.work", .doc = "", .run = [](JobRun& run) {
                        for (int i = 1; i <= 3; ++i)
                            run.step(i, 3, [&](WriteTx& tx) { tx.audit(AuditLine("test.worked")); });
                    }});
    add();
    EXPECT_TRUE(runner.run_next());
    EXPECT_FALSE(runner.run_next());
    EXPECT_EQ(newest().state, State::done);
    EXPECT_EQ(newest().done, 3);
    EXPECT_EQ(read([](ReadTx& tx) {
        return tx.value<std::int64_t>("select count(*) from audit_line where action = 'test.worked'");
    }),
        3);
    clock.advance(std::chrono::days{31});
    EXPECT_EQ(write([](WriteTx& tx) { return sweep_jobs(tx); }), 1);
}

TEST_P(JobQueue, WhatAJobThrowsIsToldToTheLogAndOnlyItsKeyIsKept) {
    Runner runner(database(), trouble());
    runner.declare({.name = "test.work", .doc = "", .run = [](JobRun&) {
                        throw std::runtime_error("somebody@example.org");
                    }});
    add();
    EXPECT_TRUE(runner.run_next());
    EXPECT_EQ(newest().state, State::waiting);
    EXPECT_EQ(newest().error, "jobs.unexpected");
    EXPECT_EQ(troubles, 1);
}

TEST_P(JobQueue, AKindThatRunsByTheClockHasOneRowAndComesBack) {
    int runs = 0;
    Runner runner(database(), trouble());
    runner.declare({.name = "test.work", .doc = "", .run = [&](JobRun&) { ++runs; }, .every = 1h});
    runner.schedule_all();
    runner.schedule_all();
    while (runner.run_next()) { }
    EXPECT_EQ(runs, 1);
    clock.advance(1h);
    while (runner.run_next()) { }
    EXPECT_EQ(runs, 2);
    EXPECT_EQ(read([](ReadTx& tx) { return list_jobs(tx, std::nullopt).size(); }), 1U);
}

enum class Colour { red, green };

class SiteSettings : public kit::FurnishedTest { };
INSTANTIATE_TEST_SUITE_P(Stores, SiteSettings, kit::both_backends, kit::backend_name);

} // namespace

template <>
inline constexpr std::array folkmoot::names_of<Colour>{std::string_view{"red"}, std::string_view{"green"}};

namespace {

TEST_P(SiteSettings, TheNearestChoiceCounts) {
    const Setting<std::int64_t> days{"test.days", "Days", 90, {.min = 1, .max = 365}};
    const auto days_at = [&](ObjectId scope) {
        return read([&](ReadTx& tx) { return setting(tx, days, scope); });
    };
    const auto other = add_space("other");
    EXPECT_EQ(days_at(section), 90);
    write([&](WriteTx& tx) { choose_setting(tx, days, ObjectId{1}, std::int64_t{30}); });
    EXPECT_EQ(days_at(section), 30);
    write([&](WriteTx& tx) { choose_setting(tx, days, space, std::int64_t{7}); });
    EXPECT_EQ(days_at(section), 7);
    EXPECT_EQ(days_at(other), 30);
    EXPECT_EQ(kit::problem_of(
                  [&] { write([&](WriteTx& tx) { choose_setting(tx, days, space, std::int64_t{366}); }); }),
        "objects.setting_invalid");
}

TEST_P(SiteSettings, KeepEachTypeOfValue) {
    const Setting<bool> on{"test.on", "On", false};
    const Setting<std::string> text{"test.text", "Text", "usual"};
    const Setting<Colour> colour{"test.colour", "Colour", Colour::red};
    write([&](WriteTx& tx) {
        choose_setting(tx, on, ObjectId{1}, true);
        choose_setting(tx, text, ObjectId{1}, std::string{"Caerdydd ŵ"});
        choose_setting(tx, colour, ObjectId{1}, Colour::green);
    });
    read([&](ReadTx& tx) {
        EXPECT_TRUE(setting(tx, on));
        EXPECT_EQ(setting(tx, text), "Caerdydd ŵ");
        EXPECT_EQ(setting(tx, colour), Colour::green);
    });
}

TEST_P(SiteSettings, WhatIsNoValueAnyMoreCountsAsNotChosen) {
    const Setting<Colour> colour{"test.colour", "Colour", Colour::red};
    write([&](WriteTx& tx) { objects::put_setting(tx, "test.colour", ObjectId{1}, "blue"); });
    EXPECT_EQ(read([&](ReadTx& tx) { return setting(tx, colour); }), Colour::red);
}

} // namespace
