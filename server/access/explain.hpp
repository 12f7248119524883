#pragma once
#include "access/visibility.hpp"
#include "access/words.hpp"

namespace folkmoot::access {

/// One role that lets somebody see a thing, and how it came to them.
struct AccessReason {
    SubjectKind subject_kind;
    std::string subject_name; ///< the group or organisation; empty for the person's own
    std::string role;
    ScopeKind scope_kind;
    std::string scope_name;
    std::optional<Time> ends;
    static constexpr auto fields() {
        return std::array{
            field<&AccessReason::subject_kind>("subject_kind", "Given to the person, or to what"),
            field<&AccessReason::subject_name>("subject_name", "The group or organisation it came through"),
            field<&AccessReason::role>("role", "Name of the role"),
            field<&AccessReason::scope_kind>(
                "scope_kind", "Given for the site, an area, a space, a section or a thing"),
            field<&AccessReason::scope_name>("scope_name", "Its name"),
            field<&AccessReason::ends>("ends", "Until when; empty: until taken away")};
    }
};

struct PersonWhoSees {
    ObjectId id;
    std::string name;
    bool guest = false;
    std::vector<AccessReason> why;
    static constexpr auto fields() {
        return std::array{field<&PersonWhoSees::id>("id", "The person"),
            field<&PersonWhoSees::name>(
                "name", "Their name", personal("to say who has access", "while it stands")),
            field<&PersonWhoSees::guest>("guest", "Whether a guest"),
            field<&PersonWhoSees::why>("why", "The roles that let them see it")};
    }
};

/// Who can see one thing, and why.
struct AccessExplanation {
    Audience audience;
    std::string lane; ///< name of the lane; empty: none
    std::string marking;
    Lifecycle lifecycle;
    bool restricted = false; ///< it, or something it lies in, has rules of its own
    bool anyone = false; ///< every visitor sees it
    std::int64_t count = 0; ///< of people, themselves counted; on the first page only
    bool more_than_count = false; ///< the counting stopped at 1,000
    std::vector<PersonWhoSees> people; ///< one page, by name
    std::string next; ///< for the next page; empty at the end
    static constexpr auto fields() {
        return std::array{field<&AccessExplanation::audience>("audience", "Whom it is for"),
            field<&AccessExplanation::lane>("lane", "The side of outside people it is for"),
            field<&AccessExplanation::marking>("marking", "Its marking"),
            field<&AccessExplanation::lifecycle>("lifecycle", "Draft, live or deleted"),
            field<&AccessExplanation::restricted>("restricted", "Whether it lies under rules of its own"),
            field<&AccessExplanation::anyone>("anyone", "Whether every visitor sees it"),
            field<&AccessExplanation::count>("count", "How many people see it; on the first page"),
            field<&AccessExplanation::more_than_count>(
                "more_than_count", "Whether there are more than counted"),
            field<&AccessExplanation::people>("people", "People by name"),
            field<&AccessExplanation::next>("next", "For the next page; empty at the end")};
    }
};

/// Asks for core.view_people on the object. At most 100 people a page.
AccessExplanation explain(
    ReadTx& tx, const Viewer& viewer, ObjectId object, const std::string& after, std::int64_t limit);

} // namespace folkmoot::access
