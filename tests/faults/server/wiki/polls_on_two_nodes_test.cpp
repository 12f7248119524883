// Two servers share a PostgreSQL, and a balancer sends what belongs together to both.
#include "faults/server/wiki/workspace.hpp"
#include "kit/collab_client.hpp"
#include "kit/live_client.hpp"

namespace folkmoot::faults {
namespace {

using namespace std::chrono_literals;
using kit::Backend;
using kit::CollabClient;
using kit::LiveClient;

const nlohmann::json nothing = nlohmann::json::object();

} // namespace

class PollsOnTwoNodes : public testing::TestWithParam<Backend> {
protected:
    void SetUp() override {
        if (!kit::EmptyStore::absence().empty()) GTEST_SKIP() << kit::EmptyStore::absence();
        site_.emplace(GetParam());
        workspace_.emplace(*site_, 1);
        other_ = site_->another_node();
        page_ = workspace_->page("Together", "What was there.");
    }

    kit::Browser& person() { return workspace_->people.at(0); }
    std::string ticket() { return person().post("/api/v1/live-ticket", nothing).json().value("ticket", ""); }

    std::optional<kit::Site> site_;
    std::optional<Workspace> workspace_;
    std::unique_ptr<kit::Site::Node> other_;
    std::string page_;
};

INSTANTIATE_TEST_SUITE_P(Store, PollsOnTwoNodes, testing::Values(Backend::postgres), kit::backend_name);

TEST_P(PollsOnTwoNodes, ATicketOfOneNodeOpensAConnectionAtTheOtherAndThereOnce) {
    const std::string ticket = this->ticket();
    person().go_to(other_->port());
    for (const auto way : {LiveClient::Way::socket, LiveClient::Way::requests}) {
        const bool is_first = way == LiveClient::Way::socket;
        LiveClient client{person(), way};
        client.send({{"type", "open"}, {"ticket", ticket}});
        client.send({{"type", "subscribe"}, {"topic", "me"}});
        EXPECT_EQ(client.receive().is_null(), !is_first);
        EXPECT_EQ(client.close_code(), is_first ? 0U : 1008U);
    }
}

TEST_P(PollsOnTwoNodes, APollThatComesToTheOtherNodeIsRefusedAndBegunAnewThereWithNothingLost) {
    auto editor = std::make_unique<CollabClient>(person(), page_, 1'000, "", CollabClient::Way::requests);
    ASSERT_TRUE(editor->open());
    editor->write("At the first node.");
    ASSERT_TRUE(editor->wait_until_saved());
    editor->polls().go_to(other_->port());
    editor->write("On its way to the second.");
    EXPECT_FALSE(editor->wait_until_saved());
    EXPECT_EQ(editor->close_code(), 410U) << "not here: no client takes that for an end of the document";
    person().go_to(other_->port());
    auto again = std::make_unique<CollabClient>(person(), page_, 1'000, "", CollabClient::Way::requests);
    again->go_on_from(*editor);
    ASSERT_TRUE(again->open());
    EXPECT_TRUE(again->wait_until_saved());
    person().go_to(site_->port());
    CollabClient late{person(), page_, 999};
    ASSERT_TRUE(late.open());
    for (const std::string_view words : {"At the first node.", "On its way to the second."}) {
        EXPECT_TRUE(late.wait_for(std::string{words})) << words;
        EXPECT_EQ(late.text().find(words), late.text().rfind(words)) << "and once: " << words;
    }
}

TEST_P(PollsOnTwoNodes, OneOfANodeThatIsGoneIsRefusedInTheSameWay) {
    LiveClient client{person(), LiveClient::Way::requests};
    client.send({{"type", "open"}, {"ticket", ticket()}});
    client.send({{"type", "subscribe"}, {"topic", "me"}});
    ASSERT_EQ(client.receive().value("type", ""), "subscribed");
    site_->kill();
    client.polls().go_to(other_->port());
    EXPECT_TRUE(client.receive().is_null());
    EXPECT_EQ(client.close_code(), 410U);
}

} // namespace folkmoot::faults
