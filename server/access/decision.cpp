#include "access/decision.hpp"

#include <map>

namespace folkmoot::access {

namespace {

using Roles = std::vector<ObjectId>; // sorted, each once

void add_role(Roles& roles, ObjectId role) {
    auto place = std::ranges::lower_bound(roles, role);
    if (place == roles.end() || *place != role) roles.insert(place, role);
}

/// The roles somebody has at one scope: as a member, and only because everyone has them.
struct RolesHere {
    Roles member;
    Roles anyone;
};

/// What stands between a role and its permissions: a space's state, and the bin.
enum class Stillness { open, resting, in_bin, resting_in_bin };

bool counts(PermissionKind kind, Stillness stillness) {
    switch (kind) {
    case PermissionKind::look:
        return true;
    case PermissionKind::change:
        return stillness == Stillness::open;
    case PermissionKind::govern:
        return stillness == Stillness::open || stillness == Stillness::resting;
    case PermissionKind::recover:
        return stillness == Stillness::open || stillness == Stillness::in_bin;
    }
    return false;
}

class Decider {
public:
    Decider(const SpaceMap& map, const PersonFacts& facts, const Permissions& permissions)
        : map_(map)
        , facts_(facts)
        , permissions_(permissions)
        , resting_(map.state != SpaceState::open) { }

    SharedRights decide() {
        give_roles();
        std::vector<Visible> visible;
        for (const auto& one : map_.visibilities)
            if (auto can = permissions_under(one))
                visible.push_back({.id = one.id,
                    .scope = map_.scopes[one.scope].id,
                    .component = map_.scopes[one.scope].component,
                    .in_bin = one.lifecycle == Lifecycle::bin,
                    .can = std::move(can)});
        return std::make_shared<const SpaceRights>(facts_.span, permissions_by_scope(), std::move(visible));
    }

private:
    /// Hands the grants down the tree of scopes; a parent stands before its children.
    void give_roles() {
        roles_.resize(map_.scopes.size());
        if (!may_enter(map_.marking)) return;
        for (const auto& grant : facts_.grants) {
            auto place = map_.place_of.find(grant.scope);
            if (place == map_.place_of.end()) continue;
            if (grant.to_anyone && !map_.markings[map_.marking].anyone) continue;
            auto& here = roles_[place->second];
            add_role(grant.to_anyone ? here.anyone : here.member, grant.role);
        }
        for (std::size_t i = 0; i < roles_.size(); ++i) {
            const auto& scope = map_.scopes[i];
            if (scope.closed) {
                roles_[i] = {};
            } else if (scope.inherits && scope.parent != SpaceMap::no_parent) {
                for (auto role : roles_[scope.parent].member)
                    add_role(roles_[i].member, role);
                for (auto role : roles_[scope.parent].anyone)
                    add_role(roles_[i].anyone, role);
            }
        }
    }

    /// Whether the marking lets this viewer in at all.
    bool may_enter(std::size_t marking) const {
        if (facts_.kind != ViewerKind::guest) return true;
        const auto& rule = map_.markings[marking];
        return rule.guests || (rule.guests_with_second_factor && facts_.second_factor);
    }

    /// What may be done to objects of this visibility; nothing when they may not be seen.
    PermissionSet permissions_under(const SpaceMap::Visibility& one) {
        if (!may_enter(one.marking)) return nullptr;
        const auto& here = roles_[one.scope];
        bool members_only = one.audience != Audience::everyone || !map_.markings[one.marking].anyone;
        if (one.audience == Audience::staff && facts_.kind != ViewerKind::staff) return nullptr;
        if (one.audience == Audience::lane && facts_.kind != ViewerKind::staff
            && !std::ranges::binary_search(facts_.lanes, one.lane))
            return nullptr;
        bool in_bin = one.lifecycle == Lifecycle::bin;
        auto can = permissions_of(here, members_only, stillness(in_bin));
        if (is_kept_apart() && one.audience == Audience::everyone) can = of_outsiders(can);
        if (!holds(*can, "core.view")) return nullptr;
        if (one.lifecycle == Lifecycle::draft && !holds(*can, "core.view_drafts")) return nullptr;
        if (in_bin && !holds(*can, "core.view_bin")) return nullptr;
        return can;
    }

