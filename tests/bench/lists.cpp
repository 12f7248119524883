// Goal 4: the newest 50 of 1,000,000 objects, for viewers who see all of them, 1 %, 20 rows and none, beside
// the same rows, paged alike, in a table that holds nothing else. Both run in a transaction of their own each
// time; what is measured is the work inside it. Then how the same grows from a tenth of the objects to all.
//     bench_lists [sqlite|postgres|both] [objects]
#include "kit/figure.hpp"
#include "kit/postgres.hpp"
#include "kit/seeded.hpp"
#include "kit/temporary_folder.hpp"

#include "access/area.hpp"
#include "access/grant.hpp"
#include "access/lane.hpp"
#include "access/rights_watch.hpp"
#include "access/role.hpp"
#include "access/section.hpp"
#include "access/space.hpp"
#include "access/visibility.hpp"
#include "audit/actor.hpp"
#include "identity/viewer_maker.hpp"
#include "store/database.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <iostream>

namespace folkmoot::access { namespace {

using Clock = std::chrono::steady_clock;

constexpr std::int64_t lanes = 100; ///< the last two are special: one of 20 objects, one empty
constexpr std::int64_t rows_at_once = 50'000;
constexpr int repeats = 400;

#define COLUMNS                                                                                              \
    "id, type, space, component, scope, visibility, title, language, author, revision, sort, created, "      \
    "updated, "                                                                                              \
    "updated_by, deleted"
constexpr Sql insert_contact{"insert into contact (id, kind, name, created) values (:id, 'person', 'P', 0)"};
constexpr Sql insert_person{"insert into person (id, kind, email, name, state, sponsor, expires, created) "
                            "values (:id, :kind, :email, 'P', 'active', :sponsor, :expires, 0)"};
constexpr Sql insert_slot{"insert into bench_slot (slot, visibility) values (:slot, :visibility)"};
constexpr Sql insert_objects{
    "insert into object (id, type, space, component, scope, visibility, title, language, author, revision, "
    "sort, "
    "created, updated, updated_by) "
    "with recursive n(i) as (select cast(:first as bigint) union all select i + 1 from n where i < :last) "
    "select 1000000 + i, 'wiki.page', :space, :component, :component, s.visibility, 'A page of the usual "
    "length', "
    "'en', :author, 1, i, i, i, :author from n "
    "join bench_slot s on s.slot = case when i % :every = 77 then 98 else i % 98 end"};
constexpr Sql fill_all{"insert into bench_all select " COLUMNS " from object"};
constexpr Sql fill_percent{
    "insert into bench_percent select " COLUMNS " from object where visibility = :visibility"};
constexpr Sql fill_twenty{
    "insert into bench_twenty select " COLUMNS " from object where visibility = :visibility"};
#define NEWEST "where (sort, id) < (:sort, :id) order by sort desc, id desc limit :limit"
constexpr Sql newest_of_all{"select " COLUMNS " from bench_all " NEWEST};
constexpr Sql newest_of_percent{"select " COLUMNS " from bench_percent " NEWEST};
constexpr Sql newest_of_twenty{"select " COLUMNS " from bench_twenty " NEWEST};
constexpr Sql newest_of_none{"select " COLUMNS " from bench_none " NEWEST};
#undef NEWEST
#undef COLUMNS

std::string bare_table(const std::string& name) {
    return "create table " + name
        + " (id id not null primary key, type text not null, space id not null, component id, scope id not "
          "null, "
          "visibility id not null, title text not null, language text not null, author id not null, "
          "revision integer not null, sort integer not null, created time not null, updated time not null, "
          "updated_by id not null, deleted time);\ncreate index "
        + name + "_newest on " + name + " (sort, id);\n";
}

/// One community in which a hundred organisations each see their own, and staff see all.
class Scene {
public:
    Scene(const std::string& url, std::int64_t objects) {
        ids_.next(); // 1 is the site's scope
        store::Settings settings;
        settings.url = url;
        settings.readers = 1;
        settings.write_deadline = std::chrono::minutes{5};
        database_.emplace(settings, clock_, ids_);
        database().migrate("core", std::filesystem::path{FOLKMOOT_SOURCE_DIR} / "schema/core");
        make_bare_tables();
        database().write_now("scene", [&](WriteTx& tx) { make_space(tx); });
        for (std::int64_t first = 0; first < objects; first += rows_at_once)
            database().write_now("objects", [&](WriteTx& tx) {
                tx.run(insert_objects, bind("first", first),
                    bind("last", std::min(first + rows_at_once, objects) - 1), bind("space", space_),
                    bind("every", objects / 20), bind("component", wiki_), bind("author", staff_));
            });
        database().write_now("all", [](WriteTx& tx) { tx.run(fill_all); });
        database().write_now(
            "percent", [&](WriteTx& tx) { tx.run(fill_percent, bind("visibility", slots_[0])); });
        database().write_now(
            "twenty", [&](WriteTx& tx) { tx.run(fill_twenty, bind("visibility", slots_[98])); });
        // PostgreSQL plans by what it last found out about its tables, which it does by itself some time
        // after.
        if (url.starts_with("postgresql")) kit::Postgres::run("analyze", url);
    }

