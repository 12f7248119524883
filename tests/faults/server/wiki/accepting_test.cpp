#include "faults/server/wiki/workspace.hpp"
#include "kit/collab_client.hpp"
#include "kit/failpoints.hpp"
#include "kit/test_host.hpp"

#include <fmt/format.h>

#include <random>
#include <thread>

namespace folkmoot::faults {
namespace {

using namespace std::chrono_literals;
using kit::Backend;
using kit::CollabClient;
using kit::Failpoint;
using enum kit::Step;
using enum kit::Moment;

constexpr int changes_a_round = 6;

/// 10 kills in ops/test, 50 where there is time for them: a suggestion has at most 300 changes.
int kills_while_accepting() {
    return std::getenv("FOLKMOOT_TEST_KILLS") ? 50 : 10;
}

std::string words_of(int change) {
    return fmt::format("suggested sentence {}.", change);
}

} // namespace

class KilledWhileAccepting : public testing::TestWithParam<Backend> {
protected:
    void SetUp() override {
        if (GetParam() == Backend::postgres && !kit::EmptyStore::absence().empty())
            GTEST_SKIP() << kit::EmptyStore::absence();
        site_.emplace(GetParam());
        workspace_.emplace(*site_, 2, failpoints_.environment());
        page_ = workspace_->page("Accepted", "What was there.");
        suggest(kills_while_accepting() * changes_a_round);
    }

    kit::Browser& suggester() { return workspace_->people.back(); }
    kit::Browser& editor() { return workspace_->people.front(); }

    void suggest(int changes) {
        const auto begun =
            suggester().post("/api/v1/objects/" + page_ + "/suggestions", nlohmann::json::object());
        ASSERT_EQ(begun.status, 200U) << begun.body;
        path_ = "/api/v1/suggestions/" + begun.id();
        CollabClient client{suggester(), begun.id(), 71};
        ASSERT_TRUE(client.open());
        for (int change = 1; change <= changes; ++change)
            client.write(words_of(change));
        ASSERT_TRUE(client.wait_until_saved());
        const auto sent = suggester().put(path_ + "/sending", nlohmann::json::object());
        ASSERT_EQ(sent.status, 200U) << sent.body;
    }

    /// Accepts one change after the other until the connection breaks; notes what was said to be done.
    void accept_until_killed(int& next, std::vector<int>& acknowledged) {
        for (int count = 0; count < changes_a_round; ++count, ++next) {
            const auto answer = editor().put(path_ + "/verdict", {{"number", next}, {"verdict", "accepted"}});
            if (answer.status != 200) return;
            acknowledged.push_back(next);
        }
    }

    std::string stored_draft() {
        CollabClient fresh{editor(), page_, 999};
        EXPECT_TRUE(fresh.open());
        return fresh.text();
    }

    /// Of each change, the decision and its words are both there, once, or neither is.
    void expect_no_half(const std::vector<int>& acknowledged) {
        const auto text = stored_draft();
        const auto view = editor().get(path_).json();
        for (const auto& change : view["changes"]) {
            const int number = change["number"].get<int>();
            const bool accepted = change["outcome"] == "accepted";
            const auto words = words_of(number);
            const auto at = text.find(words);
            EXPECT_EQ(accepted, at != std::string::npos) << number;
            EXPECT_TRUE(at == std::string::npos || text.find(words, at + 1) == std::string::npos) << number;
            if (std::ranges::find(acknowledged, number) != acknowledged.end())
                EXPECT_TRUE(accepted) << number << " was said to be accepted";
        }
    }

    kit::Failpoints failpoints_;
    std::optional<kit::Site> site_;
    std::optional<Workspace> workspace_;
    std::string page_, path_;
};

INSTANTIATE_TEST_SUITE_P(Stores, KilledWhileAccepting, kit::both_backends, kit::backend_name);

TEST_P(KilledWhileAccepting, NoChangeIsAcceptedByHalf) {
    std::minstd_rand random{20261122};
    const std::vector<Failpoint> points = GetParam() == Backend::sqlite
        ? std::vector<Failpoint>{{log_write, before}, {log_write, after}, {log_sync, before},
              {log_sync, after}}
        : std::vector<Failpoint>{{commit_request, before}, {commit_request, after}, {commit_answer, after}};
    std::vector<int> acknowledged;
    int held = 0;
    for (int round = 0; round < kills_while_accepting() && !HasFatalFailure(); ++round) {
        int next = round * changes_a_round + 1;
        failpoints_.hold(
            points[static_cast<std::size_t>(round) % points.size()], 1 + static_cast<int>(random() % 12));
        std::jthread accepting{[&] { accept_until_killed(next, acknowledged); }};
        held += failpoints_.wait_for_holding(5s);
        site_->kill();
        accepting.join();
        failpoints_.disarm();
        site_->serve(failpoints_.environment());
        for (auto& browser : workspace_->people)
            browser.go_to(site_->port());
        expect_no_half(acknowledged);
    }
    EXPECT_GE(held, kills_while_accepting() / 2) << "kills at a point that had been reached";
    EXPECT_FALSE(acknowledged.empty());
    std::cout << fmt::format(
        "{} kills, {} of them at their point; {} changes said to be accepted, none by half\n",
        kills_while_accepting(), held, acknowledged.size());
}

} // namespace folkmoot::faults
