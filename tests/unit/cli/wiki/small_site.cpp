#include "unit/cli/wiki/small_site.hpp"

#include "access/area.hpp"
#include "access/section.hpp"
#include "access/space.hpp"
#include "audit/actor.hpp"
#include "identity/person.hpp"
#include "identity/viewer_maker.hpp"

namespace folkmoot::cli {

void SmallSiteTest::SetUp() {
    if (const auto absence = BareSite::absence(GetParam()); !absence.empty()) GTEST_SKIP() << absence;
    site_.emplace(GetParam());
    furnish();
}

void SmallSiteTest::TearDown() {
    site_.reset();
}

void SmallSiteTest::furnish() {
    house().database().write_now("test", [](WriteTx& tx) {
        const Viewer setup = ViewerMaker::system("test");
        audit::act_as(tx, setup, "test");
        const auto owner = identity::create_person(
            tx, {.name = "Owen Parry", .email = "owen@department.example", .title = {}, .purpose = {}});
        const auto area = access::create_area(tx, setup, std::nullopt, "Department");
        const auto space = access::create_space(tx, setup,
            {.area = area, .slug = "team", .name = "Team", .summary = {}, .owner = owner, .handling = {}});
        access::create_section(tx, setup, {.space = space, .module = "wiki", .slug = "wiki", .name = "Wiki"});
    });
}

} // namespace folkmoot::cli
