#pragma once
#include "audit/actor.hpp"
#include "cli/demonstration/played_clock.hpp"
#include "cli/seed/plan.hpp"
#include "host/house.hpp"
#include "objects/import_map.hpp"

#include <functional>
#include <string_view>

namespace folkmoot::cli::seed {

/// A space that is made, with what is needed to write in it.
struct SeededSpace {
    ObjectId id;
    ObjectId wiki;
    ObjectId documents;
    std::vector<ObjectId> lanes; ///< as PlannedSpace::sides
    std::vector<std::int64_t> guests; ///< who may come in, by their numbers
};

/// Told how many objects of how many there are; false stops after the sitting at hand.
using Progress = std::function<bool(std::int64_t done, std::int64_t total)>;

/// A department on its way into a site: each step in transactions of its own through the functions by which
/// people do the same. Each is made whole or not at all and left alone where it is there, so that a run that
/// was stopped goes on where it was. From `begun` to `until` the clock is played forward.
struct Seeding {
    host::House& house;
    PlayedClock& clock;
    const Plan& plan;
    Time begun;
    Time until;
    std::vector<ObjectId> staff = {};
    std::vector<ObjectId> guests = {};
    std::vector<ObjectId> organisations = {};
    std::vector<ObjectId> areas = {};
    std::vector<ObjectId> area_groups = {}; ///< the staff of each area
    std::vector<SeededSpace> spaces = {};

    /// Past the rules of access: the plan says what there is.
    static const Viewer& viewer();

    template <class Work> auto read(Work work) const { return house.database().read_now(std::move(work)); }
    /// Writes at that moment in the name of that person (none: the house).
    template <class Work> void write(Time at, ObjectId person, const Work& work) const {
        clock.play(at);
        house.database().write_now("seed", [&](WriteTx& tx) {
            act(tx, person);
            work(tx);
        });
    }
    static void act(WriteTx& tx, ObjectId person);

    static constexpr std::string_view source = "seed"; ///< of chapters and volumes, in the import map
};

std::string address_of_staff(std::int64_t number); ///< "s00042@department.example"
std::string address_of_guest(std::int64_t number);

// In this order; each makes what is not there yet, and knows all of it afterwards.
void seed_people(Seeding& seeding); ///< organisations, areas, people, groups, administrators
void seed_spaces(Seeding& seeding); ///< with sections, lanes and roles
/// False where `progress` stopped it.
bool seed_texts(Seeding& seeding, const Progress& progress); ///< pages, documents, folders and comments

/// All of it. Throws std::runtime_error where the site's modules or settings leave no place for it.
bool seed_department(host::House& house, PlayedClock& clock, const Plan& plan, const Progress& progress);

} // namespace folkmoot::cli::seed
