#pragma once
#include "folkmoot/label.hpp"
#include "folkmoot/transaction.hpp"
#include "folkmoot/viewer.hpp"
#include "identity/person.hpp"
#include "identity/profile.hpp"

namespace folkmoot::identity {

/// A person as the directory finds them.
struct DirectoryLine {
    ObjectId id;
    std::string name;
    std::string organisation;
    std::string email; ///< empty for guests: a profile says whether they are told it
    PersonKind kind = PersonKind::staff;
    std::string title;
    std::string does;
    static constexpr auto fields() {
        return std::array{field<&DirectoryLine::id>("id", "The person"),
            field<&DirectoryLine::name>(
                "name", "Name", personal("to be found by colleagues", "until erased")),
            field<&DirectoryLine::organisation>("organisation", "Today's organisation"),
            field<&DirectoryLine::email>("email", "Address", personal("to be written to", "until erased")),
            field<&DirectoryLine::kind>("kind", "Staff or guest"),
            field<&DirectoryLine::title>(
                "title", "Job title", personal("to be found by colleagues", "until erased")),
            field<&DirectoryLine::does>(
                "does", "What they do, in a line", personal("to be found by what they do", "until erased"))};
    }
};

/// The same as it shows them.
struct DirectoryPerson : DirectoryLine {
    std::vector<std::string> skills;
    static constexpr auto fields() {
        return fields_after<DirectoryLine>(
            std::array{field<&DirectoryPerson::skills>("skills", "What they know about")});
    }
};

/// Where a page of the directory goes on.
struct DirectoryPlace {
    std::string name;
    ObjectId id;
};

/// Of whom a list holds those alone to whom all of it applies; empty: any.
struct PeopleWanted {
    std::string typed = {}; ///< beginnings of words of names, and for staff of addresses before the @
    std::string skill = {}; ///< the beginning of a word of one
    std::string language = {}; ///< as they speak it, whole
    std::string organisation = {}; ///< its name today, that they are of today
};

/// Active people whom the viewer may know of (access::knows), by name: staff find everybody, a guest those of
/// the spaces that she shares with them. The first three words typed count. At most `limit` (1 to 100).
/// Costs a page where nothing or a name is wanted, and otherwise those who have the skill, speak the
/// language, belong to the organisation, or are known to the guest.
std::vector<DirectoryPerson> find_people(ReadTx& tx, const Viewer& viewer, const PeopleWanted& wanted,
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

/// A person as those see them who may know of them. Of somebody whose account is out of use staff alone see
/// who that is, and nothing that the person said.
struct PersonProfile {
    ObjectId id;
    std::string name;
    std::string title;
    std::string email; ///< empty where the viewer is not told it
    PersonKind kind = PersonKind::staff;
    bool in_use = true;
    std::string organisation;
    std::vector<PersonAffiliation> affiliations;
    ProfileText said; ///< its `contact` is empty where the viewer is not told it
    std::string time_zone;
    std::vector<SpaceLabel> shared_spaces;
    static constexpr auto fields() {
        return std::array{field<&PersonProfile::id>("id", "The person"),
            field<&PersonProfile::name>("name", "Name"), field<&PersonProfile::title>("title", "Job title"),
            field<&PersonProfile::email>("email", "Address"),
            field<&PersonProfile::kind>("kind", "Staff or guest"),
            field<&PersonProfile::in_use>("in_use", "Whether the account is in use"),
            field<&PersonProfile::organisation>("organisation", "Today's organisation"),
            field<&PersonProfile::affiliations>("affiliations", "Organisations, today's first"),
            field<&PersonProfile::said>("said", "What they say of themselves"),
            field<&PersonProfile::time_zone>("time_zone", "Where their clocks are"),
            field<&PersonProfile::shared_spaces>(
                "shared_spaces", "The spaces in which both are, by name; at most 50")};
    }
};
/// Nothing for whom the viewer may not know of.
std::optional<PersonProfile> find_profile(ReadTx& tx, const Viewer& viewer, ObjectId person);

} // namespace folkmoot::identity
