// Goal 13: the best 20 hits of a common and of a rare word among 200,000 posts, under permissions, beside
// SQLite's FTS5 and PostgreSQL's GIN index in the same run; the slowest of a hundred searches of a guest who
// sees 1,000 posts and of staff with 4,000 visibilities; and the same among a tenth of them. Ours does what a
// search does: plan, match, rank, know whether there are more than 1,000, and check what it gives once more
// in SQL; the peers give 20 ids. Then two million posts without peers, and how long it took to write their
// index.
//     bench_search [posts [posts without peers]]
#include "bench/search/peers.hpp"
#include "kit/figure.hpp"
#include "kit/temporary_folder.hpp"
#include "search/hits.hpp"
#include "search/index.hpp"
#include "search/index_writer.hpp"
#include "search/query_plan.hpp"
#include "search/rank.hpp"
#include "search/source.hpp"
#include "search/terms.hpp"

#include <fmt/format.h>

#include <cstdio>

namespace {

using namespace folkmoot;
using namespace folkmoot::search;
using namespace folkmoot::bench;

/// The median of some runs, in milliseconds.
template <class Work> double median(Work work) {
    constexpr int runs = 15;
    std::vector<double> times;
    work();
    for (int run = 0; run < runs; ++run) {
        const auto begin = std::chrono::steady_clock::now();
        work();
        times.push_back(
            std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count());
    }
    std::ranges::nth_element(times, times.begin() + runs / 2);
    return times[runs / 2];
}

/// The time that one of a hundred runs takes longer than, in milliseconds, over words of all kinds.
template <class Work> double slowest(Work work) {
    std::vector<double> times;
    for (int run = 0; run < 200; ++run)
        for (const std::size_t rank : std::array<std::size_t, 5>{3, 12, 60, 700, 25'000}) {
            const auto begin = std::chrono::steady_clock::now();
            work(word(rank) + " ");
            const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - begin;
            times.push_back(took.count());
        }
    const auto place = times.begin() + static_cast<std::ptrdiff_t>(times.size() * 99 / 100);
    std::ranges::nth_element(times, place);
    return *place;
}

/// What search::Search does with one request, up to the rows: finds the page and some spare, and checks them.
std::size_t ours(Index& index, Sqlite& store, const Sight& sight, const std::string& asked) {
    Hits hits;
    index.read([&](const Xapian::Database& database) {
        hits = find_hits(database, plan_query(parse_query(asked), {}, sight),
            {.sort = SearchSort::best, .this_week = week_of(today)}, 40);
    });
    return store.checked(std::get<std::string>(bind_ids(hits.objects).value));
}

constexpr std::array<std::pair<const char*, std::size_t>, 2> asked_words{{{"common", 12}, {"rare", 25'000}}};

/// So many posts in an index of ours, in a table for the check, and with the peers.
class Scene {
public:
    enum class Peers { present, absent };
    Scene(std::int64_t posts, Peers peers)
        : sqlite_(folder_ / "peer.db") {
        auto* server = peers == Peers::present ? kit::Postgres::shared() : nullptr;
        if (server)
            postgres_.emplace(*server);
        else if (peers == Peers::present)
            std::fprintf(stderr, "without PostgreSQL: %s\n", kit::Postgres::absence().c_str());
        fill(posts, peers);
        index_.serve(folder_ / "index");
    }

    /// Milliseconds of one search.
    double time_of(const Sight& sight, std::size_t rank) {
        return median([&] { ours(index_, sqlite_, sight, word(rank) + " "); });
    }
    double time_of_fts5(std::size_t rank) {
        return median([&] { sqlite_.best(word(rank)); });
    }
    std::optional<double> time_of_gin(std::size_t rank) {
        if (!postgres_) return std::nullopt;
        return median([&] { postgres_->best(word(rank)); });
    }
    double slowest_of(const Sight& sight) {
        return slowest([&](const std::string& asked) { ours(index_, sqlite_, sight, asked); });
    }
    double minutes_of_indexing() const {
        return std::chrono::duration<double, std::ratio<60>>(indexing_).count();
    }

private:
    void fill(std::int64_t posts, Peers peers) {
        sqlite_.run("begin");
        Posts source(posts);
        IndexWriter writer(folder_ / "index", IndexWriter::Begin::anew);
        for (std::int64_t i = 0; i < posts; ++i) {
            const auto post = source.next();
            sqlite_.add(post, peers == Peers::present ? Sqlite::Text::indexed : Sqlite::Text::left_out);
            if (postgres_) postgres_->add(post);
            const auto begin = std::chrono::steady_clock::now();
            writer.put({.object = ObjectId{post.id},
                .type = "blogs.post",
                .space = ObjectId{1},
                .visibility = ObjectId{post.visibility},
                .author = ObjectId{1},
                .updated = post.updated,
                .text = {.title = post.title, .body = post.body, .language = "en", .tags = {}}});
            indexing_ += std::chrono::steady_clock::now() - begin;
        }
        const auto begin = std::chrono::steady_clock::now();
        writer.commit({});
        indexing_ += std::chrono::steady_clock::now() - begin;
        sqlite_.run("commit");
        if (postgres_) postgres_->finish();
    }

    kit::TemporaryFolder folder_;
    Sqlite sqlite_;
    std::optional<PostgresGin> postgres_;
    Index index_;
    std::chrono::steady_clock::duration indexing_{};
};

Sight sight_of(std::int64_t first, std::int64_t count, std::int64_t more = 0) {
    std::vector<ObjectId> seen;
    for (std::int64_t id = first; id < first + count; ++id)
        seen.emplace_back(id);
    for (std::int64_t id = 1000; id < 1000 + more; ++id)
        seen.emplace_back(id);
    return Sight(seen);
}

using kit::Goal;
using enum kit::Goal::Side;

void tell_slowest(Scene& scene, const std::string& work) {
    const auto guest = scene.slowest_of(sight_of(guest_visibility, 10));
    const auto staff = scene.slowest_of(sight_of(1, visible, 4'000 - visible));
    kit::print({work, "p99 of a guest who sees 1000", guest, "ms", {}, Goal{at_most, 20}});
    kit::print({work, "p99 of staff with 4000 visibilities", staff, "ms", {}, Goal{at_most, 20}});
}

/// A common word has to be 20 times as fast as the better peer's, a rare one at most twice as slow.
void tell_beside_peers(std::int64_t posts) {
    const auto few = sight_of(1, visible);
    std::array<double, asked_words.size()> of_tenth{};
    {
        Scene tenth(posts / 10, Scene::Peers::absent);
        for (std::size_t at = 0; at < asked_words.size(); ++at)
            of_tenth.at(at) = tenth.time_of(few, asked_words.at(at).second);
    }
    Scene scene(posts, Scene::Peers::present);
    for (std::size_t at = 0; at < asked_words.size(); ++at) {
        const auto [name, rank] = asked_words.at(at);
        const auto work = fmt::format("search for a {} word in {} posts", name, posts);
        const auto own = scene.time_of(few, rank), fts5 = scene.time_of_fts5(rank);
        const auto gin = scene.time_of_gin(rank);
        const auto better = std::min(fts5, gin.value_or(fts5));
        kit::print({work, "FTS5", fts5, "ms"});
        if (gin) kit::print({work, "GIN", *gin, "ms"});
        if (rank == asked_words[0].second)
            kit::print({work, "the better peer / folkmoot", own, "ms", better / own, Goal{at_least, 20}});
        else
            kit::print({work, "folkmoot / the better peer", own, "ms", own / better, Goal{at_most, 2}});
        kit::print({work + " / a tenth", "folkmoot", own, "ms", own / of_tenth.at(at)});
    }
    tell_slowest(scene, fmt::format("search in {} posts", posts));
}

void tell_alone(std::int64_t posts) {
    Scene scene(posts, Scene::Peers::absent);
    const auto work = fmt::format("search in {} posts", posts);
    tell_slowest(scene, work);
    kit::print({work, "writing the index", scene.minutes_of_indexing(), "minutes", {}, Goal{at_most, 45}});
}

} // namespace

int main(int count, char** arguments) {
    const auto number = [&](int at, std::int64_t usual, std::int64_t quick) {
        if (count > at) return std::int64_t{std::stol(arguments[at])};
        return kit::is_quick() ? quick : usual;
    };
    try {
        tell_beside_peers(number(1, 200'000, 10'000));
        tell_alone(number(2, 2'000'000, 20'000));
    } catch (const std::exception& error) {
        fmt::print(stderr, "bench_search: {}\n", error.what());
        return 1;
    }
}
