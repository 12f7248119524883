#pragma once
#include "access/access_way.hpp"
#include "folkmoot/label.hpp"

namespace folkmoot::access {

/// A role by which somebody comes into a space.
struct RoleHere {
    ObjectId grant;
    AccessWay way = AccessWay::own;
    SubjectKind subject_kind = SubjectKind::person;
    std::string subject_name; ///< the group or organisation; empty for the person's own
    std::string role;
    std::string role_name;
    ScopeKind scope_kind = ScopeKind::space;
    /// The area's or the section's; that of a thing is content, which whoever looks after the space may not
    /// see.
    std::string scope_name;
    Time since;
    std::optional<Time> until;
    std::string given_for;
    static constexpr auto fields() {
        return std::array{field<&RoleHere::grant>("grant", "The grant"),
            field<&RoleHere::way>("way", "By which way it came to them"),
            field<&RoleHere::subject_kind>("subject_kind", "Given to the person, or to what"),
            field<&RoleHere::subject_name>("subject_name", "The group or organisation it came through"),
            field<&RoleHere::role>("role", "Key of the role"),
            field<&RoleHere::role_name>("role_name", "Name of the role"),
            field<&RoleHere::scope_kind>(
                "scope_kind", "Given for the site, an area, the space, a section or a thing in it"),
            field<&RoleHere::scope_name>("scope_name", "The area's or section's name"),
            field<&RoleHere::since>("since", "From when"), field<&RoleHere::until>("until", "Until when"),
            field<&RoleHere::given_for>("given_for", "The reason given")};
    }
};

/// Somebody who can see a space, or something in it.
struct PersonInSpace {
    PersonLabel person;
    bool guest = false;
    std::optional<PersonLabel> sponsor;
    std::optional<Time> account_ends; ///< of a guest
    std::vector<RoleHere> why;
    static constexpr auto fields() {
        return std::array{field<&PersonInSpace::person>("person", "Who"),
            field<&PersonInSpace::guest>("guest", "Whether a guest"),
            field<&PersonInSpace::sponsor>("sponsor", "Who answers for a guest"),
            field<&PersonInSpace::account_ends>("account_ends", "When a guest's account ends"),
            field<&PersonInSpace::why>("why", "The roles by which they come in")};
    }
};

/// Of whom a list holds those alone to whom all of it applies.
struct PeopleAsked {
    std::optional<AccessWay> way = {};
    std::string role = {}; ///< its key; empty: any
    std::optional<ObjectId> organisation = {}; ///< that they are of today
};

/// A page of those who can see the space, by name; it ends early where few are as asked.
struct PeoplePage {
    std::vector<PersonInSpace> items;
    std::string next;
    bool table_reason = false;
    static constexpr auto fields() {
        return std::array{field<&PeoplePage::items>("items", "People by name"),
            field<&PeoplePage::next>("next", "For the page behind; empty at the end"),
            field<&PeoplePage::table_reason>(
                "table_reason", "A marking in the space asks why they leave as a table")};
    }
};
/// Asks for core.manage_access on the space.
PeoplePage list_people_in(ReadTx& tx, const Viewer& viewer, ObjectId space, const PeopleAsked& asked,
    const std::string& after, std::size_t limit);

/// All of them. Throws Code::too_large where there are more than `most`.
std::vector<PersonInSpace> all_people_in(
    ReadTx& tx, const Viewer& viewer, ObjectId space, const PeopleAsked& asked, std::size_t most);

} // namespace folkmoot::access
