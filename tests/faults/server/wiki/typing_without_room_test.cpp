#include "faults/server/wiki/workspace.hpp"
#include "kit/collab_client.hpp"
#include "kit/failpoints.hpp"
#include "kit/test_host.hpp"

#include <cerrno>

namespace folkmoot::faults {
namespace {

using namespace std::chrono_literals;
using kit::Backend;
using kit::CollabClient;

} // namespace

/// PostgreSQL's disk is PostgreSQL's own matter.
class TypingWithoutRoom : public testing::TestWithParam<Backend> { };
INSTANTIATE_TEST_SUITE_P(Store, TypingWithoutRoom, testing::Values(Backend::sqlite), kit::backend_name);

TEST_P(TypingWithoutRoom, NothingIsSaidToBeSavedUntilTheDiskTakesItAndThenAllOfItIs) {
    kit::Failpoints failpoints;
    kit::Site site{GetParam()};
    Workspace workspace{site, 2, failpoints.environment()};
    const auto page = workspace.page("Together", "What was there.");
    CollabClient typist{workspace.people[0], page, 1'001}, reader{workspace.people[1], page, 1'002};
    ASSERT_TRUE(typist.open() && reader.open());
    typist.write("Before.");
    ASSERT_TRUE(typist.wait_until_saved() && reader.wait_for("Before."));
    failpoints.refuse(kit::Step::log_write, ENOSPC);
    for (int line = 0; line < 10; ++line)
        typist.write("Line " + std::to_string(line) + ".");
    EXPECT_TRUE(typist.wait_until([&] { return typist.trouble() == "store.full"; }));
    EXPECT_TRUE(reader.wait_until([&] { return reader.trouble() == "store.full"; }));
    EXPECT_FALSE(typist.wait_until([&] { return typist.is_saved(); }, 3s)) << "it was tried again meanwhile";
    EXPECT_FALSE(reader.text().contains("Line"));
    EXPECT_GT(failpoints.disarm(), 0U);
    EXPECT_TRUE(typist.wait_until([&] { return typist.is_saved() && typist.is_saved_again(); }, 10s));
    EXPECT_TRUE(reader.wait_for("Line 9."));
    EXPECT_EQ(typist.close_code(), 0U);
    site.kill();
    site.serve();
    workspace.people[1].go_to(site.port());
    CollabClient late{workspace.people[1], page, 1'003};
    ASSERT_TRUE(late.open());
    EXPECT_EQ(late.text(), typist.text());
}

} // namespace folkmoot::faults
