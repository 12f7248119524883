// What finding people while one types costs, among 2,000 people and among ten times as many: a page of 20 in
// the order of names, for staff and for a guest who knows 200 of them; and those who know about something.
//     bench_directory [sqlite|postgres|both]
#include "kit/figure.hpp"
#include "kit/postgres.hpp"
#include "kit/seeded.hpp"
#include "kit/temporary_folder.hpp"

#include "access/area.hpp"
#include "access/grant.hpp"
#include "access/role.hpp"
#include "access/space.hpp"
#include "audit/actor.hpp"
#include "identity/directory.hpp"
#include "identity/person.hpp"
#include "identity/profile.hpp"
#include "identity/profile_word.hpp"
#include "identity/viewer_maker.hpp"
#include "store/database.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iostream>

namespace folkmoot::identity { namespace {

constexpr std::int64_t people_at_once = 500;
constexpr int repeats = 400;
constexpr std::int64_t who_share_a_skill = 20;
constexpr std::int64_t in_the_space = 200;

Viewer house() {
    return Viewer::system("a benchmark sets the scene");
}

Viewer viewer_of(ViewerKind kind, ObjectId person) {
    return ViewerMaker::make(
        {.kind = kind, .person = person, .session = {}, .organisation = {}, .name = {}, .proved = {}});
}

/// Names of two words, some common and some rare, as names are.
std::string name(std::int64_t number) {
    constexpr std::array first{
        "Anna", "Bethan", "Carys", "David", "Eleri", "Farah", "Gwen", "Huw", "Ifan", "Jane"};
    constexpr std::array second{"Jones", "Smith", "Patel", "Williams", "Khan", "Evans", "Brown"};
    const auto place = static_cast<std::size_t>(number);
    return fmt::format("{} {}{}", first[place % first.size()], second[place / 3 % second.size()],
        place % 4 == 0 ? fmt::format("-q{:05}", number) : "");
}

class Scene {
public:
    Scene(const std::string& url, std::int64_t people) {
        ids_.next(); // 1 is the site's scope
        store::Settings settings;
        settings.url = url;
        settings.readers = 1;
        settings.write_deadline = std::chrono::minutes{5};
        database_.emplace(settings, clock_, ids_);
        database_->migrate("core", std::filesystem::path{FOLKMOOT_SOURCE_DIR} / "schema/core");
        for (std::int64_t from = 0; from < people; from += people_at_once)
            database_->write_now("people", [&](WriteTx& tx) {
                for (auto i = from; i < std::min(people, from + people_at_once); ++i)
                    make_person(tx, i, people);
            });
        database_->write_now("space", [&](WriteTx& tx) { make_space(tx); });
        // PostgreSQL plans by what it last found out about its tables, which it does by itself some time
        // after.
        if (url.starts_with("postgresql")) kit::Postgres::run("analyze", url);
    }

    Viewer staff() const { return viewer_of(ViewerKind::staff, first_.front()); }
    /// Of a community of which some of the people are members.
    Viewer guest() const { return viewer_of(ViewerKind::guest, guest_); }

    /// The median of some searches, in microseconds, and how much they give.
    template <class Find> std::pair<double, std::size_t> median(Find find) {
        std::vector<double> times;
        std::size_t found = 0;
        for (int i = 0; i < repeats; ++i)
            database_->read_now([&](ReadTx& tx) {
                const auto begin = std::chrono::steady_clock::now();
                found = find(tx);
                times.push_back(
                    std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - begin)
                        .count());
            });
        std::ranges::nth_element(times, times.begin() + repeats / 2);
        return {times[repeats / 2], found};
    }

private:
    void make_person(WriteTx& tx, std::int64_t number, std::int64_t people) {
        const auto person = create_person(tx,
            {.name = name(number),
                .email = fmt::format("p{}@example.org", number),
                .title = {},
                .purpose = {}});
        ProfileText text{.skills = {fmt::format("Tides {:05}", number % (people / who_share_a_skill))}};
        if (number % 10 == 0) text.skills.emplace_back("Common sense");
        put_profile(tx, person, std::move(text), "Europe/London");
        if (std::ssize(first_) < in_the_space) first_.push_back(person);
    }

