#include "access/area.hpp"
#include "access/grant.hpp"
#include "access/lane.hpp"
#include "access/section.hpp"
#include "access/space.hpp"
#include "cli/demonstration/loading.hpp"
#include "cli/find_space.hpp"
#include "cli/named.hpp"
#include "identity/organisation.hpp"

#include <stdexcept>

namespace folkmoot::cli {
namespace {

std::string marking_key(std::string text) {
    for (char& letter : text)
        if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
    return text;
}

/// Areas have no names of their own to be found by: the one of that name is meant.
std::optional<ObjectId> find_area(ReadTx& tx, std::string_view name) {
    for (const auto& area : access::list_areas(tx))
        if (area.name == name) return area.id;
    return std::nullopt;
}

ObjectId area(const Loading& loading, ReadTx& tx, std::string_view key) {
    auto record = std::ranges::find(loading.content.areas, key, &DemonstrationArea::key);
    auto found = record == loading.content.areas.end() ? std::nullopt : find_area(tx, record->name);
    if (!found) throw std::runtime_error(fmt::format("the demonstration has no area {}", key));
    return *found;
}

void make_areas(Loading& loading) {
    loading.write(loading.founded, {}, [&](WriteTx& tx) {
        for (const auto& record : loading.content.areas) {
            if (find_area(tx, record.name)) continue;
            std::optional<ObjectId> parent;
            if (!record.parent.empty()) parent = area(loading, tx, record.parent);
            access::create_area(tx, Loading::viewer(), parent, record.name);
        }
    });
}

/// "rhian.bevan", "group:Analysts" or "anyone".
access::NewGrant grant_to(const Loading& loading, ReadTx& tx, const std::string& name) {
    if (name == "anyone") return {.subject_kind = access::SubjectKind::anyone};
    if (name.starts_with("group:")) {
        auto group = identity::find_group(tx, name.substr(6));
        if (!group) throw std::runtime_error(fmt::format("the demonstration has no {}", name));
        return {.subject_kind = access::SubjectKind::group, .subject = *group};
    }
    const auto& record = loading.person_record(name);
    access::NewGrant grant{.subject = loading.person(tx, name)};
    if (record.kind == "guest") grant.capacity = loading.organisation(tx, record.organisation);
    return grant;
}

void give_roles(const Loading& loading, WriteTx& tx, const DemonstrationSpace& record, ObjectId space) {
    for (const auto& [role, names] : record.roles)
        for (const auto& name : names) {
            if (name == "anyone" && record.kind == "public") continue; // it comes with a public space
            auto grant = grant_to(loading, tx, name);
            grant.role = role;
            grant.scope = space;
            access::grant(tx, Loading::viewer(), grant);
        }
}

void make_lanes(const Loading& loading, WriteTx& tx, const DemonstrationSpace& record, ObjectId space) {
    for (const auto& lane : record.lanes) {
        const auto id = access::create_lane(tx, Loading::viewer(), space, lane.name);
        for (const auto& organisation : lane.organisations)
            access::add_to_lane(tx, Loading::viewer(), id,
                {.kind = access::LaneMemberKind::organisation, .id = loading.organisation(tx, organisation)});
    }
}

void make_space(Loading& loading, WriteTx& tx, const DemonstrationSpace& record) {
    if (find_space(tx, record.slug)) return;
    const auto space = access::create_space(tx, Loading::viewer(),
        {.area = area(loading, tx, record.area),
            .kind = named<access::SpaceKind>(record.kind),
            .slug = record.slug,
            .name = record.name,
            .summary = record.summary,
            .language = record.language,
            .listing = record.listed ? access::Listing::listed : access::Listing::hidden,
            .owner = loading.person(tx, record.owner),
            .marking = marking_key(record.marking),
            .handling = record.handling});
    make_lanes(loading, tx, record, space);
    give_roles(loading, tx, record, space);
    ++loading.loaded.spaces;
}

/// Apart from the space, so that those of a module that comes later are added then.
void make_sections(const Loading& loading, WriteTx& tx, const DemonstrationSpace& record) {
    const auto space = find_space(tx, record.slug).value();
    for (const auto& section : record.sections)
        if (loading.is_in_use(section.module) && !find_section(tx, space, section.slug))
            access::create_section(tx, Loading::viewer(),
                {.space = space, .module = section.module, .slug = section.slug, .name = section.name});
}

void appoint_administrators(Loading& loading) {
    loading.write(loading.founded, {}, [&](WriteTx& tx) {
        for (const auto& record : loading.content.appointments)
            access::put_grant(tx, Loading::viewer(),
                {.subject = loading.person(tx, record.person),
                    .role = record.role,
                    .scope = record.area.empty() ? access::site : area(loading, tx, record.area)});
    });
}

} // namespace

void load_spaces(Loading& loading) {
    make_areas(loading);
    for (const auto& record : loading.content.spaces)
        loading.write(loading.founded, {}, [&](WriteTx& tx) {
            make_space(loading, tx, record);
            make_sections(loading, tx, record);
        });
    appoint_administrators(loading);
}

} // namespace folkmoot::cli
