#pragma once
#include "folkmoot/transaction.hpp"
#include "folkmoot/viewer.hpp"
#include "identity/person.hpp"

namespace folkmoot::identity {

/// A person as the directory shows them.
struct DirectoryPerson {
    ObjectId id;
    std::string name;
    std::string organisation;
    std::string email;
    PersonKind kind = PersonKind::staff;
    std::string title;
    static constexpr auto fields() {
        return std::array{field<&DirectoryPerson::id>("id", "The person"),
            field<&DirectoryPerson::name>(
                "name", "Name", personal("to be found by colleagues", "until erased")),
            field<&DirectoryPerson::organisation>("organisation", "Today's organisation"),
            field<&DirectoryPerson::email>("email", "Address", personal("to be written to", "until erased")),
            field<&DirectoryPerson::kind>("kind", "Staff or guest"),
            field<&DirectoryPerson::title>(
                "title", "Job title", personal("to be found by colleagues", "until erased"))};
    }
};

/// Where a page of the directory goes on.
struct DirectoryPlace {
    std::string name;
    ObjectId id;
};

/// Active people who have, for each of the first three words typed, a word of their name or of their address
/// before its @ that begins with it, by name. Nothing typed: all. Staff find everybody; a guest or visitor
/// finds only herself, since nobody from outside may learn who else is here. At most `limit` (1 to 100).
std::vector<DirectoryPerson> find_people(ReadTx& tx, const Viewer& viewer, std::string_view typed,
    const DirectoryPlace& after, std::int64_t limit);

struct PersonAffiliation {
    std::string organisation;
    std::string title;
    Time since;
    std::optional<Time> until;
    static constexpr auto fields() {
        return std::array{field<&PersonAffiliation::organisation>("organisation", "The organisation"),
            field<&PersonAffiliation::title>("title", "Title there"),
            field<&PersonAffiliation::since>("since", "From when"),
            field<&PersonAffiliation::until>("until", "Until when")};
    }
};

struct PersonProfile {
    ObjectId id;
    std::string name;
    std::string title;
    std::string email;
    PersonKind kind = PersonKind::staff;
    std::string organisation;
    std::vector<PersonAffiliation> affiliations;
    static constexpr auto fields() {
        return std::array{field<&PersonProfile::id>("id", "The person"),
            field<&PersonProfile::name>("name", "Name"), field<&PersonProfile::title>("title", "Job title"),
            field<&PersonProfile::email>("email", "Address"),
            field<&PersonProfile::kind>("kind", "Staff or guest"),
            field<&PersonProfile::organisation>("organisation", "Today's organisation"),
            field<&PersonProfile::affiliations>("affiliations", "Organisations, today's first")};
    }
};
/// Nothing for whom the viewer may not know of.
std::optional<PersonProfile> find_profile(ReadTx& tx, const Viewer& viewer, ObjectId person);

} // namespace folkmoot::identity
