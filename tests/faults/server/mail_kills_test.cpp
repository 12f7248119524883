// A server that is killed while it sends mails.
#include "faults/server/store_door.hpp"
#include "kit/site.hpp"
#include "kit/smtp_server.hpp"
#include "kit/test_host.hpp"

#include <fmt/format.h>

#include <gmock/gmock.h>

namespace folkmoot::faults {
namespace {

using namespace std::chrono_literals;
using kit::Backend;

constexpr const char* password = "a kettle sings in the green kitchen";
constexpr Sql unsent{"select count(*) from mail where state <> 'sent'"};
constexpr Sql all_ids{"select id from mail order by id"};

std::string relay(std::uint16_t port) {
    return fmt::format("\n[mail]\nmode = \"send\"\nhost = \"127.0.0.1\"\nport = {}\nsecurity = \"none\"\n"
                       "from = \"noreply@site.example\"\nper_domain_a_minute = 0\n",
        port);
}

} // namespace

class KilledWhileSending : public testing::TestWithParam<Backend> {
protected:
    void SetUp() override {
        if (GetParam() == Backend::postgres && !kit::EmptyStore::absence().empty())
            GTEST_SKIP() << kit::EmptyStore::absence();
    }
    void begin(const std::string& address) {
        site_.emplace(GetParam(), relay(server_.port()));
        site_->add_person("Ada Admin", address, password, {"--administrator"});
        site_->serve();
        browser_.emplace(site_->browser());
        ASSERT_EQ(browser_->sign_in(address, password).status, 200U);
    }
    void send(int count) {
        for (int number = 0; number < count; ++number) {
            const auto answer = browser_->post("/api/v1/mails", nlohmann::json::object());
            ASSERT_EQ(answer.status, 200U) << answer.body;
        }
    }
    /// SIGKILL, and served again. Where other nodes may live, what one held waits for the end of its lease.
    void kill_and_serve() {
        site_->kill();
        if (GetParam() == Backend::postgres)
            StoreDoor{site_->store(), StoreDoor::For::damaging}.damage(
                "update mail set lease_until = 0 where state = 'sending'");
        site_->serve();
        browser_->go_to(site_->port());
    }
    std::int64_t left() {
        return StoreDoor{site_->store()}.read(
            [](ReadTx& tx) { return tx.value<std::int64_t>(unsent).value_or(0); });
    }

    kit::SmtpServer server_;
    std::optional<kit::Site> site_;
    std::optional<kit::Browser> browser_;
};

INSTANTIATE_TEST_SUITE_P(Stores, KilledWhileSending, kit::both_backends, kit::backend_name);

TEST_P(KilledWhileSending, NothingIsLostAndAKillDoublesAtMostTheOneMailUnderWay) {
    begin("ada@example.org");
    constexpr int kills = 4, at_once = 12;
    for (int kill = 0; kill < kills; ++kill) {
        const auto before = server_.count();
        send(at_once);
        ASSERT_TRUE(kit::soon([&] { return server_.count() > before; }, 20s)) << site_->log();
        kill_and_serve();
    }
    ASSERT_TRUE(kit::soon([&] { return left() == 0; }, 30s)) << site_->log();
    std::map<std::string, int> arrived;
    for (const auto& mail : server_.mails())
        ++arrived[mail.id];
    const auto ids = StoreDoor{site_->store()}.read([](ReadTx& tx) { return tx.values<ObjectId>(all_ids); });
    EXPECT_EQ(ids.size(), std::size_t{kills * at_once});
    for (const auto id : ids)
        EXPECT_TRUE(arrived.contains(fmt::format("<{}@site.example>", id.text()))) << "lost";
    EXPECT_EQ(arrived.size(), ids.size());
    const auto doubled = std::ranges::count_if(arrived, [](const auto& mail) { return mail.second > 1; });
    EXPECT_LE(doubled, kills) << "more than the one whose answer the kill cut off";
    site_->stop();
}

TEST_P(KilledWhileSending, AMailWhoseAnswerWasLostComesAgainUnderItsOldName) {
    begin("stalled@example.org");
    send(1);
    ASSERT_TRUE(kit::soon([&] { return server_.count() == 1; }, 20s));
    server_.stop();
    server_.start();
    kill_and_serve();
    ASSERT_TRUE(kit::soon([&] { return server_.count() == 2; }, 20s)) << site_->log();
    const auto mails = server_.mails();
    EXPECT_EQ(mails[0].id, mails[1].id) << "a mailbox knows it again by its Message-ID";
    site_->kill();
}

} // namespace folkmoot::faults
