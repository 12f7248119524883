#include "cli/seed/seeding.hpp"

namespace folkmoot::cli::seed {
namespace {

constexpr auto years_of_work = std::chrono::hours{24 * 365 * 3};
constexpr auto quiet_before_now = std::chrono::hours{1};

} // namespace

const Viewer& Seeding::viewer() {
    static const Viewer house = Viewer::system("an invented department is made after a plan");
    return house;
}

void Seeding::act(WriteTx& tx, ObjectId person) {
    audit::act_as(tx, {.person = person, .session = {}, .request = "seed", .why = viewer().why()});
}

bool seed_department(host::House& house, PlayedClock& clock, const Plan& plan, const Progress& progress) {
    const Time now = clock.now();
    Seeding seeding{.house = house,
        .clock = clock,
        .plan = plan,
        .begun = now - years_of_work,
        .until = now - quiet_before_now};
    seed_people(seeding);
    seed_spaces(seeding);
    const bool whole = seed_texts(seeding, progress);
    clock.go_live();
    return whole;
}

} // namespace folkmoot::cli::seed
