#include "kit/furnish.hpp"
#include "kit/live_client.hpp"

#include "access/marking.hpp"
#include "identity/password.hpp"
#include "identity/person.hpp"

#include <future>

namespace folkmoot { namespace {

using namespace std::chrono_literals;
using kit::nothing;
using kit::soon;
using kit::WikiScene;

constexpr std::uint64_t gib = std::uint64_t{1} << 30U;

class OwnHost : public testing::TestWithParam<kit::Backend> {
protected:
    void SetUp() override {
        if (GetParam() == kit::Backend::postgres && !kit::EmptyStore::absence().empty())
            GTEST_SKIP() << kit::EmptyStore::absence();
    }
};
using NearlyFullDisk = OwnHost;
using HangingDisk = OwnHost;
using TooManyRequests = OwnHost;
using MarkedSessions = OwnHost;
INSTANTIATE_TEST_SUITE_P(Stores, NearlyFullDisk, kit::both_backends, kit::backend_name);
INSTANTIATE_TEST_SUITE_P(Stores, HangingDisk, kit::both_backends, kit::backend_name);
INSTANTIATE_TEST_SUITE_P(Stores, TooManyRequests, kit::both_backends, kit::backend_name);
INSTANTIATE_TEST_SUITE_P(Stores, MarkedSessions, kit::both_backends, kit::backend_name);

std::string star(const std::string& page) {
    return "/api/v1/objects/" + page + "/star";
}

/// A disk whose next answers wait until it is let go, at the latest when the test is over.
class Hanging {
public:
    explicit Hanging(std::atomic<bool>& hangs)
        : hangs_(hangs) {
        hangs_ = true;
    }
    ~Hanging() { let_go(); }
    Hanging(const Hanging&) = delete;
    Hanging& operator=(const Hanging&) = delete;
    void let_go() {
        hangs_ = false;
        hangs_.notify_all();
    }

private:
    std::atomic<bool>& hangs_;
};

TEST_P(HangingDisk, TakesOneThreadAndTheNodeIsNotReadyOnceItWasTheLast) {
    std::atomic<bool> hangs = false;
    kit::TestHost host{GetParam(),
        {.configuration =
                [](host::Configuration& configuration) {
                    configuration.readers = 1;
                    configuration.server.timeouts.answer = 2s;
                },
            .disk =
                [&hangs] {
                    hangs.wait(true);
                    return files::DiskSpace{50 * gib, 100 * gib};
                }}};
    WikiScene scene{host};
    const auto page = scene.page("A page", "Words.");
    const auto metric = [&] {
        return host.operator_browser()
            .get("/metrics")
            .body.contains("folkmoot_threads_lost{duty=\"reading\"} 1\n");
    };
    EXPECT_EQ(scene.as_owner.get("/readyz").status, 200U);
    EXPECT_FALSE(metric());

    Hanging disk{hangs};
    // A change looks at the disk once the last look is a while ago; the request does not wait for ever.
    ASSERT_TRUE(soon([&] { return scene.as_owner.put(star(page), nothing).status == 503; }, 20s));
    auto visitor = host.browser();
    EXPECT_TRUE(soon([&] { return visitor.get("/readyz").body.contains("stuck"); }));
    EXPECT_EQ(visitor.get("/readyz").status, 503U);
    EXPECT_EQ(visitor.get("/healthz").status, 200U);
    EXPECT_TRUE(metric());

    disk.let_go();
    EXPECT_TRUE(soon([&] { return visitor.get("/readyz").status == 200U; }));
    EXPECT_FALSE(metric());
    EXPECT_TRUE(soon([&] { return scene.as_owner.put(star(page), nothing).status == 200U; }));
}

TEST_P(HangingDisk, IsToldToWhoeverAsksWhetherTheNodeIsReadyInsteadOfHangingTheAnswer) {
    std::atomic<bool> hangs = false;
    kit::TestHost host{GetParam(),
        {.configuration = [](host::Configuration& configuration) { configuration.readers = 1; },
            .disk =
                [&hangs] {
                    hangs.wait(true);
                    return files::DiskSpace{50 * gib, 100 * gib};
                }}};
    auto visitor = host.browser();
    EXPECT_EQ(visitor.get("/readyz").body, "ready\n");

    // The house's own look at the disk takes the only thread that reads; no request does.
    Hanging disk{hangs};
    ASSERT_TRUE(soon([&] { return visitor.get("/readyz").status == 503; }, 20s));
    EXPECT_EQ(visitor.get("/readyz").body, "the store or the disk does not answer\n");
    EXPECT_TRUE(host.operator_browser().get("/metrics").body.contains("folkmoot_disk_read_only 0\n"));

    disk.let_go();
    EXPECT_TRUE(soon([&] { return visitor.get("/readyz").status == 200U; }));
}

TEST_P(NearlyFullDisk, ChangesAreRefusedWhileReadingAndSigningInGoOnAndItRecovers) {
    std::atomic<std::uint64_t> free = 50 * gib;
    kit::TestHost host{GetParam(), {.disk = [&free] { return files::DiskSpace{free, 100 * gib}; }}};
    WikiScene scene{host};
    const auto page = scene.page("A page", "Words.");
    EXPECT_EQ(scene.as_owner.get("/readyz").body, "ready\n");

    free = 4 * gib;
    const auto upload = [&] {
        return scene.as_owner.post("/api/v1/uploads", {{"object", page}, {"name", "a.txt"}, {"size", 5}});
    };
    ASSERT_TRUE(soon([&] {
        return host.operator_browser().get("/metrics").body.contains("folkmoot_disk_uploads_refused 1\n");
    }));
    EXPECT_EQ(upload().code(), "files.storage_full");
    EXPECT_EQ(scene.as_owner.put(star(page), nothing).status, 200U);

    free = gib;
    ASSERT_TRUE(soon([&] { return scene.as_owner.put(star(page), nothing).status == 507; }));
    const auto refused = scene.as_owner.put(star(page), nothing);
    EXPECT_EQ(refused.code(), "files.read_only") << refused.body;
    EXPECT_EQ(scene.as_owner.get(kit::page_path(page)).status, 200U);
    EXPECT_EQ(scene.furnish.visitor().sign_in(scene.editor.email, kit::Furnish::password).status, 200U);
    const auto ready = scene.as_owner.get("/readyz");
    EXPECT_EQ(ready.status, 200U);
    EXPECT_TRUE(ready.body.contains("read only"));
    EXPECT_TRUE(host.operator_browser().get("/metrics").body.contains("folkmoot_disk_read_only 1\n"));

    free = 50 * gib;
    EXPECT_TRUE(soon([&] { return scene.as_owner.put(star(page), nothing).status == 200; }));
    EXPECT_EQ(upload().status, 200U);
    EXPECT_TRUE(host.operator_browser().get("/metrics").body.contains("folkmoot_disk_read_only 0\n"));
}

/// What was done until it was refused, under a rate of one a second: ten at once, and one more for each
/// second that they take.
struct UntilRefused {
    int done = 0;
    int allowed = 0;
    kit::Answer refusal;
};
template <class Attempt> UntilRefused until_refused(Attempt attempt) {
    const auto begin = std::chrono::steady_clock::now();
    UntilRefused result;
    for (; result.done < 100; ++result.done)
        if (result.refusal = attempt(result.done); result.refusal.status == 429) break;
    const auto took = std::chrono::ceil<std::chrono::seconds>(std::chrono::steady_clock::now() - begin);
    result.allowed = 10 + static_cast<int>(took.count());
    return result;
}

TEST_P(TooManyRequests, OnePersonsHasteIsToldToWaitAndSlowsNobodyElse) {
    kit::TestHost host{GetParam(), {.configuration = [](host::Configuration& made) {
                           made.rates.of_session[host::RateClass::change] = 1;
                           made.rates.of_session[host::RateClass::read] = 0;
                       }}};
    WikiScene scene{host};
    const auto page = scene.page("A page", "Words.");
    const auto [done, allowed, last] =
        until_refused([&](int /*number*/) { return scene.as_owner.put(star(page), nothing); });
    ASSERT_EQ(last.status, 429U) << last.body;
    EXPECT_LE(done, allowed);
    EXPECT_EQ(last.code(), "request.too_many");
    EXPECT_EQ(last.header("Content-Type"), "application/problem+json");
    EXPECT_EQ(last.header("Retry-After"), "1");
    EXPECT_EQ(scene.as_owner.get(kit::page_path(page)).status, 200U);
    EXPECT_EQ(scene.as_editor.put(star(page), nothing).status, 200U);
    EXPECT_TRUE(host.operator_browser()
            .get("/metrics")
            .body.contains("folkmoot_rate_limited_total{class=\"change\"} 1\n"));
    EXPECT_TRUE(soon([&] { return scene.as_owner.put(star(page), nothing).status == 200; }));
}

TEST_P(TooManyRequests, ANetworkCannotTryToSignInWithoutEnd) {
    kit::TestHost host{GetParam(), {.configuration = [](host::Configuration& made) {
                           made.rates.of_network[host::RateClass::sign_in] = 1;
                       }}};
    auto visitor = host.browser();
    const auto [done, allowed, last] = until_refused(
        [&](int number) { return visitor.sign_in(fmt::format("nobody{}@example.org", number), "a guess"); });
    ASSERT_EQ(last.status, 429U) << last.body;
    EXPECT_GE(done, 10);
    EXPECT_LE(done, allowed);
    EXPECT_EQ(last.code(), "request.too_many");
    EXPECT_EQ(visitor.get("/api/v1/session").status, 200U);
}

TEST_P(TooManyRequests, WhoCannotBeSignedInSoonIsToldToComeAgainWhilePagesAreRead) {
    kit::TestHost host{GetParam(), {.configuration = [](host::Configuration& made) {
                           made.rates.of_network[host::RateClass::sign_in] = 0;
                       }}};
    kit::Furnish furnish{host};
    const auto sam = furnish.staff("sam");
    const auto slow_hash =
        identity::hash_password(kit::Furnish::password, {.passes = 4, .memory = 64U * 1024 * 1024});
    host.write([&](WriteTx& tx) { identity::set_password_hash(tx, sam.id, slow_hash); });
    std::vector<std::future<kit::Answer>> answers;
    for (int i = 0; i < 80; ++i)
        answers.push_back(
            std::async(std::launch::async, [&] { return host.browser().sign_in(sam.email, "a guess"); }));
    EXPECT_EQ(host.browser().get("/api/v1/session").status, 200U);
    int busy = 0;
    for (auto& coming : answers) {
        const auto answer = coming.get();
        if (answer.code() != "request.busy") continue;
        EXPECT_EQ(answer.status, 429U);
        EXPECT_EQ(answer.header("Retry-After"), "5");
        ++busy;
    }
    EXPECT_GE(busy, 1);
}

std::chrono::minutes idle_left(kit::TestHost& host, kit::Browser& who) {
    const auto session = who.get("/api/v1/session").json();
    const auto ends = parse_rfc3339(session["idle_ends"].get<std::string>());
    return std::chrono::round<std::chrono::minutes>(ends.value() - host.clock().now());
}

TEST_P(MarkedSessions, WhoeverHasOpenedSomethingSensitiveIsSignedOutAfterHalfAnHour) {
    kit::TestHost host{GetParam()};
    WikiScene plain{host}, marked{host};
    host.write([&](WriteTx& tx) {
        tx.run("update space set marking = 'official-sensitive' where id = :id", bind("id", marked.space));
    });
    auto& who = marked.as_owner;
    EXPECT_EQ(idle_left(host, who), 240min);
    EXPECT_EQ(who.get("/api/v1/spaces").status, 200U);
    EXPECT_EQ(idle_left(host, who), 240min) << "a list opens nothing";
    const auto opened = who.get("/api/v1/wiki/components/" + marked.wiki.text());
    ASSERT_EQ(opened.status, 200U) << opened.body;
    EXPECT_EQ(opened.header("Folkmoot-Idle-Minutes"), "30");
    ASSERT_TRUE(soon([&] { return idle_left(host, who) == 30min; }));
    EXPECT_EQ(plain.as_owner.get("/api/v1/wiki/components/" + plain.wiki.text()).status, 200U);
    EXPECT_EQ(idle_left(host, plain.as_owner), 240min);

    // Every request counts, not only the question who is signed in.
    for (int i = 0; i < 3; ++i) {
        host.clock().advance(25min);
        EXPECT_EQ(who.get("/api/v1/home").status, 200U) << i;
        ASSERT_TRUE(soon([&] { return idle_left(host, who) == 30min; }));
    }
    host.clock().advance(31min);
    EXPECT_EQ(who.get("/api/v1/home").status, 401U);
    EXPECT_EQ(plain.as_owner.get("/api/v1/home").status, 200U);
}

TEST_P(MarkedSessions, ASessionThatTheTwentyFirstPushesOutClosesItsSocket) {
    kit::TestHost host{GetParam()};
    kit::Furnish furnish{host};
    const auto sam = furnish.staff("sam");
    auto first = furnish.sign_in(sam);
    kit::LiveClient live{first};
    ASSERT_EQ(live.status(), 101U);
    live.send({{"type", "open"}, {"ticket", first.post("/api/v1/live-ticket", nothing).json()["ticket"]}});
    while (!live.receive(300ms).is_null()) { }
    ASSERT_EQ(live.close_code(), 0U);
    for (int i = 0; i < 20; ++i) {
        host.clock().advance(1s);
        ASSERT_EQ(furnish.visitor().sign_in(sam.email, kit::Furnish::password).status, 200U);
    }
    while (!live.receive(2000ms).is_null()) { }
    EXPECT_EQ(live.close_code(), 4001U);
}

}} // namespace folkmoot
