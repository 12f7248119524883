// A backup that was put back, and a key that was not.
#include "faults/server/store_door.hpp"
#include "faults/server/wiki/workspace.hpp"
#include "kit/test_host.hpp"
#include "mail/queue.hpp"

#include <gmock/gmock.h>

namespace folkmoot::faults {
namespace {

using kit::Backend;
using testing::HasSubstr;

constexpr Sql life{"select incarnation from event_head"};

} // namespace

class Restore : public testing::TestWithParam<Backend> {
protected:
    void SetUp() override {
        if (GetParam() == Backend::postgres && !kit::EmptyStore::absence().empty())
            GTEST_SKIP() << kit::EmptyStore::absence();
        site_.emplace(GetParam());
        workspace_.emplace(*site_, 1);
        page_ = workspace_->page("Tides", "High water at noon.");
    }

    std::string exported_audit() { return site_->command({"audit", "export"}).output; }
    std::string life_of_store() {
        return StoreDoor{site_->store()}.read([](ReadTx& tx) { return tx.value<std::string>(life).value(); });
    }

    std::optional<kit::Site> site_;
    std::optional<Workspace> workspace_;
    std::string page_;
};

INSTANTIATE_TEST_SUITE_P(Stores, Restore, kit::both_backends, kit::backend_name);

TEST_P(Restore, OnceItIsSaidNoNumberFromBeforeCountsAndAllIsFoundAgain) {
    ASSERT_TRUE(kit::soon([&] { return workspace_->finds("noon", page_); }));
    site_->stop();
    const auto before = life_of_store();
    const auto said = site_->command({"restored"});
    EXPECT_EQ(said.status, 0) << said.output;
    EXPECT_TRUE(StoreDoor{site_->store()}.read([](ReadTx& tx) { return mail::is_held(tx); }))
        << "what was sent after the backup would go again";
    EXPECT_NE(life_of_store(), before) << "browsers and the index know the store's life by it";

    site_->serve();
    workspace_->people.front().go_to(site_->port());
    EXPECT_TRUE(kit::soon([&] { return workspace_->finds("noon", page_); }));
    site_->stop();
    EXPECT_TRUE(kit::soon([&] { return exported_audit().contains("events.store_restored"); }))
        << "PostgreSQL's lines are put into the chain after their commit";
    EXPECT_EQ(site_->command({"audit", "verify"}).status, 0);
}

TEST_P(Restore, ForgettingTheKeyOfTheFilesMakesNoNewOne) {
    workspace_->attach(page_, "tides.txt", "High water, by the harbour's clock");
    site_->stop();
    const auto key = site_->data() / "keys/root.key", kept = site_->data() / "root.key";
    std::filesystem::rename(key, kept);
    const auto refused = site_->command({"setup"});
    EXPECT_NE(refused.status, 0);
    EXPECT_THAT(refused.output, HasSubstr("root.key is missing, and no other key opens the files in"));
    EXPECT_FALSE(std::filesystem::exists(key));

    std::filesystem::rename(kept, key);
    const auto repeated = site_->command({"setup"});
    EXPECT_EQ(repeated.status, 0) << repeated.output;
}

} // namespace folkmoot::faults
