#include "unit/store/store_test.hpp"

#include <future>

namespace folkmoot::store { namespace {

class Transactions : public StoreTest {
protected:
    void SetUp() override {
        StoreTest::SetUp();
        if (!IsSkipped()) make_notes();
    }
};
FOLKMOOT_ON_BOTH_STORES(Transactions);

TEST_P(Transactions, ARowComesBackAsTheRecordThatWentIn) {
    add_note("Agenda", "Apologies");
    add_note("Minutes");
    const auto notes = database().read_now([](ReadTx& tx) { return tx.rows<Note>(all_notes); });
    ASSERT_EQ(notes.size(), 2U);
    EXPECT_EQ(notes[0].id, ObjectId{1});
    EXPECT_EQ(notes[0].title, "Agenda");
    EXPECT_EQ(notes[0].body, "Apologies");
    EXPECT_EQ(notes[1].body, std::nullopt);
}

TEST_P(Transactions, ASaveThatThrowsLeavesNothing) {
    const auto save = [&](WriteTx& tx) {
        tx.run_with(insert_note, Note{tx.new_id(), "Half", {}});
        throw Problem(Code::forbidden, "note.locked");
    };
    EXPECT_EQ(code_of([&] { database().write_now("note.added", save); }), Code::forbidden);
    EXPECT_EQ(count_notes(), 0);
}

TEST_P(Transactions, ATwinIsADuplicateThatNamesItsConstraint) {
    add_note("Agenda");
    try {
        add_note("Agenda");
        FAIL() << "the second one went in";
    } catch (const Duplicate& duplicate) {
        EXPECT_THAT(duplicate.constraint(), testing::HasSubstr("title"));
    }
    EXPECT_EQ(count_notes(), 1);
}

TEST_P(Transactions, ASaveThatHidesAFailedStatementIsNotKept) {
    add_note("Agenda");
    const auto save = [&](WriteTx& tx) {
        tx.run_with(insert_note, Note{tx.new_id(), "Before", {}});
        try {
            tx.run_with(insert_note, Note{tx.new_id(), "Agenda", {}});
        } catch (const Duplicate&) {
            tx.run_with(insert_note, Note{tx.new_id(), "After", {}});
        }
    };
    EXPECT_EQ(code_of([&] { database().write_now("note.added", save); }), Code::conflict);
    EXPECT_EQ(titles(), std::vector<std::string>{"Agenda"});
}

TEST_P(Transactions, ARefusedSaveCanLeaveARecordBehind) {
    std::promise<Outcome> answered;
    database().write({.name = "note.added",
        .save =
            [](WriteTx& tx) {
                tx.run_with(insert_note, Note{tx.new_id(), "Secret", {}});
                throw Problem(Code::forbidden, "note.locked");
            },
        .on_refusal =
            [](WriteTx& tx, const Problem& problem) {
                tx.run_with(insert_note, Note{tx.new_id(), "refused", problem.key()});
            },
        .done = [&](const Outcome& outcome) { answered.set_value(outcome); }});
    const auto outcome = answered.get_future().get();
    EXPECT_EQ(code_of([&] { std::rethrow_exception(outcome.error); }), Code::forbidden);
    EXPECT_EQ(titles(), std::vector<std::string>{"refused"});
}

TEST_P(Transactions, AReaderCannotWrite) {
    static constexpr Sql sneaky{"insert into note (id, title) values (7, 'sneaky') returning id"};
    const auto read = [](ReadTx& tx) { tx.values<ObjectId>(sneaky); };
    EXPECT_EQ(code_of([&] { database().read_now(read); }), Code::internal);
    EXPECT_EQ(count_notes(), 0);
}

TEST_P(Transactions, AReadSeesOneMomentWhateverIsSavedMeanwhile) {
    add_note("First");
    database().read_now([&](ReadTx& tx) {
        EXPECT_EQ(tx.value<std::int64_t>(number_of_notes), 1);
        add_note("Second");
        EXPECT_EQ(tx.value<std::int64_t>(number_of_notes), 1);
    });
    EXPECT_EQ(count_notes(), 2);
}

TEST_P(Transactions, AReadThatThrowsIsAnsweredWithWhatItThrew) {
    const auto read = [](ReadTx&) -> int { throw Problem(Code::not_found, "note.missing"); };
    EXPECT_EQ(code_of([&] { database().read_now(read); }), Code::not_found);
}

TEST_P(Transactions, RunTellsHowManyRowsItTouched) {
    add_note("A"), add_note("B");
    const auto touched = database().write_now("note.emptied", [](WriteTx& tx) {
        return tx.run(
            "update note set body = :body where title <> :title", bind("body", "x"), bind("title", "Z"));
    });
    EXPECT_EQ(touched, 2);
    const auto none = database().write_now("note.added", [](WriteTx& tx) {
        return tx.run("insert into note (id, title) values (:id, :title) on conflict do nothing",
            bind("id", tx.new_id()), bind("title", std::string{"A"}));
    });
    EXPECT_EQ(none, 0);
}

TEST_P(Transactions, StatementsAreCounted) {
    const auto count = database().write_now("note.added", [](WriteTx& tx) {
        tx.run_with(insert_note, Note{tx.new_id(), "A", {}});
        tx.value<std::int64_t>(number_of_notes);
        return tx.statements();
    });
    EXPECT_EQ(count, 2U);
    EXPECT_GE(database().metrics().statements, 2U);
}

TEST_P(Transactions, WhatFollowsACommitRunsOnceAndOnlyAfterIt) {
    settings.saves = Settings::Saves::rehearsed;
    reopen();
    std::atomic<int> runs = 0;
    database().write_now("note.added", [&](WriteTx& tx) { tx.after_commit([&] { ++runs; }); });
    const auto refused = [&](WriteTx& tx) {
        tx.after_commit([&] { runs += 100; });
        throw Problem(Code::conflict, "note.locked");
    };
    EXPECT_EQ(code_of([&] { database().write_now("note.added", refused); }), Code::conflict);
    EXPECT_EQ(runs, 1);
}

TEST_P(Transactions, ARehearsedSaveRunsTwiceAndIsKeptOnce) {
    settings.saves = Settings::Saves::rehearsed;
    reopen();
    int runs = 0;
    database().write_now("note.added", [&](WriteTx& tx) {
        ++runs;
        tx.run_with(insert_note, Note{tx.new_id(), "Once", {}});
    });
    EXPECT_EQ(runs, 2);
    EXPECT_EQ(count_notes(), 1);
}

TEST_P(Transactions, WhatARoomRemembersEndsWithTheTransaction) {
    struct Rights {
        int loaded = 0;
    };
    for (int i = 0; i < 2; ++i)
        database().write_now(
            "note.added", [](WriteTx& tx) { EXPECT_EQ(++tx.remembered<Rights>().loaded, 1); });
}

TEST_P(Transactions, ManySavesAtOnceAreAllKept) {
    constexpr int threads = 8, each = 50;
    {
        std::vector<std::jthread> writers;
        for (int t = 0; t < threads; ++t)
            writers.emplace_back([&, t] {
                for (int i = 0; i < each; ++i)
                    add_note(fmt::format("{}-{}", t, i));
            });
    }
    EXPECT_EQ(count_notes(), threads * each);
    if (is_sqlite()) EXPECT_LT(database().metrics().commits, 1U + threads * each);
}

TEST_P(Transactions, AFullQueueTurnsRequestsAwayAtOnce) {
    settings.write_queue = 2;
    settings.read_queue = 2;
    settings.readers = settings.writers = 1;
    reopen();
    std::promise<void> entered, go_on;
    auto gate = go_on.get_future().share();
    std::jthread busy{[&] {
        database().write_now("note.slow", [&](WriteTx&) {
            entered.set_value();
            gate.wait();
        });
    }};
    entered.get_future().wait();
    std::atomic<int> answered = 0;
    const auto job = [&] {
        database().write({.name = "n", .save = [](WriteTx&) {}, .done = [&](const Outcome&) { ++answered; }});
    };
    job(), job();
    EXPECT_EQ(code_of(job), Code::overloaded);
    go_on.set_value();
    busy.join();
    close();
    EXPECT_EQ(answered, 2) << "what waited must still be saved when the store is closed";
}

}} // namespace folkmoot::store
