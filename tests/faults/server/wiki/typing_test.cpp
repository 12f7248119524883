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

constexpr int people_typing = 4;
constexpr std::size_t editors_at_once = 20;

/// 10 kills in ops/test; half as many as of a server that saves where there is time for more, 100 in --full.
int rounds() {
    const char* wanted = std::getenv("FOLKMOOT_TEST_KILLS");
    return wanted ? std::stoi(wanted) / 2 : 10;
}

const std::vector<Failpoint> on_disk_while_typing{
    {log_write, before}, {log_write, after}, {log_sync, before}, {log_sync, after}};
const std::vector<Failpoint> on_socket_while_typing{
    {commit_request, before}, {commit_request, after}, {commit_answer, after}};

/// Somebody who types line after line into one page, in one tab that outlives its connections.
class Typist {
public:
    Typist(kit::Browser browser, std::size_t number)
        : browser_{std::make_unique<kit::Browser>(std::move(browser))}
        , number_{number} { }

    /// Connects, with all that was typed before.
    bool connect(std::uint16_t port, const std::string& page) {
        browser_->go_to(port);
        auto client = std::make_unique<CollabClient>(*browser_, page, 1'000 + number_);
        if (client_) client->go_on_from(*client_);
        client_ = std::move(client);
        typed_before_ = lines_.size();
        return client_->open();
    }
    /// Types until the connection breaks, a few lines ahead of what is saved.
    void type(std::atomic<std::size_t>& saved) {
        while (
            client_->wait_until([&] { return ahead() < 4; }, 2s) && lines_.size() < typed_before_ + 5'000) {
            lines_.push_back(fmt::format("line {} of editor {}.", lines_.size(), number_));
            client_->write(lines_.back());
            ++saved;
        }
        known_saved_ = typed_before_ + client_->acknowledged();
    }
    CollabClient& client() { return *client_; }
    const std::vector<std::string>& lines() const { return lines_; }
    /// The lines of which its screen said that they are saved.
    std::size_t known_saved() const { return known_saved_; }

private:
    std::size_t ahead() const { return lines_.size() - typed_before_ - client_->acknowledged(); }

    std::unique_ptr<kit::Browser> browser_;
    std::unique_ptr<CollabClient> client_;
    std::size_t number_;
    std::vector<std::string> lines_;
    std::size_t typed_before_ = 0;
    std::size_t known_saved_ = 0;
};

} // namespace

class KilledWhileTyping : public testing::TestWithParam<Backend> {
protected:
    void SetUp() override {
        if (GetParam() == Backend::postgres && !kit::EmptyStore::absence().empty())
            GTEST_SKIP() << kit::EmptyStore::absence();
        site_.emplace(GetParam());
        workspace_.emplace(*site_, people_typing, failpoints_.environment());
        page_ = workspace_->page("Together", "What was there.");
        for (std::size_t number = 0; number < editors_at_once; ++number)
            typists_.emplace_back(workspace_->people.at(number % people_typing).tab(), number);
    }

    void connect_all() {
        for (Typist& typist : typists_)
            ASSERT_TRUE(typist.connect(site_->port(), page_));
    }

    void type_until_killed_at(Failpoint point, int n) {
        std::atomic<std::size_t> typed = 0;
        std::vector<std::jthread> threads;
        for (Typist& typist : typists_)
            threads.emplace_back([&] { typist.type(typed); });
        EXPECT_TRUE(kit::soon([&] { return typed > 5 * editors_at_once; }, 20s));
        failpoints_.hold(point, n);
        held_ += failpoints_.wait_for_holding(5s);
        site_->kill();
        threads.clear();
        failpoints_.disarm();
    }

    /// What the store holds, as somebody sees it who comes for the first time.
    std::string stored_text() {
        kit::Browser& reader = workspace_->people.front();
        reader.go_to(site_->port());
        CollabClient fresh{reader, page_, 999};
        EXPECT_TRUE(fresh.open());
        return fresh.text();
    }

    void expect_all_acknowledged_lines() {
        const std::string text = stored_text();
        for (const Typist& typist : typists_)
            for (std::size_t line = 0; line < typist.known_saved(); ++line)
                ASSERT_THAT(text, testing::HasSubstr(typist.lines()[line])) << "it was said to be saved";
    }

    void expect_equal_replicas_with_every_line() {
        std::size_t lines = 0;
        for (Typist& typist : typists_) {
            EXPECT_TRUE(typist.client().wait_until_saved());
            lines += typist.lines().size();
        }
        const std::string text = stored_text();
        for (Typist& typist : typists_)
            EXPECT_TRUE(typist.client().wait_until([&] { return typist.client().text() == text; }, 10s));
        EXPECT_EQ(static_cast<std::size_t>(std::ranges::count(text, '.')), lines + 1) << "each line once";
    }

    kit::Failpoints failpoints_;
    std::optional<kit::Site> site_;
    std::optional<Workspace> workspace_;
    std::string page_;
    std::vector<Typist> typists_;
    int held_ = 0; ///< kills at which the point had been reached
};

INSTANTIATE_TEST_SUITE_P(Stores, KilledWhileTyping, kit::both_backends, kit::backend_name);

TEST_P(KilledWhileTyping, EveryLineThatAScreenShowedAsSavedIsThereAndAllReplicasAreEqual) {
    std::minstd_rand random{20261122};
    const auto& points = GetParam() == Backend::sqlite ? on_disk_while_typing : on_socket_while_typing;
    connect_all();
    for (int round = 0; round < rounds() && !HasFatalFailure(); ++round) {
        const auto point = points[static_cast<std::size_t>(round) % points.size()];
        type_until_killed_at(point, 1 + static_cast<int>(random() % 6));
        site_->serve(failpoints_.environment());
        expect_all_acknowledged_lines();
        connect_all();
        expect_equal_replicas_with_every_line();
    }
    EXPECT_GE(held_, rounds() - rounds() / 10) << "kills at a point that had been reached";
    std::size_t typed = 0;
    for (const Typist& typist : typists_)
        typed += typist.lines().size();
    std::cout << fmt::format(
        "{} kills, {} of them at their point; {} lines typed by {} editors, all there once\n", rounds(),
        held_, typed, editors_at_once);
}

} // namespace folkmoot::faults
