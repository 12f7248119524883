#pragma once
#include "access/words.hpp"
#include "folkmoot/transaction.hpp"

namespace folkmoot::access {

/// One role of a person, with where it counts. Of an object only the space is named: its title is content.
struct HeldRole {
    ObjectId grant;
    std::string role;
    std::string role_name;
    ScopeKind place_kind = ScopeKind::site;
    ObjectId place;
    std::string place_name;
    SubjectKind by = SubjectKind::person;
    std::string by_name;
    Time since;
    std::optional<Time> until;
    static constexpr auto fields() {
        return std::array{field<&HeldRole::grant>("grant", "The grant"),
            field<&HeldRole::role>("role", "Key of the role"),
            field<&HeldRole::role_name>("role_name", "Its name"),
            field<&HeldRole::place_kind>("place_kind", "The site, an area, a space or a part of one"),
            field<&HeldRole::place>("place", "Where it was given"),
            field<&HeldRole::place_name>("place_name", "The area's or the space's name; empty for the site"),
            field<&HeldRole::by>("by", "Given to the person, or to a group or organisation they are in"),
            field<&HeldRole::by_name>("by_name", "Which group or organisation"),
            field<&HeldRole::since>("since", "From when"), field<&HeldRole::until>("until", "Until when")};
    }
};

/// The roles that somebody has, or will have: those on the site first, then by place; at most 500. Asks no
/// rights.
std::vector<HeldRole> list_held_roles(ReadTx& tx, ObjectId person);

} // namespace folkmoot::access
