#pragma once
#include "access/sight_change.hpp"
#include "folkmoot/event.hpp"

namespace folkmoot::host {

/// Other people may see an object than before; whoever shows it asks again.
struct AccessChanged {
    static constexpr std::string_view name{"core.access_changed"};
    ObjectId object;
    static constexpr auto fields() {
        return std::array{field<&AccessChanged::object>("object", "The object")};
    }
};

/// Who would begin and cease to see something, before it is so.
struct RestrictionPreview {
    std::vector<PersonLabel> gain;
    std::vector<PersonLabel> lose;
    bool incomplete = false;
    std::int64_t covers = 0;
    static constexpr auto fields() {
        return std::array{
            field<&RestrictionPreview::gain>("gain", "Who would begin to see it", at_most(2000)),
            field<&RestrictionPreview::lose>("lose", "Who would no longer see it", at_most(2000)),
            field<&RestrictionPreview::incomplete>("incomplete", "There are more people than were looked at"),
            field<&RestrictionPreview::covers>(
                "covers", "How many objects it is about, those below included")};
    }
};

inline RestrictionPreview show_change(access::SightChange change, std::size_t below) {
    return {.gain = std::move(change.gains),
        .lose = std::move(change.loses),
        .incomplete = change.incomplete,
        .covers = static_cast<std::int64_t>(below) + 1};
}

} // namespace folkmoot::host
