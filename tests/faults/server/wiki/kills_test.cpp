#include "faults/server/wiki/proof.hpp"
#include "faults/server/wiki/workspace.hpp"
#include "kit/failpoints.hpp"
#include "kit/test_host.hpp"

#include <fmt/format.h>

#include <random>
#include <thread>

namespace folkmoot::faults {
namespace {

using namespace std::chrono_literals;
using kit::Backend;
using kit::Failpoint;
using enum kit::Step;
using enum kit::Moment;

constexpr int writers_at_once = 40;
constexpr int people_at_work = 4;
constexpr int least_under_way = 20;
#ifdef FOLKMOOT_SANITIZED
constexpr auto longest_start = 60s;
#else
constexpr auto longest_start = 5s;
#endif

const std::vector<Failpoint> on_disk{{log_write, before}, {log_write, after}, {log_sync, before},
    {log_sync, after}, {log_write, after}, {log_sync, after}};
const std::vector<Failpoint> on_socket{{commit_request, before}, {commit_request, after},
    {commit_answer, after}, {commit_request, after}, {commit_answer, after}, {commit_request, before}};
const std::vector<Failpoint> everywhere{{answer, before}, {answer, after}, {part_write, before},
    {part_sync, before}, {part_sync, after}, {blob_link, before}, {blob_link, after},
    {blob_folder_sync, after}, {index_write, before}, {index_rename, before}, {index_rename, after}};

int kills() {
    const char* wanted = std::getenv("FOLKMOOT_TEST_KILLS");
    return wanted ? std::stoi(wanted) : 20;
}

/// Each point in turn, in an order of chance.
std::vector<Failpoint> points_for(Backend backend, std::minstd_rand& random) {
    auto points = backend == Backend::sqlite ? on_disk : on_socket;
    points.insert(points.end(), everywhere.begin(), everywhere.end());
    std::ranges::shuffle(points, random);
    return points;
}

/// How many passings a point may be let by: those of every save more, those of the index fewer.
int passings(Failpoint point, std::minstd_rand& random) {
    const bool seldom = point.step == index_write || point.step == index_rename;
    return 1 + static_cast<int>(random() % (seldom ? 2 : 12));
}

} // namespace

class KilledServer : public testing::TestWithParam<Backend> {
protected:
    void SetUp() override {
        if (GetParam() == Backend::postgres && !kit::EmptyStore::absence().empty())
            GTEST_SKIP() << kit::EmptyStore::absence();
        site_.emplace(GetParam());
        workspace_.emplace(*site_, people_at_work, failpoints_.environment());
        for (int number = 0; number < writers_at_once; ++number)
            writers_.emplace_back(number,
                workspace_->people.at(static_cast<std::size_t>(number % people_at_work)).tab(),
                workspace_->wiki);
    }

    /// Calls `work` with each writer, all at once, and gathers what they find.
    template <class Work> Findings all(Work work) {
        std::vector<Findings> each(writers_.size());
        {
            std::vector<std::jthread> threads;
            for (std::size_t at = 0; at < writers_.size(); ++at)
                threads.emplace_back([&, at] { each[at] = work(writers_[at]); });
        }
        Findings together;
        for (auto& findings : each)
            together.insert(together.end(), findings.begin(), findings.end());
        return together;
    }

    /// Kills the server at the point while the writers write; gives how many saves were under way.
    int kill_at(Failpoint point, int n) {
        Tally tally;
        std::vector<std::jthread> threads;
        for (auto& writer : writers_)
            threads.emplace_back([&] { writer.run(tally, most_saves); });
        EXPECT_TRUE(kit::soon([&] { return tally.acknowledged >= writers_at_once; }, 20s));
        failpoints_.hold(point, n);
        held_ += failpoints_.wait_for_holding(5s);
        kit::soon([&] { return tally.under_way >= writers_at_once; }, 500ms);
        site_->kill();
        threads.clear();
        failpoints_.disarm();
        return static_cast<int>(std::ranges::count_if(writers_, [](const Writer& writer) {
            return !writer.saves().empty() && writer.saves().back().answer.status == 0;
        }));
    }

    Findings check() {
        auto findings = all([&](Writer& writer) { return writer.make_again(site_->port()); });
        const auto add = [&](const Findings& more) {
            findings.insert(findings.end(), more.begin(), more.end());
        };
        add(all([](Writer& writer) { return writer.look(); }));
        Proof proof{*site_};
        EXPECT_TRUE(kit::soon([&] { return proof.is_settled(); }));
        for (const auto& writer : writers_) {
            add(proof.of(writer.saves()));
            add(proof.of_draft(writer));
        }
        add(proof.of_whole_store());
        add(all([](Writer& writer) {
            Findings left;
            kit::soon([&] { return (left = writer.find()).empty(); }, 5s);
            return left;
        }));
        return findings;
    }

    static constexpr int most_saves = 10'000;
    kit::Failpoints failpoints_;
    std::optional<kit::Site> site_;
    std::optional<Workspace> workspace_;
    std::vector<Writer> writers_;
    int held_ = 0; ///< kills at which the point had been reached
};

INSTANTIATE_TEST_SUITE_P(Stores, KilledServer, kit::both_backends, kit::backend_name);

TEST_P(KilledServer, LosesNothingThatItAcknowledgedAndKeepsNothingByHalf) {
    std::minstd_rand random{20261122};
    const auto points = points_for(GetParam(), random);
    std::vector<Save> all_saves;
    int too_few = 0;
    std::size_t cut_off = 0;
    for (int kill = 0; kill < kills(); ++kill) {
        const auto point = points[static_cast<std::size_t>(kill) % points.size()];
        const int under_way = kill_at(point, passings(point, random));
        cut_off += static_cast<std::size_t>(under_way);
        too_few += under_way < least_under_way;
        const auto start = std::chrono::steady_clock::now();
        site_->serve(failpoints_.environment());
        const auto took = std::chrono::steady_clock::now() - start;
        EXPECT_LT(took, longest_start) << "to start again";
        const auto findings = check();
        ASSERT_TRUE(findings.empty()) << fmt::format("kill {} {}, {} saves under way:\n{}", kill,
            name_of(point), under_way, fmt::join(findings, "\n"));
        std::cout << fmt::format("kill {:3} {:<24} {} saves under way, up again after {} ms\n", kill,
            name_of(point), under_way, std::chrono::duration_cast<std::chrono::milliseconds>(took).count());
        for (const auto& writer : writers_)
            all_saves.insert(all_saves.end(), writer.saves().begin(), writer.saves().end());
    }
    EXPECT_LE(too_few, kills() / 10) << "kills with fewer than 20 saves under way";
    EXPECT_GE(held_, kills() - kills() / 10) << "kills at a point that had been reached";
    site_->stop();
    const auto audit = site_->command({"audit", "verify"});
    EXPECT_EQ(audit.status, 0) << audit.output;
    Proof proof{*site_};
    EXPECT_EQ(fmt::format("{}", fmt::join(proof.of(all_saves), "\n")), "") << "in the end";
    EXPECT_EQ(fmt::format("{}", fmt::join(proof.of_contents(), "\n")), "");
    std::cout << fmt::format(
        "{} kills, {} of them at their point; {} saves acknowledged, of which {} were under "
        "way at a kill and made again; none lost, none by half\n",
        kills(), held_, all_saves.size(), cut_off);
}

} // namespace folkmoot::faults
