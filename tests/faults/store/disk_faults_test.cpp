#include "faults/store/faulty_machine.hpp"
#include "faults/store/pair_store.hpp"
#include "kit/temporary_folder.hpp"

#include <future>
#include <latch>
#include <sqlite3.h>

namespace folkmoot::store { namespace {

using Operation = FaultyMachine::Operation;
using Lasting = FaultyMachine::Lasting;

struct Answers {
    std::mutex mutex;
    std::set<std::int64_t> acknowledged;
    std::multiset<Code> refused;
};

Code code_of(const std::exception_ptr& error) {
    try {
        std::rethrow_exception(error);
    } catch (const Problem& problem) {
        return problem.code();
    }
}

/// Saves `count` things as one group: they wait behind a save that ends when all are queued.
void save_group(Database& database, int count, Answers& answers, const std::function<void()>& before) {
    std::promise<void> entered, go_on;
    std::latch answered{count + 1};
    database.write({.name = "gate",
        .save =
            [&](WriteTx&) {
                entered.set_value();
                go_on.get_future().wait();
            },
        .done = [&](const Outcome&) { answered.count_down(); }});
    entered.get_future().wait();
    for (int number = 1; number <= count; ++number)
        database.write({.name = "pair",
            .save = [number](WriteTx& tx) { PairStore::save(tx, number); },
            .done =
                [&, number](const Outcome& outcome) {
                    {
                        const std::lock_guard lock{answers.mutex};
                        if (outcome.error)
                            answers.refused.insert(code_of(outcome.error));
                        else
                            answers.acknowledged.insert(number);
                    }
                    answered.count_down();
                }});
    before();
    go_on.set_value();
    answered.wait();
}

struct Fault {
    const char* name;
    Operation operation;
    int code;
    Lasting lasting;
};

class DiskFaults : public testing::TestWithParam<Fault> {
protected:
    static constexpr int group = 12;
    static constexpr int most_operations = 50'000;

    /// One group of saves with the n-th operation failing. Gives whether it was reached.
    bool run(int n) {
        const auto& fault = GetParam();
        const kit::TemporaryFolder folder;
        const auto url = "sqlite://" + (folder / "folkmoot.db").string();
        Answers answers;
        bool happened = false;
        {
            PairStore store{url};
            save_group(store.database(), group, answers,
                [&] { FaultyMachine::installed().fail(fault.operation, n, fault.code, fault.lasting); });
            check(store, answers);
            happened = FaultyMachine::installed().heal();
            EXPECT_TRUE(holds_all(store.whole_saves(), answers.acknowledged));
        }
        PairStore again{url};
        EXPECT_TRUE(holds_all(again.whole_saves(), answers.acknowledged));
        return happened;
    }

    virtual void check(PairStore& store, const Answers& answers) {
        EXPECT_EQ(answers.acknowledged.size() + answers.refused.size(), static_cast<std::size_t>(group));
        const bool sync = GetParam().operation == Operation::sync;
        for (const auto code : answers.refused)
            EXPECT_EQ(code, GetParam().code == SQLITE_FULL ? Code::storage_full : Code::overloaded);
        // A passing fault costs nobody a save: each is made again, alone. A failed sync ends all writing.
        if (GetParam().lasting == Lasting::once && !sync) EXPECT_EQ(answers.refused.size(), 0U);
        EXPECT_TRUE(sync || store.database().healthy());
    }
};

TEST_P(DiskFaults, NothingAcknowledgedIsLostAndNothingIsKeptByHalf) {
    int n = 1;
    while (n < most_operations && run(n))
        n += 1 + n / 8; // each of the first, where the kinds differ, then fewer
    EXPECT_GT(n, 1) << "no fault was ever reached";
    EXPECT_LT(n, most_operations) << "the sweep did not come to an end";
}

TEST_P(DiskFaults, WritingGoesOnAfterwardsUnlessASyncFailed) {
    const auto& fault = GetParam();
    const kit::TemporaryFolder folder;
    PairStore store{"sqlite://" + (folder / "folkmoot.db").string()};
    Answers answers;
    save_group(store.database(), group, answers,
        [&] { FaultyMachine::installed().fail(fault.operation, 1, fault.code, fault.lasting); });
    ASSERT_TRUE(FaultyMachine::installed().heal());
    const auto save = [&] {
        store.database().write_now("pair", [](WriteTx& tx) { PairStore::save(tx, 1000); });
    };
    if (fault.operation == Operation::sync) {
        EXPECT_THROW(save(), Problem);
        EXPECT_FALSE(store.database().healthy());
    } else {
        EXPECT_NO_THROW(save());
        EXPECT_TRUE(store.whole_saves().contains(1000));
    }
}

INSTANTIATE_TEST_SUITE_P(All, DiskFaults,
    testing::Values(Fault{"NoSpaceOnce", Operation::write, SQLITE_FULL, Lasting::once},
        Fault{"NoSpace", Operation::write, SQLITE_FULL, Lasting::from_then_on},
        Fault{"WriteErrorOnce", Operation::write, SQLITE_IOERR_WRITE, Lasting::once},
        Fault{"WriteErrors", Operation::write, SQLITE_IOERR_WRITE, Lasting::from_then_on},
        Fault{"NoMemoryOnce", Operation::allocation, SQLITE_NOMEM, Lasting::once},
        Fault{"SyncErrorOnce", Operation::sync, SQLITE_IOERR_FSYNC, Lasting::once},
        Fault{"SyncErrors", Operation::sync, SQLITE_IOERR_FSYNC, Lasting::from_then_on}),
    [](const auto& info) { return info.param.name; });

/// Eight threads that save as fast as they can, for as long as it exists.
class BusyWriters {
public:
    explicit BusyWriters(Database& database) {
        for (int t = 0; t < 8; ++t)
            threads_.emplace_back([this, &database, t](const std::stop_token& stop) {
                for (std::int64_t number = t * 1'000'000; !stop.stop_requested(); ++number) {
                    database.write_now("pair", [&](WriteTx& tx) { PairStore::save(tx, number); });
                    const std::lock_guard lock{mutex_};
                    acknowledged_.insert(number);
                }
            });
    }
    std::set<std::int64_t> acknowledged() const {
        const std::lock_guard lock{mutex_};
        return acknowledged_;
    }

private:
    mutable std::mutex mutex_;
    std::set<std::int64_t> acknowledged_;
    std::vector<std::jthread> threads_;
};

TEST(PowerCuts, WhatWasAcknowledgedIsInTheFilesWhateverElseTheDiskKept) {
    auto& disk = FaultyMachine::installed();
    constexpr unsigned cuts = 40;
    for (unsigned seed = 1; seed <= cuts; ++seed) {
        const kit::TemporaryFolder live, image;
        disk.watch(live.path());
        PairStore store{"sqlite://" + (live / "folkmoot.db").string()};
        std::set<std::int64_t> acknowledged;
        {
            const BusyWriters writers{store.database()};
            do {
                std::this_thread::sleep_for(std::chrono::microseconds{seed * 97 % 1000});
                acknowledged = writers.acknowledged();
            } while (acknowledged.size() < seed);
            disk.cut_power(live.path(), image.path(), seed);
        }
        disk.watch("");
        PairStore survivor{"sqlite://" + (image / "folkmoot.db").string()};
        EXPECT_TRUE(holds_all(survivor.whole_saves(), acknowledged)) << "seed " << seed;
    }
}

}} // namespace folkmoot::store
