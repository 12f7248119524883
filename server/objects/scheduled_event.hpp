#pragma once
#include "folkmoot/event.hpp"
#include "objects/scheduled.hpp"

namespace folkmoot::objects {

// What is planned for a text is told to those who see drafts; readers learn of it when it is published.

struct PublicationScheduled {
    static constexpr std::string_view name{"core.publication_scheduled"};
    Time due;
    static constexpr auto fields() {
        return std::array{field<&PublicationScheduled::due>("due", "When it is published")};
    }
};
struct PublicationUnscheduled {
    static constexpr std::string_view name{"core.publication_unscheduled"};
    Time due;
    static constexpr auto fields() {
        return std::array{field<&PublicationUnscheduled::due>("due", "When it would have been published")};
    }
};
struct PublicationFailed {
    static constexpr std::string_view name{"core.publication_failed"};
    PublishingFailure why = PublishingFailure::refused;
    static constexpr auto fields() {
        return std::array{field<&PublicationFailed::why>("why", "Why it was not published")};
    }
};

} // namespace folkmoot::objects
