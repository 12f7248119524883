#include "cli/demonstration/loading.hpp"
#include "cli/named.hpp"

#include "identity/organisation.hpp"
#include "identity/person.hpp"
#include "identity/profile.hpp"

namespace folkmoot::cli {
namespace {

constexpr int long_ago = 3650; ///< days: when a former name began, of which the files do not tell
constexpr int end_of_working_day = 17 * 60;

void make_organisation(Loading& loading, const DemonstrationOrganisation& record) {
    int renamed = 0;
    for (const auto& [name, days] : record.former_names)
        renamed = std::max(renamed, days);
    const Time since = renamed == 0 ? loading.founded : loading.calendar.at({.days = renamed});
    loading.write(std::min(since, loading.founded), {}, [&](WriteTx& tx) {
        const auto id = identity::create_organisation(tx,
            {.kind = named<identity::OrganisationKind>(record.kind),
                .name = record.name,
                .short_name = record.short_name,
                .domains = record.domains});
        for (const auto& [name, days] : record.former_names)
            identity::record_former_name(
                tx, id, loading.calendar.at({.days = days + long_ago}), name, record.short_name);
    });
    ++loading.loaded.organisations;
}

void make_person(Loading& loading, WriteTx& tx, const DemonstrationPerson& record) {
    identity::NewPerson person{.name = record.name,
        .email = record.email,
        .kind = named<identity::PersonKind>(record.kind),
        .title = record.title,
        .organisation = loading.organisation(tx, record.organisation),
        .language = record.language,
        .purpose = record.purpose};
    if (person.kind == identity::PersonKind::guest) {
        person.sponsor = loading.person(tx, record.sponsor);
        person.expires = loading.calendar.at({.days = -record.expires_in_days, .minute = end_of_working_day});
    }
    identity::create_person(tx, person);
    ++loading.loaded.people;
}

void make_people_of(Loading& loading, std::string_view kind) {
    loading.write(loading.founded, {}, [&](WriteTx& tx) {
        for (const auto& record : loading.content.people)
            if (record.kind == kind && !identity::find_person_by_email(tx, record.email))
                make_person(loading, tx, record);
    });
}

void make_groups(Loading& loading) {
    loading.write(loading.founded, {}, [&](WriteTx& tx) {
        for (const auto& record : loading.content.groups) {
            if (identity::find_group(tx, record.name)) continue;
            const auto group = identity::create_group(tx, record.name);
            for (const auto& member : record.members)
                identity::add_to_group(tx, group, loading.person(tx, member));
        }
    });
}

/// Whoever has said something since keeps it.
void make_profiles(Loading& loading) {
    for (const auto& record : loading.content.profiles) {
        const auto known = loading.read(
            [&](ReadTx& tx) { return identity::find_own_profile(tx, loading.person(tx, record.person)); });
        if (known.version > 0) continue;
        loading.write(loading.calendar.at(record.when), {}, [&](WriteTx& tx) {
            identity::put_profile(tx, loading.person(tx, record.person),
                {.does = record.does,
                    .works_on = record.works_on,
                    .skills = record.skills,
                    .languages = record.languages,
                    .hours = record.hours,
                    .contact = record.contact,
                    .contact_for = named<identity::ContactFor>(record.contact_for)},
                known.time_zone);
        });
    }
}

/// One hash for all: it is printed anyway, and making one takes a tenth of a second.
void give_passwords(Loading& loading) {
    std::string hash;
    for (const auto& [key, why] : loading.content.sign_ins) {
        const auto& record = loading.person_record(key);
        const bool has_one = loading.read(
            [&](ReadTx& tx) { return identity::find_credentials(tx, record.email).has_value(); });
        if (has_one) continue;
        if (hash.empty()) hash = identity::hash_password(demonstration_password, {});
        loading.write(loading.founded, {},
            [&](WriteTx& tx) { identity::set_password_hash(tx, loading.person(tx, key), hash); });
    }
}

} // namespace

void load_organisations(Loading& loading) {
    const auto known = loading.read([](ReadTx& tx) { return identity::list_organisations(tx); });
    for (const auto& record : loading.content.organisations)
        if (std::ranges::find(known, record.name, &identity::Organisation::name) == known.end())
            make_organisation(loading, record);
}

void load_people(Loading& loading) {
    make_people_of(loading, "staff"); // who answers for guests comes first
    make_people_of(loading, "guest");
    make_profiles(loading);
    make_groups(loading);
    give_passwords(loading);
}

} // namespace folkmoot::cli