    void make_space(WriteTx& tx) {
        audit::act_as(tx, house(), "benchmark");
        access::settle_roles(tx);
        const auto area = access::create_area(tx, house(), std::nullopt, "Department");
        const auto space = access::create_space(tx, house(),
            {.area = area,
                .kind = access::SpaceKind::community,
                .slug = "community",
                .name = "Community",
                .summary = {},
                .owner = first_.front(),
                .handling = {}});
        guest_ = create_person(tx,
            {.name = "Greta Guest",
                .email = "greta@example.org",
                .kind = PersonKind::guest,
                .title = {},
                .sponsor = first_.front(),
                .purpose = "to be asked",
                .expires = tx.now() + std::chrono::hours{1'000}});
        access::put_grant(tx, house(), {.subject = guest_, .role = "contributor", .scope = space});
        for (const auto person : std::span{first_}.subspan(1))
            access::put_grant(tx, house(), {.subject = person, .role = "member", .scope = space});
    }

    std::vector<ObjectId> first_;
    ObjectId guest_;
    kit::TestClock clock_;
    kit::CountingMint ids_;
    std::optional<store::Database> database_;
};

int run(const std::string& backend) {
    kit::TemporaryFolder folder;
    const auto url = [&](const std::string& file) {
        return backend == "postgres" ? kit::Postgres::shared()->create_store()
                                     : "sqlite://" + (folder / file).string();
    };
    if (backend == "postgres" && !kit::Postgres::shared()) {
        std::cerr << kit::Postgres::absence() << "\n";
        return 1;
    }
    const std::int64_t people = kit::is_quick() ? 2'000 : 20'000;
    Scene small(url("small.db"), people / 10);
    Scene large(url("large.db"), people);
    const auto work = fmt::format("finding one of {} people on {} / a tenth", people, backend);
    const auto measure = [&](const std::string& what, std::optional<kit::Goal> goal, auto find) {
        const auto few = small.median([&](ReadTx& tx) { return find(tx, small); }).first;
        const auto [many, found] = large.median([&](ReadTx& tx) { return find(tx, large); });
        kit::print({work, fmt::format("{} finds {}", what, found), many, "us", many / few, goal});
    };
    for (const std::string typed : {"", "j", "jones", "gwen jo", "q00012", "p19", "nobody"})
        measure(fmt::format("'{}'", typed), kit::hardly_grows, [&](ReadTx& tx, const Scene& scene) {
            return find_people(tx, scene.staff(), {.typed = typed}, {}, 20).size();
        });
    for (const std::string typed : {"", "jones"})
        measure(fmt::format("a guest's '{}'", typed), kit::hardly_grows, [&](ReadTx& tx, const Scene& scene) {
            return find_people(tx, scene.guest(), {.typed = typed}, {}, 20).size();
        });
    measure("a skill of twenty", kit::hardly_grows, [](ReadTx& tx, const Scene& scene) {
        return find_people(tx, scene.staff(), {.skill = "tides 00007"}, {}, 20).size();
    });
    // Grows with those who have it: they are put in order of their names.
    measure("a skill of every tenth", std::nullopt, [](ReadTx& tx, const Scene& scene) {
        return find_people(tx, scene.staff(), {.skill = "common"}, {}, 20).size();
    });
    measure("typing a skill of twenty", kit::hardly_grows, [](ReadTx& tx, const Scene& scene) {
        return suggest_words(tx, scene.staff(), WordKind::skill, "00007", 10).size();
    });
    measure("typing a skill of everybody", std::nullopt, [](ReadTx& tx, const Scene& scene) {
        return suggest_words(tx, scene.staff(), WordKind::skill, "t", 10).size();
    });
    return 0;
}

}} // namespace folkmoot::identity

int main(int argc, char** argv) {
    const std::string backend = argc > 1 ? argv[1] : "both";
    int result = 0;
    for (const std::string each : {"sqlite", "postgres"})
        if (backend == "both" || backend == each) result |= folkmoot::identity::run(each);
    return result;
}
