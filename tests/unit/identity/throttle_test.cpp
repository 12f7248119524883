#include "kit/furnished.hpp"

#include "identity/throttle.hpp"

namespace folkmoot::identity { namespace {

using namespace std::chrono_literals;
constexpr Sql all_keys{"select key from throttle order by key limit 100"};

class Throttle : public kit::FurnishedTest {
protected:
    /// Seconds to wait; 0 when one may try.
    std::int64_t wait(const Attempt& attempt) {
        try {
            read([&](ReadTx& tx) { require_patience(tx, attempt); });
            return 0;
        } catch (const Problem& problem) {
            EXPECT_EQ(problem.code(), Code::rate_limited);
            return std::stoll(problem.values().at(0).second);
        }
    }
    void fail(const Attempt& attempt, int times = 1) {
        for (int i = 0; i < times; ++i)
            write([&](WriteTx& tx) { note_failure(tx, attempt); });
    }
    const Attempt mary{.account = "mary@example.org", .network = "192.0.2.7", .device = {}};
};
INSTANTIATE_TEST_SUITE_P(Stores, Throttle, kit::both_backends, kit::backend_name);

TEST_P(Throttle, ForgivesTwoSlipsThenDoublesTheWaitUpToTwentyFiveSeconds) {
    fail(mary, 2);
    EXPECT_EQ(wait(mary), 0);
    std::vector<std::int64_t> waits;
    for (int i = 0; i < 10; ++i) {
        fail(mary);
        waits.push_back(wait(mary));
    }
    EXPECT_THAT(waits, testing::ElementsAre(1, 1, 1, 2, 4, 7, 13, 25, 25, 25));
    clock.advance(25s);
    EXPECT_EQ(wait(mary), 0) << "nobody is locked out for good";
}

TEST_P(Throttle, FollowsTheAccountAcrossNetworksAndTheNetworkAcrossAccounts) {
    fail(mary, 6);
    Attempt elsewhere{.account = mary.account, .network = "203.0.113.9", .device = {}};
    EXPECT_GT(wait(elsewhere), 0);
    Attempt neighbour{.account = "nora@example.org", .network = mary.network, .device = {}};
    EXPECT_EQ(wait(neighbour), 0);
    for (int i = 0; i < 20; ++i)
        fail(
            {.account = "guess" + std::to_string(i) + "@example.org", .network = mary.network, .device = {}});
    EXPECT_GT(wait(neighbour), 0) << "one address guesses at many accounts";
}

TEST_P(Throttle, LetsTheOwnerInFromAKnownDeviceWhileOthersGuess) {
    fail(mary, 30);
    EXPECT_GT(wait(mary), 0);
    Attempt from_own_laptop{.account = mary.account, .network = mary.network, .device = "known device"};
    EXPECT_EQ(wait(from_own_laptop), 0);
    fail(from_own_laptop, 6);
    EXPECT_GT(wait(from_own_laptop), 0) << "a stolen laptop may not guess either";
}

TEST_P(Throttle, ForgetsTheAccountsFailuresOnSuccessAndAllAfterADay) {
    fail(mary, 6);
    write([&](WriteTx& tx) { note_success(tx, mary); });
    EXPECT_EQ(wait(mary), 0);
    clock.advance(24h + 1s);
    EXPECT_GT(write([](WriteTx& tx) { return sweep_throttle(tx); }), 0);
    EXPECT_THAT(read([](ReadTx& tx) { return tx.values<std::string>(all_keys); }), testing::IsEmpty());
}

TEST_P(Throttle, KeepsNeitherAddressesNorNetworks) {
    fail(mary);
    for (const auto& key : read([](ReadTx& tx) { return tx.values<std::string>(all_keys); })) {
        EXPECT_THAT(key, testing::Not(testing::HasSubstr("mary")));
        EXPECT_THAT(key, testing::Not(testing::HasSubstr("192.0.2")));
    }
}

TEST(Networks, AreTheAddressAndItsNeighbourhood) {
    EXPECT_THAT(networks_of("192.0.2.7"), testing::ElementsAre("192.0.2.7", "192.0.2.0/24"));
    EXPECT_EQ(networks_of("2001:db8:1:2::1"), networks_of("2001:db8:1:2:ffff::9"));
    EXPECT_EQ(networks_of("2001:db8:1:2::1")[1], networks_of("2001:db8:1:3::1")[1]);
    EXPECT_NE(networks_of("2001:db8:1:2::1")[0], networks_of("2001:db8:1:3::1")[0]);
    EXPECT_EQ(networks_of("::ffff:192.0.2.7"), networks_of("192.0.2.7"))
        << "on a socket for both families, IPv4 must not become one neighbourhood";
}

}} // namespace folkmoot::identity
