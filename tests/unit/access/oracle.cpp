#include "unit/access/oracle.hpp"

namespace folkmoot::access {

/// Disabled people, and guests whose time is over, are visitors like any other.
const Oracle::Person* Oracle::acting(const Viewer& viewer) const {
    if (!viewer.signed_in()) return nullptr;
    const auto& person = people.at(viewer.person());
    bool over = !person.active || (person.expires && now >= *person.expires);
    return over ? nullptr : &person;
}

/// The scope and all above it, whatever is inherited.
std::set<ObjectId> Oracle::above(ObjectId scope) const {
    std::set<ObjectId> all;
    for (; scope; scope = scopes.at(scope).parent)
        all.insert(scope);
    return all;
}

/// "A person joins a space in one capacity": then only that organisation counts there.
std::set<ObjectId> Oracle::organisations(const Viewer& viewer, ObjectId space) const {
    std::set<ObjectId> capacities;
    for (const auto& [id, grant] : grants) {
        bool here = above(grant.scope).contains(space) || above(space).contains(grant.scope);
        if (here && grant.subject_kind == SubjectKind::person && grant.subject == viewer.person()
            && grant.capacity && runs(grant.starts, grant.ends))
            capacities.insert(*grant.capacity);
    }
    std::set<ObjectId> result;
    for (const auto& [organisation, until] : people.at(viewer.person()).organisations)
        if ((!until || now < *until) && (capacities.empty() || capacities.contains(organisation)))
            result.insert(organisation);
    return result;
}

std::vector<Oracle::Role> Oracle::roles_at(const Viewer& viewer, const Object& object) const {
    std::vector<Role> found;
    const auto* person = acting(viewer);
    auto mine = person ? organisations(viewer, object.space) : std::set<ObjectId>{};
    auto applies = [&](const Grant& grant) {
        switch (grant.subject_kind) {
        case SubjectKind::anyone:
            return true;
        case SubjectKind::person:
            return person && grant.subject == viewer.person();
        case SubjectKind::group:
            return person && groups.at(grant.subject).contains(viewer.person());
        case SubjectKind::organisation:
            return person && mine.contains(grant.subject);
        }
        return false;
    };
    for (auto scope = object.scope; scope; scope = scopes.at(scope).parent) {
        for (const auto& [id, grant] : grants)
            if (grant.scope == scope && runs(grant.starts, grant.ends) && applies(grant))
                found.push_back({grant.role, grant.subject_kind == SubjectKind::anyone});
        if (!scopes.at(scope).inherits) break;
    }
    return found;
}

bool Oracle::in_lane(const Viewer& viewer, const Object& object) const {
    const auto& lane = lanes.at(object.lane);
    if (lane.people.contains(viewer.person())) return true;
    auto mine = organisations(viewer, object.space);
    return std::ranges::any_of(mine, [&](ObjectId id) { return lane.organisations.contains(id); });
}

Oracle::Names Oracle::can(const Viewer& viewer, ObjectId id) const {
    const auto& object = objects.at(id);
    const auto* person = acting(viewer);
    bool is_staff = person && person->kind == ViewerKind::staff;
    bool is_guest = person && person->kind == ViewerKind::guest;
    if (object.sensitive && is_guest && !viewer.second_factor()) return {};
    if (object.audience == Audience::staff && !is_staff) return {};
    if (object.audience == Audience::lane && !is_staff && !(person && in_lane(viewer, object))) return {};
    Names held;
    for (const auto& role : roles_at(viewer, object)) {
        // Being let in like everybody else does not make anyone staff of the space, nor let them see what is
        // marked.
        if (role.to_anyone && (object.audience != Audience::everyone || object.sensitive)) continue;
        const auto& names = roles.at(role.key);
        held.insert(names.begin(), names.end());
    }
    bool in_bin = object.lifecycle == Lifecycle::bin;
    bool open = spaces.at(object.space).state == SpaceState::open;
    std::erase_if(held, [&](const std::string& name) {
        if (looking.contains(name)) return false;
        if (governing.contains(name)) return in_bin;
        if (recovering.contains(name)) return !open;
        return in_bin || !open;
    });
    // "And only staff edit it live": what is for everyone here is a guest's to answer, in private.
    if (is_guest && spaces.at(object.space).blind && object.audience == Audience::everyone)
        std::erase_if(held, [&](const std::string& name) { return !contributing.contains(name); });
    if (!held.contains("core.view")) return {};
    if (object.lifecycle == Lifecycle::draft && !held.contains("core.view_drafts")) return {};
    if (in_bin && !held.contains("core.view_bin")) return {};
    return held;
}

} // namespace folkmoot::access
