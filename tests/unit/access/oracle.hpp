#pragma once
#include "access/words.hpp"
#include "folkmoot/viewer.hpp"

#include <map>
#include <set>

namespace folkmoot::access {

/// The rules of access told a second time, straight from the product's vocabulary and as slowly as one likes:
/// no store, no visibilities, no caches. What it says is compared with what the house says.
struct Oracle {
    struct Person {
        ViewerKind kind = ViewerKind::staff;
        bool active = true;
        std::optional<Time> expires;
        std::map<ObjectId, std::optional<Time>> organisations; ///< until when
    };
    struct Grant {
        SubjectKind subject_kind = SubjectKind::person;
        ObjectId subject = {};
        std::string role;
        ObjectId scope;
        std::optional<ObjectId> capacity = {};
        Time starts;
        std::optional<Time> ends = {};
    };
    struct Scope {
        ObjectId parent;
        bool inherits = true;
    };
    struct Space {
        SpaceState state = SpaceState::open;
        bool blind = false;
    };
    struct Object {
        ObjectId space, component, scope;
        Audience audience = Audience::staff;
        ObjectId lane = {};
        bool sensitive = false;
        Lifecycle lifecycle = Lifecycle::live;
    };
    struct Lane {
        ObjectId space;
        std::set<ObjectId> people, organisations;
    };
    using Names = std::set<std::string>;

    std::map<ObjectId, Person> people;
    std::map<ObjectId, std::set<ObjectId>> groups;
    std::map<ObjectId, Grant> grants;
    std::map<ObjectId, Scope> scopes;
    std::map<ObjectId, Space> spaces;
    std::map<ObjectId, Object> objects;
    std::map<ObjectId, Lane> lanes;
    std::map<std::string, Names> roles;
    Names looking, governing, recovering; ///< permissions of those kinds; all others change things
    Names contributing; ///< what contributors hold at first
    Time now;

    /// All that the viewer may do to the object; empty: it is not there for them.
    Names can(const Viewer& viewer, ObjectId object) const;

private:
    struct Role {
        std::string key;
        bool to_anyone = false;
    };
    const Person* acting(const Viewer& viewer) const;
    bool runs(Time starts, std::optional<Time> ends) const { return starts <= now && (!ends || now < *ends); }
    std::set<ObjectId> above(ObjectId scope) const;
    std::set<ObjectId> organisations(const Viewer& viewer, ObjectId space) const;
    std::vector<Role> roles_at(const Viewer& viewer, const Object& object) const;
    bool in_lane(const Viewer& viewer, const Object& object) const;
};

} // namespace folkmoot::access
