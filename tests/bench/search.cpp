// Goal 13: the best 20 hits of a common and of a rare word among 200,000 posts, under permissions, beside
// SQLite's FTS5 and PostgreSQL's GIN index in the same run; and the slowest of a hundred searches of a guest
// who sees 1,000 posts and of staff with 4,000 visibilities. Ours does what a search does: plan, match, rank,
// know whether there are more than 1,000, and check what it gives once more in SQL; the peers give 20 ids.
// With more posts than `most_with_peers` the peers are left out.
#include "kit/postgres.hpp"
#include "kit/temporary_folder.hpp"
#include "search/hits.hpp"
#include "search/index.hpp"
#include "search/index_writer.hpp"
#include "search/query_plan.hpp"
#include "search/rank.hpp"
#include "search/source.hpp"
#include "search/terms.hpp"

#include <cstdio>
#include <libpq-fe.h>
#include <random>
#include <sqlite3.h>

namespace {

using namespace folkmoot;
using namespace folkmoot::search;

constexpr std::size_t vocabulary = 40'000;
constexpr std::size_t words_in_post = 80;
constexpr std::int64_t visibilities = 40;
constexpr std::int64_t visible = 30; ///< the viewer sees the first so many
constexpr std::int64_t guest_visibility = 5'000; ///< the first of ten
constexpr std::int64_t seen_by_guest = 1'000; ///< posts
constexpr std::int64_t most_with_peers = 500'000;
constexpr Time today = std::chrono::sys_days{std::chrono::year{2026} / 5 / 3};

/// A made-up word for each rank, pronounceable so that no stemmer finds endings where there are none.
std::string word(std::size_t rank) {
    constexpr std::string_view consonants = "bdfgklmnprtvz";
    constexpr std::string_view vowels = "aiou";
    std::string made;
    for (rank += 700; rank > 0; rank /= consonants.size() * vowels.size()) {
        made += consonants[rank % consonants.size()];
        made += vowels[rank / consonants.size() % vowels.size()];
    }
    return made + "k";
}

struct Post {
    std::int64_t id;
    std::int64_t visibility;
    Time updated;
    std::string title;
    std::string body;
};

/// The posts of one seed, one after the other, by Zipf's law.
class Posts {
public:
    explicit Posts(std::int64_t count)
        : guests_every_(std::max<std::int64_t>(1, count / seen_by_guest)) {
        double sum = 0;
        for (std::size_t rank = 1; rank <= vocabulary; ++rank)
            below_.push_back(sum += 1.0 / static_cast<double>(rank));
    }
    Post next() {
        ++id_;
        const auto usual = 1 + static_cast<std::int64_t>(random_() % visibilities);
        const bool for_guest = id_ % guests_every_ == 0;
        return {id_, for_guest ? guest_visibility + id_ / guests_every_ % 10 : usual,
            today - std::chrono::minutes{(300'000 - id_) * 5}, text(5), text(words_in_post)};
    }

private:
    std::string text(std::size_t count) {
        std::string made;
        for (std::size_t i = 0; i < count; ++i) {
            const double at = std::uniform_real_distribution(0.0, below_.back())(random_);
            made += word(static_cast<std::size_t>(std::ranges::lower_bound(below_, at) - below_.begin()));
            made += ' ';
        }
        return made;
    }
    std::mt19937_64 random_{42};
    std::vector<double> below_;
    std::int64_t guests_every_;
    std::int64_t id_ = 0;
};

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

void require(bool good, const char* what) {
    if (!good) throw std::runtime_error(what);
}

class Sqlite {
public:
    explicit Sqlite(const std::filesystem::path& path) {
        require(sqlite3_open(path.c_str(), &database_) == SQLITE_OK, "sqlite3_open");
        run("pragma journal_mode = wal");
        run("pragma synchronous = off");
        run("create table object (id integer primary key, visibility integer not null, deleted integer)");
        run("create virtual table post using fts5 (title, body, content = '')");
    }
    ~Sqlite() { sqlite3_close(database_); }
    Sqlite(const Sqlite&) = delete;
    Sqlite& operator=(const Sqlite&) = delete;

    void run(const char* sql) {
        require(sqlite3_exec(database_, sql, nullptr, nullptr, nullptr) == SQLITE_OK, sql);
    }
    enum class Text { indexed, left_out };
    void add(const Post& post, Text with_text) {
        auto* object = prepared("insert into object (id, visibility) values (?, ?)");
        sqlite3_bind_int64(object, 1, post.id);
        sqlite3_bind_int64(object, 2, post.visibility);
        finish(object);
        if (with_text == Text::left_out) return;
        auto* text = prepared("insert into post (rowid, title, body) values (?, ?, ?)");
        sqlite3_bind_int64(text, 1, post.id);
        sqlite3_bind_text(text, 2, post.title.c_str(), -1, SQLITE_TRANSIENT);
        sqlite3_bind_text(text, 3, post.body.c_str(), -1, SQLITE_TRANSIENT);
        finish(text);
    }
    /// FTS5's own: best 20 by bm25 among what the viewer sees.
    std::size_t best(const std::string& asked) {
        auto* statement =
            prepared("select post.rowid from post join object on object.id = post.rowid where post match ? "
                     "and object.visibility <= ? order by rank limit 20");
        sqlite3_bind_text(statement, 1, asked.c_str(), -1, SQLITE_TRANSIENT);
        sqlite3_bind_int64(statement, 2, visible);
        return finish(statement);
    }
    /// The check that each hit of ours goes through.
    std::size_t checked(const std::string& ids) {
        auto* statement = prepared("select id, visibility from object where deleted is null and id in "
                                   "(select value from json_each(?))");
        sqlite3_bind_text(statement, 1, ids.c_str(), -1, SQLITE_TRANSIENT);
        return finish(statement);
    }

private:
    sqlite3_stmt* prepared(const char* sql) {
        auto& statement = statements_[sql];
        if (!statement) {
            sqlite3_stmt* made = nullptr;
            require(sqlite3_prepare_v2(database_, sql, -1, &made, nullptr) == SQLITE_OK, sql);
            statement = std::shared_ptr<sqlite3_stmt>(made, sqlite3_finalize);
        }
        return statement.get();
    }
    std::size_t finish(sqlite3_stmt* statement) {
        std::size_t rows = 0;
        int result = SQLITE_OK;
        while ((result = sqlite3_step(statement)) == SQLITE_ROW)
            ++rows;
        require(result == SQLITE_DONE, "sqlite3_step");
        sqlite3_reset(statement);
        return rows;
    }
    sqlite3* database_ = nullptr;
    std::map<const char*, std::shared_ptr<sqlite3_stmt>> statements_;
};

class PostgresGin {
public:
    explicit PostgresGin(kit::Postgres& server)
        : server_(server)
        , address_(server.create_store())
        , connection_(PQconnectdb(address_.c_str()), PQfinish) {
        require(PQstatus(connection_.get()) == CONNECTION_OK, PQerrorMessage(connection_.get()));
        run("create table post (id bigint primary key, visibility bigint not null, found tsvector not null)");
        run("begin");
    }
    ~PostgresGin() {
        connection_.reset();
        server_.drop_store(address_);
    }
    PostgresGin(const PostgresGin&) = delete;
    PostgresGin& operator=(const PostgresGin&) = delete;

    std::size_t run(const char* sql, std::vector<std::string> values = {}) {
        std::vector<const char*> given;
        for (const auto& value : values)
            given.push_back(value.c_str());
        const std::unique_ptr<PGresult, decltype(&PQclear)> result(
            PQexecParams(connection_.get(), sql, static_cast<int>(given.size()), nullptr, given.data(),
                nullptr, nullptr, 0),
            PQclear);
        const auto status = PQresultStatus(result.get());
        require(status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK, PQerrorMessage(connection_.get()));
        return static_cast<std::size_t>(PQntuples(result.get()));
    }
    void add(const Post& post) {
        run("insert into post values ($1, $2, setweight(to_tsvector('english', $3), 'A') || "
            "to_tsvector('english', $4))",
            {std::to_string(post.id), std::to_string(post.visibility), post.title, post.body});
    }
    void finish() {
        run("commit");
        run("create index post_found on post using gin (found)");
        run("vacuum analyze post");
    }
    std::size_t best(const std::string& asked) {
        return run("select id from post, to_tsquery('english', $1) as query where found @@ query and "
                   "visibility <= $2 "
                   "order by ts_rank(found, query) desc limit 20",
            {asked, std::to_string(visible)});
    }

private:
    kit::Postgres& server_;
    std::string address_;
    std::unique_ptr<PGconn, decltype(&PQfinish)> connection_;
};

/// What search::Search does with one request, up to the rows: finds the page and some spare, and checks them.
std::size_t ours(Index& index, Sqlite& store, const Sight& sight, const std::string& asked) {
    Hits hits;
    index.read([&](const Xapian::Database& database) {
        hits = find_hits(database, plan_query(parse_query(asked), {}, sight),
            {.sort = SearchSort::best, .this_week = week_of(today)}, 40);
    });
    return store.checked(std::get<std::string>(bind_ids(hits.objects).value));
}

int measure(std::int64_t posts) {
    kit::TemporaryFolder folder;
    Sqlite sqlite(folder / "peer.db");
    std::optional<PostgresGin> postgres;
    const bool with_peers = posts <= most_with_peers;
    if (auto* server = with_peers ? kit::Postgres::shared() : nullptr)
        postgres.emplace(*server);
    else if (with_peers)
        std::fprintf(stderr, "without PostgreSQL: %s\n", kit::Postgres::absence().c_str());
    sqlite.run("begin");
    Posts source(posts);
    std::chrono::duration<double> indexing{};
    {
        IndexWriter writer(folder / "index", IndexWriter::Begin::anew);
        for (std::int64_t i = 0; i < posts; ++i) {
            const auto post = source.next();
            sqlite.add(post, with_peers ? Sqlite::Text::indexed : Sqlite::Text::left_out);
            if (postgres) postgres->add(post);
            const auto begin = std::chrono::steady_clock::now();
            writer.put({.object = ObjectId{post.id},
                .type = "blogs.post",
                .space = ObjectId{1},
                .visibility = ObjectId{post.visibility},
                .author = ObjectId{1},
                .updated = post.updated,
                .text = {.title = post.title, .body = post.body, .language = "en", .tags = {}}});
            indexing += std::chrono::steady_clock::now() - begin;
        }
        const auto begin = std::chrono::steady_clock::now();
        writer.commit({});
        indexing += std::chrono::steady_clock::now() - begin;
    }
    sqlite.run("commit");
    if (postgres) postgres->finish();
    std::fprintf(stderr, "%ld posts, indexed in %.1f s\n", posts, indexing.count());

    Index index;
    index.serve(folder / "index");
    std::vector<ObjectId> seen;
    for (std::int64_t id = 1; id <= visible; ++id)
        seen.emplace_back(id);
    const Sight few(seen);
    for (std::int64_t id = 1000; id < 4970; ++id)
        seen.emplace_back(id);
    const Sight many(seen);

    std::vector<ObjectId> guests;
    for (std::int64_t id = 0; id < 10; ++id)
        guests.emplace_back(guest_visibility + id);
    const Sight guest(guests);

    std::printf("word,posts with it,folkmoot ms,folkmoot with 4000 visibilities ms,fts5 ms,gin ms,"
                "fts5 / folkmoot,gin / folkmoot\n");
    for (const auto& [name, rank] :
        {std::pair{"common", std::size_t{12}}, std::pair{"rare", std::size_t{25'000}}}) {
        const auto asked = word(rank) + " ";
        Xapian::Database database((folder / "index").string());
        const auto count = database.get_termfreq(word(rank));
        const double own = median([&] { ours(index, sqlite, few, asked); });
        const double wide = median([&] { ours(index, sqlite, many, asked); });
        const double fts = with_peers ? median([&] { sqlite.best(word(rank)); }) : 0;
        const double gin = postgres ? median([&] { postgres->best(word(rank)); }) : 0;
        std::printf(
            "%s,%u,%.3f,%.3f,%.3f,%.3f,%.1f,%.1f\n", name, count, own, wide, fts, gin, fts / own, gin / own);
    }
    std::printf("99 of 100 searches take at most, ms\n");
    std::printf("guest who sees %ld,%.3f\n", seen_by_guest,
        slowest([&](const std::string& asked) { ours(index, sqlite, guest, asked); }));
    std::printf("staff with 4000 visibilities,%.3f\n",
        slowest([&](const std::string& asked) { ours(index, sqlite, many, asked); }));
    return 0;
}

} // namespace

int main(int count, char** arguments) {
    return measure(count > 1 ? std::stol(arguments[1]) : 200'000);
}
