// Goal 3: durable saves of a 2 KB page with its history, event, audit line and idempotency record, by 1, 16
// and 64 writers, beside single-row SQLite transactions at synchronous=FULL on the same disk; and a cached
// point query. Prints CSV: what, writers, per second, ratio to the peer. One warm-up and three repetitions,
// medians.
#include "kit/seeded.hpp"
#include "kit/temporary_folder.hpp"

#include "host/system.hpp"
#include "store/database.hpp"

#include <fmt/format.h>
#include <fstream>
#include <sqlite3.h>
#include <thread>

namespace folkmoot::store { namespace {

using Steady = std::chrono::steady_clock;
constexpr auto duration = std::chrono::seconds{2};

double median_rate(const std::function<std::uint64_t()>& measure) {
    measure(); // warm-up
    std::array<double, 3> rates;
    for (auto& rate : rates) {
        const auto start = Steady::now();
        const auto count = measure();
        rate = static_cast<double>(count) / std::chrono::duration<double>(Steady::now() - start).count();
    }
    std::ranges::sort(rates);
    return rates[1];
}

/// The peer: SQLite alone, one connection, one small row in each transaction.
double single_rows() {
    const kit::TemporaryFolder folder;
    sqlite3* connection = nullptr;
    sqlite3_open((folder / "peer.db").c_str(), &connection);
    sqlite3_exec(connection,
        "pragma journal_mode = wal; pragma synchronous = full; create table t (id integer primary key, v "
        "integer)",
        nullptr, nullptr, nullptr);
    sqlite3_stmt* insert = nullptr;
    sqlite3_prepare_v2(connection, "insert into t (v) values (1)", -1, &insert, nullptr);
    const auto rate = median_rate([&] {
        std::uint64_t count = 0;
        for (const auto until = Steady::now() + duration; Steady::now() < until; ++count) {
            sqlite3_step(insert);
            sqlite3_reset(insert);
        }
        return count;
    });
    sqlite3_finalize(insert);
    sqlite3_close(connection);
    return rate;
}

constexpr const char* schema = R"(
create table page (id id primary key, title text not null, body text not null, revision integer not null, updated time not null);
create table revision (page id not null, revision integer not null, author id not null, body text not null, made time not null, primary key (page, revision)) without rowid;
create table happening (id id primary key, kind text not null, page id not null, at time not null);
create table audit (id id primary key, who id not null, what text not null, page id not null, at time not null);
create table idempotency (person id not null, token text not null, answer text not null, at time not null, primary key (person, token)) without rowid;
)";

/// What saving a page does: one read and five changed tables.
void save_page(WriteTx& tx, std::int64_t page, const std::string& body) {
    const auto now = tx.now();
    const auto revision =
        tx.value<std::int64_t>("select revision from page where id = :id", bind("id", page)).value_or(0) + 1;
    if (revision == 1)
        tx.run("insert into page (id, title, body, revision, updated) values (:id, 'A page', :body, 1, :now)",
            bind("id", page), bind("body", body), bind("now", now));
    else
        tx.run("update page set body = :body, revision = :revision, updated = :now where id = :id",
            bind("id", page), bind("body", body), bind("revision", revision), bind("now", now));
    tx.run(
        "insert into revision (page, revision, author, body, made) values (:page, :revision, 7, :body, :now)",
        bind("page", page), bind("revision", revision), bind("body", body), bind("now", now));
    tx.run("insert into happening (id, kind, page, at) values (:id, 'wiki.page_saved', :page, :now)",
        bind("id", tx.new_id()), bind("page", page), bind("now", now));
    tx.run("insert into audit (id, who, what, page, at) values (:id, 7, 'wiki.edit', :page, :now)",
        bind("id", tx.new_id()), bind("page", page), bind("now", now));
    tx.run("insert into idempotency (person, token, answer, at) values (7, :token, '200', :now)",
        bind("token", tx.new_id().text()), bind("now", now));
}

/// Each writer has a save under way and begins the next when the last is on disk.
class Writers {
public:
    Writers(Database& database, int count)
        : database_(database)
        , count_(count)
        , body_(2048, 'p') { }

    std::uint64_t run() {
        saved_ = 0;
        running_ = count_;
        until_ = Steady::now() + duration;
        for (int writer = 0; writer < count_; ++writer)
            next(writer);
        for (int left = running_; left != 0; left = running_)
            running_.wait(left);
        return saved_;
    }

private:
    void next(int writer) {
        database_.write({.name = "wiki.page_saved",
            .save = [this, page = writer * 100 + static_cast<int>(saved_ % 100)](
                        WriteTx& tx) { save_page(tx, page + 1, body_); },
            .done =
                [this, writer](const Outcome& outcome) {
                    if (outcome.error) std::rethrow_exception(outcome.error);
                    ++saved_;
                    if (Steady::now() < until_) return next(writer);
                    --running_;
                    running_.notify_all();
                }});
    }

    Database& database_;
    int count_;
    std::string body_;
    Steady::time_point until_;
    std::atomic<std::uint64_t> saved_ = 0;
    std::atomic<int> running_ = 0;
};

void print(std::string_view what, int writers, double rate, double peer) {
    fmt::print("{},{},{:.0f},{:.2f}\n", what, writers, rate, rate / peer);
    std::fflush(stdout);
}

void measure() {
    const kit::TemporaryFolder folder;
    std::ofstream{folder / "0001_pages.sql"} << schema;
    const host::SystemClock clock;
    host::SystemRng rng;
    host::TimeMint ids{clock, rng};
    Settings settings;
    settings.url = "sqlite://" + (folder / "folkmoot.db").string();
    Database database{settings, clock, ids};
    database.migrate("bench", folder.path());

    fmt::print("what,writers,per second,ratio\n");
    const double peer = single_rows();
    print("SQLite alone: one row a transaction", 1, peer, peer);
    for (const int count : {1, 16, 64}) {
        Writers writers{database, count};
        print("durable page saves", count, median_rate([&] { return writers.run(); }), peer);
    }
    const auto queries = median_rate([&] {
        return database.read_now([](ReadTx& tx) {
            std::uint64_t count = 0;
            for (const auto until = Steady::now() + duration; Steady::now() < until; ++count)
                tx.value<std::int64_t>("select revision from page where id = :id",
                    bind("id", static_cast<std::int64_t>(count % 100 + 1)));
            return count;
        });
    });
    fmt::print("cached point queries,1,{:.0f},\n", queries);
}

}} // namespace folkmoot::store

int main() {
    folkmoot::store::measure();
}