    store::Database& database() { return *database_; }
    Viewer staff() const { return viewer(ViewerKind::staff, staff_); }
    Viewer guest_of(std::size_t lane) const { return viewer(ViewerKind::guest, guests_[lane]); }
    ListQuery newest() const { return {.component = wiki_, .space = {}, .type = "wiki.page", .after = {}}; }

private:
    static Viewer viewer(ViewerKind kind, ObjectId person) {
        return ViewerMaker::make(
            {.kind = kind, .person = person, .session = {}, .organisation = {}, .name = {}, .proved = {}});
    }

    void make_bare_tables() {
        std::ofstream file{folder_ / "0001_bare.sql"};
        file << "create table bench_slot (slot integer not null primary key, visibility id not null);\n";
        for (const auto* name : {"bench_all", "bench_percent", "bench_twenty", "bench_none"})
            file << bare_table(name);
        file.close();
        database().migrate("bench", folder_.path());
    }

    ObjectId make_person(WriteTx& tx, const char* kind) {
        auto id = tx.new_id();
        bool guest = std::string_view{kind} == "guest";
        tx.run(insert_contact, bind("id", id));
        tx.run(insert_person, bind("id", id), bind("kind", kind), bind("email", id.text()),
            bind("sponsor", guest ? std::optional{staff_} : std::nullopt),
            bind("expires", guest ? std::optional{tx.now() + std::chrono::hours{24 * 365}} : std::nullopt));
        return id;
    }

    void make_space(WriteTx& tx) {
        auto house = Viewer::system("a benchmark sets the scene");
        audit::act_as(tx, house, "bench");
        settle_roles(tx);
        staff_ = make_person(tx, "staff");
        space_ = create_space(tx, house,
            {.area = create_area(tx, house, std::nullopt, "Department"),
                .kind = SpaceKind::community,
                .slug = "big",
                .name = "Big",
                .summary = {},
                .owner = staff_,
                .handling = {}});
        wiki_ =
            create_section(tx, house, {.space = space_, .module = "wiki", .slug = "wiki", .name = "Wiki"});
        for (std::int64_t slot = 0; slot < lanes; ++slot)
            make_lane(tx, house, slot);
    }

    void make_lane(WriteTx& tx, const Viewer& house, std::int64_t slot) {
        auto guest = make_person(tx, "guest");
        auto lane = create_lane(tx, house, space_, fmt::format("Lane {}", slot));
        put_grant(tx, house, {.subject = guest, .role = "contributor", .scope = space_});
        add_to_lane(tx, house, lane, {.kind = LaneMemberKind::person, .id = guest});
        auto visibility = visibility_for(tx,
            {.scope = wiki_,
                .audience = Audience::lane,
                .lane = lane,
                .marking = "official",
                .lifecycle = Lifecycle::live});
        tx.run(insert_slot, bind("slot", slot), bind("visibility", visibility));
        guests_.push_back(guest);
        slots_.push_back(visibility);
    }

