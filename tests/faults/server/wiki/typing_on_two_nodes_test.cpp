#include "faults/server/wiki/workspace.hpp"
#include "kit/collab_client.hpp"
#include "kit/test_host.hpp"

#include <fmt/format.h>

#include <thread>

namespace folkmoot::faults {
namespace {

using namespace std::chrono_literals;
using kit::Backend;
using kit::CollabClient;

constexpr std::size_t people_on_two_nodes = 4;
constexpr int lines_of_each = 25;

} // namespace

/// Two servers share a PostgreSQL; half of the editors are at each.
class TypingOnTwoNodes : public testing::TestWithParam<Backend> {
protected:
    void SetUp() override {
        if (!kit::EmptyStore::absence().empty()) GTEST_SKIP() << kit::EmptyStore::absence();
        site_.emplace(GetParam());
        workspace_.emplace(*site_, static_cast<int>(people_on_two_nodes));
        other_ = site_->another_node();
        page_ = workspace_->page("Together", "What was there.");
        for (std::size_t person = 0; person < people_on_two_nodes; ++person)
            open(person, person % 2 == 0 ? site_->port() : other_->port());
    }

    /// With all that was typed before.
    void open(std::size_t person, std::uint16_t port) {
        workspace_->people.at(person).go_to(port);
        auto client = std::make_unique<CollabClient>(workspace_->people.at(person), page_, 1'000 + person);
        if (auto& before = editors_[person]) client->go_on_from(*before);
        editors_[person] = std::move(client);
        ASSERT_TRUE(editors_[person]->open());
    }

    static std::string line(int round, std::size_t person, int number) {
        return fmt::format("round {} line {} of editor {}.", round, number, person);
    }

    /// All at once; each goes on until its connection breaks.
    void type(int round, const std::function<void()>& meanwhile) {
        std::vector<std::jthread> threads;
        for (std::size_t person = 0; person < people_on_two_nodes; ++person)
            threads.emplace_back([this, round, person] {
                CollabClient& editor = *editors_[person];
                for (int number = 0; number < lines_of_each; ++number) {
                    editor.write(line(round, person, number));
                    if (!editor.wait_until_saved()) return;
                    ++saved_[person];
                }
            });
        meanwhile();
    }

    void expect_equal_replicas_with(std::size_t all) {
        const auto is_whole = [&](const CollabClient& editor) {
            return static_cast<std::size_t>(std::ranges::count(editor.text(), '.')) == all;
        };
        for (auto& [person, editor] : editors_)
            EXPECT_TRUE(editor->wait_until([&] { return is_whole(*editor); }, 10s)) << person;
        for (auto& [person, editor] : editors_)
            EXPECT_EQ(editor->tree(), editors_[0]->tree()) << person;
    }

    std::optional<kit::Site> site_;
    std::optional<Workspace> workspace_;
    std::unique_ptr<kit::Site::Node> other_;
    std::string page_;
    std::map<std::size_t, std::unique_ptr<CollabClient>> editors_;
    std::array<std::atomic<int>, people_on_two_nodes> saved_{};
};

INSTANTIATE_TEST_SUITE_P(Store, TypingOnTwoNodes, testing::Values(Backend::postgres), kit::backend_name);

TEST_P(TypingOnTwoNodes, AllEndWithTheSameTextAndAKilledNodesEditorsGoOnAtTheOther) {
    type(1, [] { });
    for (const auto& saved : saved_)
        EXPECT_EQ(saved, lines_of_each) << "acknowledged at either node";
    expect_equal_replicas_with(people_on_two_nodes * std::size_t{lines_of_each} + 1);
    type(2, [this] {
        EXPECT_TRUE(kit::soon(
            [this] { return saved_[1] > lines_of_each + 5 && saved_[3] > lines_of_each + 5; }, 10s));
        other_->kill();
    });
    for (const std::size_t person : {1U, 3U}) {
        open(person, site_->port());
        EXPECT_TRUE(editors_[person]->wait_until_saved());
    }
    CollabClient late{workspace_->people[0], page_, 999};
    ASSERT_TRUE(late.open());
    const std::string text = late.text();
    for (std::size_t person = 0; person < people_on_two_nodes; ++person)
        for (int number = 0; number < saved_[person] - lines_of_each; ++number)
            EXPECT_TRUE(text.contains(line(2, person, number))) << line(2, person, number);
    const auto all = std::ranges::count(text, '.');
    expect_equal_replicas_with(static_cast<std::size_t>(all));
}

} // namespace folkmoot::faults
