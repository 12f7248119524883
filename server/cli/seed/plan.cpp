#include "cli/seed/plan.hpp"

#include <algorithm>

namespace folkmoot::cli::seed {
namespace {

/// Which stream of chance is whose.
enum class Stream : std::uint64_t { staff = 1, guests, spaces, chapters };

Chance chance_for(const Plan& plan, Stream stream) {
    return Chance{plan.seed, static_cast<std::uint64_t>(stream)};
}

void add_once(std::vector<std::int64_t>& numbers, std::int64_t number) {
    if (std::ranges::find(numbers, number) == numbers.end()) numbers.push_back(number);
}

access::SpaceKind drawn_kind(Chance& chance) {
    const auto drawn = chance.below(100);
    if (drawn < 70) return access::SpaceKind::workspace;
    return drawn < 95 ? access::SpaceKind::community : access::SpaceKind::public_space;
}

PlannedSpace planned_space(const Plan& plan, Chance& chance) {
    const auto& department = plan.department;
    PlannedSpace space{.kind = drawn_kind(chance),
        .area = chance.rank_below(department.areas),
        .owner = chance.below(department.staff)};
    const auto members = 3 + chance.rank_below(60);
    for (std::int64_t i = 0; i < members; ++i)
        add_once(space.members, chance.below(department.staff));
    std::erase(space.members, space.owner);
    if (space.kind == access::SpaceKind::community) {
        const auto sides = 2 + chance.rank_below(30);
        for (std::int64_t i = 0; i < sides; ++i)
            add_once(space.sides, chance.rank_below(department.organisations));
    }
    if (space.kind == access::SpaceKind::workspace) {
        space.is_sensitive = chance.percent(15);
        space.is_for_all_staff = !space.is_sensitive && chance.percent(15);
    }
    return space;
}

} // namespace

Department Department::part(std::int64_t percent) {
    const Department whole;
    const auto share = [&](std::int64_t of) { return std::max<std::int64_t>(1, of * percent / 100); };
    return {.staff = share(whole.staff),
        .guests = share(whole.guests),
        .organisations = share(whole.organisations),
        .areas = share(whole.areas),
        .spaces = share(whole.spaces),
        .objects = share(whole.objects)};
}

Plan plan_of(const Department& department, std::uint64_t seed) {
    Plan plan{.department = department,
        .seed = seed,
        .area_of_staff = {},
        .organisation_of_guest = {},
        .spaces = {},
        .chapters = {}};
    auto staff = chance_for(plan, Stream::staff);
    for (std::int64_t i = 0; i < department.staff; ++i)
        plan.area_of_staff.push_back(staff.rank_below(department.areas));
    auto guests = chance_for(plan, Stream::guests);
    for (std::int64_t i = 0; i < department.guests; ++i)
        plan.organisation_of_guest.push_back(guests.rank_below(department.organisations));
    auto spaces = chance_for(plan, Stream::spaces);
    for (std::int64_t i = 0; i < department.spaces; ++i)
        plan.spaces.push_back(planned_space(plan, spaces));
    auto chapters = chance_for(plan, Stream::chapters);
    const auto count = std::max<std::int64_t>(1, department.objects / objects_in_chapter);
    for (std::int64_t i = 0; i < count; ++i)
        plan.chapters.push_back(static_cast<std::int32_t>(chapters.rank_below(department.spaces)));
    return plan;
}

} // namespace folkmoot::cli::seed
