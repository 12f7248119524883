#include "cli/demonstration/loading.hpp"
#include "cli/seed/seeding.hpp"
#include "cli/seed/words.hpp"
#include "kit/test_host.hpp"

#include "identity/organisation.hpp"

#include <algorithm>
#include <gtest/gtest.h>
#include <set>

namespace folkmoot::cli::seed {
namespace {

using nlohmann::json;

constexpr Department hamlet{.staff = 12,
    .guests = 6,
    .organisations = 3,
    .areas = 8,
    .spaces = 5,
    .objects = 12 * objects_in_chapter};

constexpr Sql count_objects{"select count(*) from object"};
constexpr Sql count_titles{
    "select count(*) from (select distinct component, title from object where type = 'wiki.page') titles"};
constexpr Sql count_pages{"select count(*) from object where type = 'wiki.page'"};

class Seeded : public testing::TestWithParam<kit::Backend> {
protected:
    void SetUp() override {
        if (GetParam() == kit::Backend::postgres && !kit::EmptyStore::absence().empty())
            GTEST_SKIP() << kit::EmptyStore::absence();
        host_.emplace(GetParam());
        host_->write([](WriteTx& tx) {
            identity::create_organisation(tx,
                {.kind = identity::OrganisationKind::host,
                    .name = "Hamlet",
                    .short_name = "H",
                    .domains = {}});
        });
    }
    bool seed(const Progress& progress = [](std::int64_t, std::int64_t) { return true; }) {
        return seed_department(host_->house(), clock_, plan_, progress);
    }
    std::int64_t count(const Sql& sql) {
        return host_->read([&](ReadTx& tx) { return tx.value<std::int64_t>(sql).value(); });
    }
    kit::Browser signed_in(const std::string& address) {
        auto browser = host_->browser();
        EXPECT_EQ(browser.sign_in(address, std::string{demonstration_password}).status, 200U) << address;
        return browser;
    }

    Plan plan_ = plan_of(hamlet, 7);
    PlayedClock clock_;
    std::optional<kit::TestHost> host_;
};

} // namespace

TEST(SeedPlan, IsTheSameEachTimeAndUneven) {
    const auto plan = plan_of({}, 1), again = plan_of({}, 1), other = plan_of({}, 2);
    EXPECT_EQ(plan.chapters, again.chapters);
    EXPECT_EQ(plan.area_of_staff, again.area_of_staff);
    EXPECT_NE(plan.chapters, other.chapters);
    EXPECT_EQ(std::ssize(plan.chapters), 2'000'000 / objects_in_chapter);
    const auto in_space = [&](std::int32_t space) { return std::ranges::count(plan.chapters, space); };
    EXPECT_GT(in_space(0), std::ssize(plan.chapters) / 20);
    EXPECT_LT(in_space(599), std::ssize(plan.chapters) / 1000);
    const auto of_kind = [&](access::SpaceKind kind) {
        return std::ranges::count(plan.spaces, kind, &PlannedSpace::kind);
    };
    EXPECT_GT(of_kind(access::SpaceKind::workspace), 350);
    EXPECT_GT(of_kind(access::SpaceKind::community), 100);
    EXPECT_GT(of_kind(access::SpaceKind::public_space), 10);
}

TEST(SeedPlan, PartsOfADepartmentHaveAtLeastOneOfEach) {
    const auto tenth = Department::part(10);
    EXPECT_EQ(tenth.staff, 500);
    EXPECT_EQ(tenth.objects, 200'000);
    EXPECT_EQ(Department::part(1).areas, 1);
}

TEST(SeedWords, AreManyAndEachIsAnother) {
    std::set<std::string> words;
    for (std::int64_t i = 0; i < words_known; ++i)
        words.insert(word(i));
    EXPECT_EQ(std::ssize(words), words_known);
}

TEST_P(Seeded, WritesAllOfItOnceAndPeopleFindIt) {
    ASSERT_TRUE(seed());
    const auto objects = count(count_objects);
    EXPECT_GE(objects, 12 * objects_in_chapter);
    EXPECT_EQ(count(count_pages), count(count_titles)) << "two pages have one title";
    ASSERT_TRUE(seed());
    EXPECT_EQ(count(count_objects), objects);

    auto adviser = signed_in(address_of_staff(plan_.spaces[0].owner));
    const auto spaces = adviser.get("/api/v1/spaces").json()["items"];
    EXPECT_TRUE(std::ranges::any_of(spaces, [](const json& one) { return one["slug"] == "space-1"; }));
}

TEST_P(Seeded, GoesOnWhereItWasStopped) {
    ASSERT_FALSE(seed([](std::int64_t, std::int64_t) { return false; }));
    const auto first = count(count_objects);
    ASSERT_TRUE(seed());
    const auto whole = count(count_objects);
    EXPECT_GT(whole, first);
    EXPECT_EQ(count(count_pages), count(count_titles));
}

INSTANTIATE_TEST_SUITE_P(Stores, Seeded, kit::both_backends, kit::backend_name);

} // namespace folkmoot::cli::seed
