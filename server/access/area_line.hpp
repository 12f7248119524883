#pragma once
#include "folkmoot/transaction.hpp"
#include "folkmoot/viewer.hpp"

namespace folkmoot::access {

/// An area as its administrators see it.
struct AreaLine {
    ObjectId id;
    std::optional<ObjectId> parent;
    std::string name;
    std::int64_t spaces = 0;
    std::int64_t version = 0;
    static constexpr auto fields() {
        return std::array{field<&AreaLine::id>("id", "The area"),
            field<&AreaLine::parent>("parent", "The area above"), field<&AreaLine::name>("name", "Its name"),
            field<&AreaLine::spaces>("spaces", "How many spaces stand directly in it"),
            field<&AreaLine::version>("version", "For If-Match, when it is renamed")};
    }
};
/// Those in which the viewer may manage areas, in the order of the tree's own numbers; at most 1,000.
std::vector<AreaLine> list_managed_areas(ReadTx& tx, const Viewer& viewer);
/// Throws Code::not_found for one in which the viewer may not.
AreaLine require_managed_area(ReadTx& tx, const Viewer& viewer, ObjectId area);

/// Who administers an area by a role given there.
struct AreaAdministrator {
    ObjectId grant;
    ObjectId person;
    std::string name;
    std::optional<Time> until;
    static constexpr auto fields() {
        return std::array{field<&AreaAdministrator::grant>("grant", "The grant"),
            field<&AreaAdministrator::person>("person", "Who"),
            field<&AreaAdministrator::name>(
                "name", "Name", personal("to say who has the role", "while they have")),
            field<&AreaAdministrator::until>("until", "Until when")};
    }
};
/// People only, by name; at most 200.
std::vector<AreaAdministrator> list_area_administrators(ReadTx& tx, ObjectId area);

} // namespace folkmoot::access