    kit::TemporaryFolder folder_;
    kit::TestClock clock_;
    kit::CountingMint ids_;
    std::optional<store::Database> database_;
    ObjectId space_, wiki_, staff_;
    std::vector<ObjectId> guests_;
    std::vector<ObjectId> slots_;
};

/// The median time of the work inside a transaction, in microseconds, and how many rows it gave.
template <class Work> std::pair<double, std::size_t> median(store::Database& database, Work work) {
    std::vector<double> times;
    std::size_t rows = 0;
    for (int i = 0; i < repeats; ++i)
        database.read_now([&](ReadTx& tx) {
            tx.kept<RightsWatch>().poll(tx); // as the server does four times a second
            auto begin = Clock::now();
            rows = work(tx);
            times.push_back(std::chrono::duration<double, std::micro>(Clock::now() - begin).count());
        });
    std::ranges::nth_element(times, times.begin() + repeats / 2);
    return {times[repeats / 2], rows};
}

struct Case {
    const char* who;
    Viewer viewer;
    const Sql* bare;
};

std::vector<Case> cases(const Scene& scene) {
    return {{"who sees all", scene.staff(), &newest_of_all},
        {"who sees 1 %", scene.guest_of(0), &newest_of_percent},
        {"who sees 20 rows", scene.guest_of(98), &newest_of_twenty},
        {"who sees none", scene.guest_of(99), &newest_of_none}};
}

double time_of_list(Scene& scene, const Viewer& viewer) {
    return median(scene.database(), [&](ReadTx& tx) {
        return list_standings(tx, viewer, scene.newest()).items.size();
    }).first;
}

double time_of_bare(Scene& scene, const Sql& bare) {
    return median(scene.database(), [&](ReadTx& tx) {
        constexpr auto end = std::numeric_limits<std::int64_t>::max();
        const auto rows = tx.rows<ObjectRow>(bare, bind("sort", end), bind("id", end), bind("limit", 51));
        return std::min<std::size_t>(rows.size(), 50);
    }).first;
}

int run(const std::string& backend, std::int64_t objects) {
    if (backend == "postgres" && !kit::Postgres::shared()) {
        std::cerr << kit::Postgres::absence() << "\n";
        return 1;
    }
    kit::TemporaryFolder folder;
    const auto url = [&](const std::string& file) {
        return backend == "postgres" ? kit::Postgres::shared()->create_store()
                                     : "sqlite://" + (folder / file).string();
    };
    const auto work = fmt::format("newest 50 of {} objects on {}", objects, backend);
    std::vector<double> times_of_tenth;
    {
        Scene tenth{url("tenth.db"), objects / 10};
        for (const auto& [who, viewer, bare] : cases(tenth))
            times_of_tenth.push_back(time_of_list(tenth, viewer));
    }
    Scene scene{url("all.db"), objects};
    for (std::size_t at = 0; const auto& [who, viewer, bare] : cases(scene)) {
        const auto peer = time_of_bare(scene, *bare);
        const auto ours = time_of_list(scene, viewer);
        kit::print({work, fmt::format("bare table; {}", who), peer, "us"});
        kit::print({work, who, ours, "us", ours / peer, kit::Goal{kit::Goal::Side::at_most, 1.2}});
        kit::print({work + " / a tenth", who, ours, "us", ours / times_of_tenth[at++], kit::hardly_grows});
    }
    return 0;
}

}} // namespace folkmoot::access

int main(int argc, char** argv) {
    const std::string backend = argc > 1 ? argv[1] : "both";
    const std::int64_t objects = argc > 2 ? std::stoll(argv[2])
        : folkmoot::kit::is_quick()       ? 20'000
                                          : 1'000'000;
    int result = 0;
    for (const std::string each : {"sqlite", "postgres"})
        if (backend == "both" || backend == each) result |= folkmoot::access::run(each, objects);
    return result;
}
