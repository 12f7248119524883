#include "access/area.hpp"
#include "access/grant.hpp"
#include "cli/demonstration/loading.hpp"
#include "cli/seed/seeding.hpp"
#include "cli/seed/words.hpp"
#include "identity/organisation.hpp"
#include "identity/person.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <stdexcept>

namespace folkmoot::cli::seed {
namespace {

constexpr std::int64_t people_at_once = 250;
constexpr std::int64_t top_areas = 6; ///< the others stand below one of these
constexpr auto guests_stay = std::chrono::hours{24 * 300};
constexpr std::uint64_t names_of_staff = 1'000'000, names_of_guests = 2'000'000; ///< streams of chance

std::string name_of_area(std::int64_t number) {
    return fmt::format("{} {}", number < top_areas ? "Directorate" : "Programme", number + 1);
}

std::string name_of_group(std::int64_t area) {
    return fmt::format("{} staff", name_of_area(area));
}

std::string name_of_organisation(std::int64_t number) {
    return fmt::format("Stakeholder body {}", number + 1);
}

ObjectId host_organisation(ReadTx& tx) {
    for (const auto& body : identity::list_organisations(tx))
        if (body.kind == identity::OrganisationKind::host) return body.id;
    throw std::runtime_error("the site has no organisation of its own: set it up first");
}

template <class List> std::map<std::string, ObjectId> ids_by_name(const List& list) {
    std::map<std::string, ObjectId> ids;
    for (const auto& one : list)
        ids.emplace(one.name, one.id);
    return ids;
}

void make_ground(const Seeding& seeding) {
    const auto& department = seeding.plan.department;
    if (seeding.read([](ReadTx& tx) { return identity::find_group(tx, name_of_group(0)).has_value(); }))
        return;
    seeding.write(seeding.begun, {}, [&](WriteTx& tx) {
        for (std::int64_t i = 0; i < department.organisations; ++i)
            identity::create_organisation(tx,
                {.name = name_of_organisation(i),
                    .short_name = fmt::format("Body {}", i + 1),
                    .domains = {fmt::format("body{}.example", i + 1)}});
        std::vector<ObjectId> made;
        for (std::int64_t i = 0; i < department.areas; ++i) {
            std::optional<ObjectId> parent;
            if (i >= top_areas) parent = made[static_cast<std::size_t>(i % top_areas)];
            made.push_back(access::create_area(tx, Seeding::viewer(), parent, name_of_area(i)));
            identity::create_group(tx, name_of_group(i));
        }
    });
}

void find_ground(Seeding& seeding) {
    seeding.read([&](ReadTx& tx) {
        const auto bodies = ids_by_name(identity::list_organisations(tx));
        for (std::int64_t i = 0; i < seeding.plan.department.organisations; ++i)
            seeding.organisations.push_back(bodies.at(name_of_organisation(i)));
        const auto areas = ids_by_name(access::list_areas(tx));
        for (std::int64_t i = 0; i < seeding.plan.department.areas; ++i) {
            seeding.areas.push_back(areas.at(name_of_area(i)));
            seeding.area_groups.push_back(identity::find_group(tx, name_of_group(i)).value());
        }
    });
}

/// The same password for everybody, and so one hash of it: making one takes a tenth of a second.
struct Accounts {
    std::string hash = identity::hash_password(demonstration_password, {});
    ObjectId organisation;
};

void make_staff(const Seeding& seeding, WriteTx& tx, const Accounts& accounts, std::int64_t number) {
    Chance chance{seeding.plan.seed, names_of_staff + static_cast<std::uint64_t>(number)};
    const auto id = identity::create_person(tx,
        {.name = person_name(chance),
            .email = address_of_staff(number),
            .title = title_words(chance),
            .organisation = accounts.organisation,
            .language = chance.percent(10) ? "cy" : "en",
            .purpose = {}});
    identity::set_password_hash(tx, id, accounts.hash);
    const auto area = seeding.plan.area_of_staff[static_cast<std::size_t>(number)];
    identity::add_to_group(tx, seeding.area_groups[static_cast<std::size_t>(area)], id);
}

void make_guest(const Seeding& seeding, WriteTx& tx, const Accounts& accounts, std::int64_t number) {
    Chance chance{seeding.plan.seed, names_of_guests + static_cast<std::uint64_t>(number)};
    const auto body = seeding.plan.organisation_of_guest[static_cast<std::size_t>(number)];
    const auto id = identity::create_person(tx,
        {.name = person_name(chance),
            .email = address_of_guest(number),
            .kind = identity::PersonKind::guest,
            .title = title_words(chance),
            .organisation = seeding.organisations[static_cast<std::size_t>(body)],
            .sponsor = seeding.staff[static_cast<std::size_t>(chance.below(std::ssize(seeding.staff)))],
            .purpose = "To speak for their organisation",
            .expires = seeding.until + guests_stay});
    identity::set_password_hash(tx, id, accounts.hash);
}

/// Makes `count` people by `make`, and finds all of them by their addresses.
template <class Make>
std::vector<ObjectId> make_people(
    const Seeding& seeding, std::int64_t count, std::string (*address)(std::int64_t), const Make& make) {
    for (std::int64_t from = 0; from < count; from += people_at_once) {
        if (seeding.read([&](ReadTx& tx) { return identity::find_person_by_email(tx, address(from)); }))
            continue;
        seeding.write(seeding.begun, {}, [&](WriteTx& tx) {
            for (auto i = from; i < std::min(count, from + people_at_once); ++i)
                make(tx, i);
        });
    }
    return seeding.read([&](ReadTx& tx) {
        std::vector<ObjectId> found;
        for (std::int64_t i = 0; i < count; ++i)
            found.push_back(identity::find_person_by_email(tx, address(i)).value().id);
        return found;
    });
}

/// The first three keep the site running: two administrators and somebody at the service desk.
void appoint(const Seeding& seeding) {
    constexpr std::array roles{"site_administrator", "site_administrator", "service_desk"};
    seeding.write(seeding.begun, {}, [&](WriteTx& tx) {
        for (std::size_t i = 0; i < std::min(roles.size(), seeding.staff.size()); ++i)
            access::put_grant(tx, Seeding::viewer(),
                {.subject = seeding.staff[i], .role = roles[i], .scope = access::site});
    });
}

} // namespace

std::string address_of_staff(std::int64_t number) {
    return fmt::format("s{:05}@department.example", number);
}

std::string address_of_guest(std::int64_t number) {
    return fmt::format("g{:05}@stakeholders.example", number);
}

void seed_people(Seeding& seeding) {
    make_ground(seeding);
    find_ground(seeding);
    const Accounts accounts{.organisation = seeding.read(host_organisation)};
    const auto& department = seeding.plan.department;
    seeding.staff = make_people(seeding, department.staff, address_of_staff,
        [&](WriteTx& tx, std::int64_t number) { return make_staff(seeding, tx, accounts, number); });
    seeding.guests = make_people(seeding, department.guests, address_of_guest,
        [&](WriteTx& tx, std::int64_t number) { return make_guest(seeding, tx, accounts, number); });
    appoint(seeding);
}

} // namespace folkmoot::cli::seed
