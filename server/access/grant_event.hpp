#pragma once
#include "access/words.hpp"
#include "folkmoot/event.hpp"

namespace folkmoot::access {

enum class GrantChange { given, changed, withdrawn };

} // namespace folkmoot::access

template <>
inline constexpr std::array folkmoot::names_of<folkmoot::access::GrantChange>{
    std::string_view{"given"}, std::string_view{"changed"}, std::string_view{"withdrawn"}};

namespace folkmoot::access {

/// Somebody has a role somewhere, has it on other terms, or has it no longer.
struct GrantChanged {
    static constexpr std::string_view name{"core.grant_changed"};
    ObjectId grant;
    GrantChange change = GrantChange::given;
    SubjectKind subject_kind = SubjectKind::person;
    ObjectId subject;
    ObjectId role;
    ObjectId scope;
    static constexpr auto fields() {
        return std::array{field<&GrantChanged::grant>("grant", "The grant"),
            field<&GrantChanged::change>("change", "Given, changed or withdrawn"),
            field<&GrantChanged::subject_kind>("subject_kind", "To what kind of subject"),
            field<&GrantChanged::subject>("subject", "To whom"),
            field<&GrantChanged::role>("role", "Which role"), field<&GrantChanged::scope>("scope", "Where")};
    }
};

/// Writes the event. Inside a space its staff may learn of it: nothing that a guest hears tells of other
/// people's coming and going. Above the spaces it is for the log's own readers.
void tell(WriteTx& tx, const GrantChanged& event);

} // namespace folkmoot::access
