// Goal 3: durable saves of a 2 KB page with its history, event, audit line and idempotency record, by 1, 16
// and 64 writers, beside single-row SQLite transactions at synchronous=FULL on the same disk; the pages that
// a save leaves to be written; the same on a disk whose fsync takes 5 ms; and after ten times as many saves,
// what one costs then; and a cached point query. One warm-up and three repetitions, medians.
#include "kit/figure.hpp"
#include "kit/seeded.hpp"
#include "kit/temporary_folder.hpp"

#include "host/system.hpp"
#include "store/database.hpp"

#include <dlfcn.h>
#include <fmt/format.h>
#include <fstream>
#include <sqlite3.h>
#include <thread>
#include <unistd.h>

namespace folkmoot::store { namespace {

using Steady = std::chrono::steady_clock;
constexpr auto slow_sync = std::chrono::milliseconds{5};
constexpr std::size_t frame_head = 24; ///< octets before each page of a write-ahead log; written apart

std::chrono::milliseconds duration() {
    return std::chrono::milliseconds{kit::is_quick() ? 200 : 2000};
}

std::atomic<bool> disk_is_slow = false;
std::atomic<std::uint64_t> syncs = 0, logged_pages = 0;

/// The system's function of this name, which one of this program stands before.
template <class Function> Function* real(Function*, const char* name) {
    return reinterpret_cast<Function*>(::dlsym(RTLD_NEXT, name));
}

/// Syncs; on a slow disk that takes its time at least.
template <class Sync> int synced(Sync sync) {
    const auto begin = Steady::now();
    const int result = sync();
    ++syncs;
    if (disk_is_slow) std::this_thread::sleep_until(begin + slow_sync);
    return result;
}

void written(std::size_t size) {
    if (size == frame_head) ++logged_pages;
}

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
        for (const auto until = Steady::now() + duration(); Steady::now() < until; ++count) {
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
        until_ = Steady::now() + duration();
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

std::string writers_text(int count) {
    return fmt::format("{} writer{}", count, count == 1 ? "" : "s");
}

using kit::Goal;
using enum kit::Goal::Side;

/// A store of its own with the tables above.
class Scene {
public:
    Scene() {
        std::ofstream{folder_ / "0001_pages.sql"} << schema;
        Settings settings;
        settings.url = "sqlite://" + (folder_ / "folkmoot.db").string();
        database_.emplace(settings, clock_, ids_);
        database_->migrate("bench", folder_.path());
    }
    Database& database() { return *database_; }
    double rate(int count) {
        Writers writers{*database_, count};
        return median_rate([&] { return writers.run(); });
    }

private:
    kit::TemporaryFolder folder_;
    host::SystemClock clock_;
    host::SystemRng rng_;
    host::TimeMint ids_{clock_, rng_};
    std::optional<Database> database_;
};

void measure_saves(Scene& scene, double peer) {
    for (const auto& [count, least] : {std::pair{1, 0.2}, std::pair{16, 0.4}, std::pair{64, 0.6}}) {
        const auto saves = scene.database().metrics().saves.load();
        const auto pages = logged_pages.load();
        const auto rate = scene.rate(count);
        const auto made = static_cast<double>(scene.database().metrics().saves.load() - saves);
        kit::print({"durable page saves", writers_text(count), rate, "per second", rate / peer,
            Goal{at_least, least}});
        kit::print({"durable page saves", writers_text(count),
            static_cast<double>(logged_pages.load() - pages) / made, "dirty pages each", {},
            Goal{at_most, 6}});
    }
}

void measure_slow_disk() {
    Scene scene;
    disk_is_slow = true;
    const auto before = syncs.load();
    const auto rate = scene.rate(64);
    disk_is_slow = false;
    if (syncs == before) throw std::runtime_error("the disk was not slowed down");
    kit::print(
        {"durable page saves at 5 ms fsync", "64 writers", rate, "per second", {}, Goal{at_least, 5000}});
}

/// The time of one save by 64 writers into a store of so many saves, and of ten times as many.
void measure_growth() {
    Scene scene;
    Writers writers{scene.database(), 64};
    const auto fill = [&](std::uint64_t saves) {
        while (scene.database().metrics().saves < saves)
            writers.run();
    };
    const std::uint64_t few = kit::is_quick() ? 2'000 : 20'000;
    fill(few);
    const auto early = scene.rate(64);
    fill(scene.database().metrics().saves * 10);
    const auto late = scene.rate(64);
    kit::print({"durable page saves", "64 writers after ten times the saves; slower by", late, "per second",
        early / late});
}

void measure_queries(Scene& scene) {
    const auto queries = median_rate([&] {
        return scene.database().read_now([](ReadTx& tx) {
            std::uint64_t count = 0;
            for (const auto until = Steady::now() + duration(); Steady::now() < until; ++count)
                tx.value<std::int64_t>("select revision from page where id = :id",
                    bind("id", static_cast<std::int64_t>(count % 100 + 1)));
            return count;
        });
    });
    kit::print({"cached point queries", "1 reader", queries, "per second"});
}

void measure() {
    const double peer = single_rows();
    kit::print({"SQLite alone", "one row a transaction", peer, "per second"});
    Scene scene;
    measure_saves(scene, peer);
    measure_slow_disk();
    measure_growth();
    measure_queries(scene);
}

}} // namespace folkmoot::store

// These stand before the system's for SQLite too: a slow disk is one whose fsync takes long, and the pages of
// the write-ahead log are counted as they go by.
extern "C" {

int fdatasync(int file) {
    static auto* const next = folkmoot::store::real(&::fdatasync, "fdatasync");
    return folkmoot::store::synced([&] { return next(file); });
}

int fsync(int file) {
    static auto* const next = folkmoot::store::real(&::fsync, "fsync");
    return folkmoot::store::synced([&] { return next(file); });
}

ssize_t pwrite64(int file, const void* octets, size_t size, off64_t offset) {
    static auto* const next = folkmoot::store::real(&::pwrite64, "pwrite64");
    folkmoot::store::written(size);
    return next(file, octets, size, offset);
}

ssize_t write(int file, const void* octets, size_t size) {
    static auto* const next = folkmoot::store::real(&::write, "write");
    folkmoot::store::written(size);
    return next(file, octets, size);
}
}

int main() {
    try {
        folkmoot::store::measure();
    } catch (const std::exception& error) {
        fmt::print(stderr, "bench_store: {}\n", error.what());
        return 1;
    }
}