    /// At each scope; who sees something inside a place sees that the place is there.
    std::unordered_map<ObjectId, PermissionSet> permissions_by_scope() {
        static const auto only_view =
            std::make_shared<const std::vector<std::string>>(std::vector<std::string>{"core.view"});
        std::unordered_map<ObjectId, PermissionSet> result;
        std::vector<bool> glimpsed(map_.scopes.size(), false);
        for (std::size_t i = map_.scopes.size(); i-- > 0;) {
            const auto& scope = map_.scopes[i];
            auto can = permissions_of(roles_[i], false, stillness(false));
            if (is_kept_apart()) can = of_outsiders(can);
            bool seen = holds(*can, "core.view") || glimpsed[i];
            if (seen && scope.parent != SpaceMap::no_parent && map_.scopes[scope.parent].inside)
                glimpsed[scope.parent] = true;
            if (seen && !holds(*can, "core.view")) can = with_view(can, only_view);
            if (!can->empty()) result.emplace(scope.id, std::move(can));
        }
        return result;
    }

    static PermissionSet with_view(const PermissionSet& can, const PermissionSet& only_view) {
        if (can->empty()) return only_view;
        auto more = *can;
        more.insert(std::ranges::lower_bound(more, "core.view"), "core.view");
        return std::make_shared<const std::vector<std::string>>(std::move(more));
    }

    Stillness stillness(bool in_bin) const {
        if (resting_) return in_bin ? Stillness::resting_in_bin : Stillness::resting;
        return in_bin ? Stillness::in_bin : Stillness::open;
    }

    /// Shared among all places with the same roles.
    PermissionSet permissions_of(const RolesHere& here, bool members_only, Stillness stillness) {
        Roles roles = here.member;
        if (!members_only)
            for (auto role : here.anyone)
                add_role(roles, role);
        auto [place, is_new] = made_.try_emplace({roles, stillness});
        if (is_new) place->second = join(roles, stillness);
        return place->second;
    }

    bool is_kept_apart() const { return map_.blind && facts_.kind == ViewerKind::guest; }

    /// Where rivals are kept apart, the place, and what is for all of them, is written and looked after by
    /// staff alone: of a guest's roles counts what contributors have, who answer in private.
    PermissionSet of_outsiders(const PermissionSet& can) {
        auto& kept = outsiders_[can];
        if (kept) return kept;
        auto names = *can;
        std::erase_if(names, [&](const std::string& name) {
            const auto* permission = permissions_.find(name);
            return !permission
                || std::ranges::find(permission->roles, "contributor") == permission->roles.end();
        });
        return kept = std::make_shared<const std::vector<std::string>>(std::move(names));
    }

    PermissionSet join(const Roles& roles, Stillness stillness) const {
        std::vector<std::string> names;
        for (auto role : roles) {
            auto held = map_.roles.find(role);
            if (held == map_.roles.end()) continue;
            for (const auto& name : held->second) {
                const auto* permission = permissions_.find(name);
                if (permission && counts(permission->kind, stillness)) names.push_back(name);
            }
        }
        std::ranges::sort(names);
        auto repeated = std::ranges::unique(names);
        names.erase(repeated.begin(), repeated.end());
        return std::make_shared<const std::vector<std::string>>(std::move(names));
    }

    const SpaceMap& map_;
    const PersonFacts& facts_;
    const Permissions& permissions_;
    bool resting_;
    std::vector<RolesHere> roles_;
    std::map<std::pair<Roles, Stillness>, PermissionSet> made_;
    std::map<PermissionSet, PermissionSet> outsiders_;
};

} // namespace

SharedRights decide(const SpaceMap& map, const PersonFacts& facts, const Permissions& permissions) {
    return Decider(map, facts, permissions).decide();
}

SharedRights decide_for_system(const SpaceMap& map, const Permissions& permissions) {
    auto all = permissions.names();
    std::unordered_map<ObjectId, PermissionSet> scopes;
    for (const auto& scope : map.scopes)
        scopes.emplace(scope.id, all);
    std::vector<Visible> visible;
    for (const auto& one : map.visibilities) {
        const auto& scope = map.scopes[one.scope];
        visible.push_back({.id = one.id,
            .scope = scope.id,
            .component = scope.component,
            .in_bin = one.lifecycle == Lifecycle::bin,
            .can = all});
    }
    return std::make_shared<const SpaceRights>(
        Span{Time{}, Time::min(), Time::max()}, std::move(scopes), std::move(visible));
}

} // namespace folkmoot::access
