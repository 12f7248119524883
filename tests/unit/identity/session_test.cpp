#include "kit/furnished.hpp"

#include "access/rights_watch.hpp"
#include "identity/person.hpp"
#include "identity/secret.hpp"
#include "identity/session.hpp"

namespace folkmoot::identity { namespace {

using namespace std::chrono_literals;
constexpr Sql all_token_hashes{"select token_hash from session order by id limit 10"};
constexpr Sql expire_person{"update person set expires = :expires where id = :id"};

class Sessions : public kit::FurnishedTest {
protected:
    std::string open(std::int64_t factors = 1) {
        auto token = make_token();
        write([&](WriteTx& tx) {
            open_session(tx, olwen.person(),
                {.agent = "Firefox",
                    .network = "192.0.2.7",
                    .limits = {},
                    .token = token,
                    .factors = factors});
        });
        return token;
    }
    std::optional<Session> find(const std::string& token) {
        return read([&](ReadTx& tx) { return find_session(tx, token); });
    }
};
INSTANTIATE_TEST_SUITE_P(Stores, Sessions, kit::both_backends, kit::backend_name);

TEST_P(Sessions, AreFoundByTheirTokenOfWhichTheStoreKeepsOnlyAHash) {
    auto token = open();
    auto session = find(token);
    ASSERT_TRUE(session);
    EXPECT_EQ(session->person, olwen.person());
    auto hashes = read([](ReadTx& tx) { return tx.values<std::string>(all_token_hashes); });
    ASSERT_EQ(hashes.size(), 1U);
    EXPECT_NE(hashes[0], token);
    EXPECT_FALSE(find(hashes[0])) << "what a thief of the store finds opens nothing";
    EXPECT_FALSE(find(make_token()));
    EXPECT_FALSE(find(""));
}

TEST_P(Sessions, EndAfterFourIdleHoursUnlessUsed) {
    auto token = open();
    clock.advance(3h + 59min);
    auto session = find(token);
    ASSERT_TRUE(session);
    EXPECT_TRUE(needs_touch(*session, clock.now()));
    write([&](WriteTx& tx) { touch_session(tx, session->id); });
    clock.advance(3h + 59min);
    EXPECT_TRUE(find(token));
    clock.advance(1min);
    EXPECT_FALSE(find(token));
}

TEST_P(Sessions, EndAfterTwelveHoursHoweverBusy) {
    auto token = open();
    for (int hour = 1; hour < 12; ++hour) {
        clock.advance(1h);
        auto session = find(token);
        ASSERT_TRUE(session) << hour;
        write([&](WriteTx& tx) { touch_session(tx, session->id); });
    }
    clock.advance(1h);
    EXPECT_FALSE(find(token));
}

TEST_P(Sessions, CanBeEndedOneByOneAndOnlyByTheirOwner) {
    auto token = open();
    auto other = open();
    auto session = find(token).value();
    auto sam = add_person("Sam");
    EXPECT_FALSE(write([&](WriteTx& tx) { return end_session(tx, sam.person(), session.id); }));
    EXPECT_TRUE(find(token));
    EXPECT_TRUE(write([&](WriteTx& tx) { return end_session(tx, olwen.person(), session.id); }));
    EXPECT_FALSE(find(token));
    EXPECT_TRUE(find(other));
    EXPECT_EQ(read([&](ReadTx& tx) { return list_sessions(tx, olwen.person()); }).size(), 1U);
}

TEST_P(Sessions, EndWhenThePersonIsDisabledOrTheirTimeIsOverOrThePasswordChanges) {
    auto disabled = open();
    write([&](WriteTx& tx) { disable_person(tx, olwen.person()); });
    EXPECT_FALSE(find(disabled));
    write([&](WriteTx& tx) { enable_person(tx, olwen.person()); });
    EXPECT_FALSE(find(disabled)) << "enabled again, one signs in again";
    auto before = open();
    write([&](WriteTx& tx) { set_password_hash(tx, olwen.person(), "a hash"); });
    EXPECT_FALSE(find(before));
    auto expiring = open();
    write([&](WriteTx& tx) {
        tx.run(expire_person, bind("expires", clock.now() + 1h), bind("id", olwen.person()));
    });
    EXPECT_TRUE(find(expiring));
    clock.advance(1h);
    EXPECT_FALSE(find(expiring));
}

TEST_P(Sessions, TellTheHolderOfSocketsAtOnceWhenTheyEnd) {
    auto token = open();
    std::mutex mutex;
    std::vector<ObjectId> told;
    auto& watch = read([](ReadTx& tx) { return std::ref(tx.kept<access::RightsWatch>()); }).get();
    auto ticket = watch.subscribe([&](std::span<const ObjectId> subjects) {
        const std::scoped_lock lock{mutex};
        told.insert(told.end(), subjects.begin(), subjects.end());
    });
    write([&](WriteTx& tx) { end_sessions(tx, olwen.person()); });
    // The store tells after it has answered, on its own thread.
    const auto is_told = [&] {
        const std::scoped_lock lock{mutex};
        return std::ranges::find(told, olwen.person()) != told.end();
    };
    for (int tries = 0; tries < 200 && !is_told(); ++tries)
        std::this_thread::sleep_for(std::chrono::milliseconds{10});
    watch.unsubscribe(ticket);
    EXPECT_TRUE(is_told());
}

TEST_P(Sessions, AreAtMostTwentyAtATime) {
    auto first = open();
    for (int i = 0; i < 20; ++i) {
        clock.advance(1s);
        open();
    }
    EXPECT_FALSE(find(first));
    EXPECT_EQ(read([&](ReadTx& tx) { return list_sessions(tx, olwen.person()); }).size(), 20U);
}

TEST_P(Sessions, KnowWhetherASecondFactorWasShown) {
    EXPECT_FALSE(viewer_of(find(open(1)).value()).second_factor());
    EXPECT_TRUE(viewer_of(find(open(2)).value()).second_factor());
}

TEST_P(Sessions, HaveARequestTokenThatNoOtherSessionHas) {
    auto token = open();
    read([&](ReadTx& tx) {
        EXPECT_EQ(request_token(tx, token), request_token(tx, token));
        EXPECT_NE(request_token(tx, token), request_token(tx, make_token()));
        EXPECT_NE(request_token(tx, token), hash_of_token(token)) << "it is keyed";
    });
}

TEST_P(Sessions, LongOverAreSwept) {
    open();
    clock.advance(24h * 31);
    open();
    EXPECT_EQ(write([](WriteTx& tx) { return sweep_sessions(tx); }), 1);
}

}} // namespace folkmoot::identity
