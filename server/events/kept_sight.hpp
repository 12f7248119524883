#pragma once
#include "events/live_rights.hpp"

#include <optional>

namespace folkmoot::events {

/// What one viewer sees in one space, kept from event to event until it may be wrong. The answer about the
/// last visibility is kept too: events that follow each other in a space mostly have the same.
class KeptSight {
public:
    /// Of no space: what concerns the person alone needs no rights.
    KeptSight() = default;

    /// Asks afresh.
    void look(LiveRights& rights, ReadTx& tx, const Viewer& viewer, ObjectId space);
    void forget() { known_ = false; }
    /// Whether it still holds by the clock, and nobody has said otherwise.
    bool is_current(Time now) const { return known_ && now < until_; }

    ObjectId space() const { return space_; }
    /// Nothing: the space itself, as for an event that has no visibility of its own.
    bool sees(std::optional<ObjectId> visibility);

private:
    bool ask(std::optional<ObjectId> visibility) const;

    ObjectId space_;
    std::shared_ptr<const Sight> sight_; ///< null: nothing at all
    Time until_;
    std::optional<ObjectId> asked_; ///< of the last answer
    bool answer_ = false;
    bool known_ = false;
};

} // namespace folkmoot::events
