#pragma once
#include "folkmoot/audience.hpp"
#include "folkmoot/fields.hpp"

namespace folkmoot::objects {

/// Whom something new is for, as far as its writer said.
struct WantedAudience {
    std::optional<access::Audience> audience;
    std::optional<ObjectId> lane;
};

/// Whom it is for: what the writer chose, or the only choice there is. Throws Code::forbidden where there is
/// nobody, Code::bad_input with the field `audience` where they have to choose or chose somebody they cannot
/// write to.
access::AudienceChoice choose_readers(
    const std::vector<access::AudienceChoice>& choices, const WantedAudience& wanted);

/// Whom something is for, as its readers may know it. On screens a lane is never named as one: "Only Acme and
/// the department".
struct ReadersView {
    access::Audience audience = access::Audience::everyone;
    std::optional<ObjectId> lane;
    std::string name;
    bool drafts = false;
    static constexpr auto fields() {
        return std::array{
            field<&ReadersView::audience>("audience", "Staff, one side and staff, or everyone here"),
            field<&ReadersView::lane>("lane", "Which side"),
            field<&ReadersView::name>("name", "The side's name, as the viewer may know it; empty for others"),
            field<&ReadersView::drafts>("drafts", "Only those of them who see drafts")};
    }
};
ReadersView view_readers(const access::AudienceChoice& choice);

} // namespace folkmoot::objects
