#include "access/grant.hpp"
#include "access/lane.hpp"
#include "access/section.hpp"
#include "access/space.hpp"
#include "cli/find_space.hpp"
#include "cli/seed/seeding.hpp"
#include "cli/seed/words.hpp"
#include "identity/organisation.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace folkmoot::cli::seed {
namespace {

constexpr std::uint64_t names_of_spaces = 3'000'000; ///< a stream of chance
constexpr std::int64_t guests_of_a_side = 5;

std::string slug_of_space(std::int64_t number) {
    return fmt::format("space-{}", number + 1);
}

template <class List> const auto& at(const List& list, std::int64_t number) {
    return list[static_cast<std::size_t>(number)];
}

/// Who comes in for each side: the first of its people.
std::vector<std::int64_t> guests_of(const Plan& plan, const PlannedSpace& space) {
    std::vector<std::int64_t> guests;
    for (const auto side : space.sides)
        for (std::int64_t guest = 0, found = 0; guest < plan.department.guests && found < guests_of_a_side;
            ++guest)
            if (at(plan.organisation_of_guest, guest) == side) {
                guests.push_back(guest);
                ++found;
            }
    return guests;
}

void give_roles(const Seeding& seeding, WriteTx& tx, const PlannedSpace& planned, ObjectId space) {
    const auto give = [&](access::NewGrant grant, const char* role) {
        grant.role = role;
        grant.scope = space;
        access::put_grant(tx, Seeding::viewer(), grant);
    };
    give({.subject_kind = access::SubjectKind::group, .subject = at(seeding.area_groups, planned.area)},
        "member");
    for (std::size_t i = 0; i < planned.members.size(); ++i)
        give({.subject = at(seeding.staff, planned.members[i])}, i == 0 ? "facilitator" : "member");
    for (const auto guest : guests_of(seeding.plan, planned))
        give({.subject = at(seeding.guests, guest),
                 .capacity = at(seeding.organisations, at(seeding.plan.organisation_of_guest, guest))},
            "contributor");
    if (!planned.is_for_all_staff) return;
    for (const auto& body : identity::list_organisations(tx))
        if (body.kind == identity::OrganisationKind::host)
            give({.subject_kind = access::SubjectKind::organisation, .subject = body.id}, "reader");
}

void make_space(const Seeding& seeding, WriteTx& tx, std::int64_t number) {
    const auto& planned = at(seeding.plan.spaces, number);
    Chance chance{seeding.plan.seed, names_of_spaces + static_cast<std::uint64_t>(number)};
    const auto space = access::create_space(tx, Seeding::viewer(),
        {.area = at(seeding.areas, planned.area),
            .kind = planned.kind,
            .slug = slug_of_space(number),
            .name = fmt::format("{} {}", title_words(chance), number + 1),
            .summary = title_words(chance),
            .owner = at(seeding.staff, planned.owner),
            .marking = planned.is_sensitive ? "official-sensitive" : "official",
            .handling = {}});
    for (const auto side : planned.sides) {
        const auto lane = access::create_lane(tx, Seeding::viewer(), space, fmt::format("Body {}", side + 1));
        access::add_to_lane(tx, Seeding::viewer(), lane,
            {.kind = access::LaneMemberKind::organisation, .id = at(seeding.organisations, side)});
    }
    give_roles(seeding, tx, planned, space);
    for (const auto& [module, name] : {std::pair{"wiki", "Wiki"}, std::pair{"documents", "Documents"}})
        access::create_section(
            tx, Seeding::viewer(), {.space = space, .module = module, .slug = module, .name = name});
}

SeededSpace find_seeded(const Seeding& seeding, ReadTx& tx, std::int64_t number) {
    const auto& planned = at(seeding.plan.spaces, number);
    SeededSpace space{.id = find_space(tx, slug_of_space(number)).value(),
        .wiki = {},
        .documents = {},
        .lanes = {},
        .guests = guests_of(seeding.plan, planned)};
    space.wiki = find_section(tx, space.id, "wiki").value();
    space.documents = find_section(tx, space.id, "documents").value();
    if (planned.sides.empty()) return space;
    const auto lanes = access::list_lanes(tx, Seeding::viewer(), space.id);
    for (const auto side : planned.sides) {
        const auto name = fmt::format("Body {}", side + 1);
        space.lanes.push_back(std::ranges::find(lanes, name, &access::Lane::name)->id);
    }
    return space;
}

} // namespace

void seed_spaces(Seeding& seeding) {
    const auto count = seeding.plan.department.spaces;
    for (std::int64_t i = 0; i < count; ++i)
        if (!seeding.read([&](ReadTx& tx) { return find_space(tx, slug_of_space(i)); }))
            seeding.write(seeding.begun, at(seeding.staff, at(seeding.plan.spaces, i).owner),
                [&](WriteTx& tx) { make_space(seeding, tx, i); });
    seeding.read([&](ReadTx& tx) {
        for (std::int64_t i = 0; i < count; ++i)
            seeding.spaces.push_back(find_seeded(seeding, tx, i));
    });
}

} // namespace folkmoot::cli::seed
