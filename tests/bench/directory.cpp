// What finding people while one types costs, among 2,000 people and among ten times as many: a page of 20 in
// the order of names.
//     bench_directory [sqlite|postgres|both]
#include "kit/figure.hpp"
#include "kit/postgres.hpp"
#include "kit/seeded.hpp"
#include "kit/temporary_folder.hpp"

#include "identity/directory.hpp"
#include "identity/person.hpp"
#include "identity/viewer_maker.hpp"
#include "store/database.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iostream>

namespace folkmoot::identity { namespace {

constexpr std::int64_t people_at_once = 500;
constexpr int repeats = 400;

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
                    create_person(tx,
                        {.name = name(i),
                            .email = fmt::format("p{}@example.org", i),
                            .title = {},
                            .purpose = {}});
            });
        // PostgreSQL plans by what it last found out about its tables, which it does by itself some time
        // after.
        if (url.starts_with("postgresql")) kit::Postgres::run("analyze", url);
    }

    /// The median of some searches, in microseconds, and how many people they give.
    std::pair<double, std::size_t> median(std::string_view typed) {
        const auto staff = ViewerMaker::make({.kind = ViewerKind::staff,
            .person = ObjectId{1},
            .session = {},
            .organisation = {},
            .name = {},
            .proved = {}});
        std::vector<double> times;
        std::size_t found = 0;
        for (int i = 0; i < repeats; ++i)
            database_->read_now([&](ReadTx& tx) {
                const auto begin = std::chrono::steady_clock::now();
                found = find_people(tx, staff, {.typed = std::string{typed}}, {}, 20).size();
                times.push_back(
                    std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - begin)
                        .count());
            });
        std::ranges::nth_element(times, times.begin() + repeats / 2);
        return {times[repeats / 2], found};
    }

private:
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
    for (const std::string_view typed : {"", "j", "jones", "gwen jo", "q00012", "p19", "nobody"}) {
        const auto few = small.median(typed).first;
        const auto [many, found] = large.median(typed);
        kit::print(
            {work, fmt::format("'{}' finds {}", typed, found), many, "us", many / few, kit::hardly_grows});
    }
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
