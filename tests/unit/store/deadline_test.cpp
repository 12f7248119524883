#include "unit/store/store_test.hpp"

#include "store/beside.hpp"

namespace folkmoot::store { namespace {

using namespace std::chrono_literals;

/// Counts for minutes, on either store.
constexpr Sql endless{"with recursive n (i) as (select 1 union all select i + 1 from n where i < 2000000000) "
                      "select count(*) from n",
    "select count(*) from generate_series(cast(1 as bigint), cast(20000000000 as bigint)) n"};
constexpr Sql endless_insert{
    "insert into note (id, title) with recursive n (i) as (select 1 union all select i + 1 from n where i < "
    "2000000000) select 1000 + i, 'x' || i from n where i < 3 or i % 1999999999 = 0",
    "insert into note (id, title) select 1000 + i, 'x' || i from generate_series(cast(1 as bigint), "
    "cast(20000000000 as "
    "bigint)) n (i) where i < 3 or i % 19999999999 = 0"};

class Deadline : public StoreTest {
protected:
    void SetUp() override {
        StoreTest::SetUp();
        if (IsSkipped()) return;
        settings.read_limit = settings.write_deadline = 300ms;
        settings.readers = 1;
        settings.writers = 1;
        reopen();
        make_notes();
    }
    /// Whether it ended within a time that is far from the statement's own.
    template <class Work> bool ends_soon(Work work) {
        const auto start = std::chrono::steady_clock::now();
        EXPECT_EQ(code_of(work), Code::overloaded);
        return std::chrono::steady_clock::now() - start < 10s;
    }
};
FOLKMOOT_ON_BOTH_STORES(Deadline);

TEST_P(Deadline, AReadThatWouldNotEndIsStoppedAndItsConnectionServesTheNext) {
    add_note("kept");
    EXPECT_TRUE(ends_soon([&] { database().read_now([](ReadTx& tx) { tx.value<std::int64_t>(endless); }); }));
    EXPECT_EQ(count_notes(), 1);
    EXPECT_EQ(database().metrics().reconnections, 0U);
}

TEST_P(Deadline, ASaveThatWouldNotEndIsStoppedAndNothingOfItIsKept) {
    EXPECT_TRUE(ends_soon([&] {
        database().write_now("note.endless", [](WriteTx& tx) {
            tx.run(insert_note, bind("id", ObjectId{1}), bind("title", "before"),
                bind("body", std::optional<std::string>{}));
            tx.run(endless_insert);
        });
    }));
    EXPECT_EQ(count_notes(), 0);
    add_note("the next one");
    EXPECT_EQ(count_notes(), 1);
    EXPECT_TRUE(database().healthy());
}

TEST_P(Deadline, ManyShortStatementsAreStoppedAsOneLongOneIs) {
    EXPECT_TRUE(ends_soon([&] {
        database().read_now([](ReadTx& tx) {
            for (;;)
                tx.value<std::int64_t>(number_of_notes);
        });
    }));
    EXPECT_TRUE(ends_soon([&] {
        database().write_now("note.looping", [](WriteTx& tx) {
            for (;;)
                tx.run("update note set title = 'x' where id = 1");
        });
    }));
    add_note("the next one");
    EXPECT_EQ(count_notes(), 1);
}

TEST_P(Deadline, OthersSavesOfTheSameGroupAreKeptWhenOneIsStopped) {
    std::atomic<int> kept = 0, stopped = 0;
    std::vector<std::jthread> writers;
    for (int i = 0; i < 4; ++i)
        writers.emplace_back([&, i] {
            try {
                database().write_now("note.added", [i](WriteTx& tx) {
                    tx.run(insert_note, bind("id", ObjectId{100 + i}),
                        bind("title", fmt::format("one of four: {}", i)),
                        bind("body", std::optional<std::string>{}));
                    if (i == 1) tx.run(endless_insert);
                });
                ++kept;
            } catch (const Problem&) {
                ++stopped;
            }
        });
    writers.clear();
    EXPECT_EQ(kept, 3);
    EXPECT_EQ(stopped, 1);
    EXPECT_EQ(count_notes(), 3);
}

class LookedAtBeside : public Deadline { };
FOLKMOOT_ON_BOTH_STORES(LookedAtBeside);

TEST_P(LookedAtBeside, AStoreThatIsServedIsReadAndCannotBeWritten) {
    add_note("there");
    Beside beside{settings, clock};
    std::int64_t seen = 0;
    beside.read([&](ReadTx& tx) { seen = tx.value<std::int64_t>(number_of_notes).value(); });
    EXPECT_EQ(seen, 1);
    add_note("meanwhile");
    beside.read([&](ReadTx& tx) { seen = tx.value<std::int64_t>(number_of_notes).value(); });
    EXPECT_EQ(seen, 2);
    EXPECT_FALSE(beside.steps_that_differ("test", folder / "no such folder").empty());
}

TEST_P(LookedAtBeside, AStoreThatIsNotThereIsNotMade) {
    if (!is_sqlite()) GTEST_SKIP() << "a PostgreSQL database is made by its own tools";
    settings.url = "sqlite://" + (folder / "absent.db").string();
    EXPECT_THROW((Beside{settings, clock}), StartError);
    EXPECT_FALSE(std::filesystem::exists(folder / "absent.db"));
}

}} // namespace folkmoot::store
