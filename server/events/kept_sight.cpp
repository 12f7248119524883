#include "events/kept_sight.hpp"

namespace folkmoot::events {

void KeptSight::look(LiveRights& rights, ReadTx& tx, const Viewer& viewer, ObjectId space) {
    sight_ = rights.look(tx, viewer, space);
    space_ = space;
    until_ = sight_ ? sight_->until() : Time::max();
    asked_.reset();
    answer_ = ask(asked_);
    known_ = true;
}

bool KeptSight::sees(std::optional<ObjectId> visibility) {
    if (visibility != asked_) {
        answer_ = ask(visibility);
        asked_ = visibility;
    }
    return answer_;
}

bool KeptSight::ask(std::optional<ObjectId> visibility) const {
    if (!sight_) return false;
    return visibility ? sight_->sees(*visibility) : sight_->sees_space();
}

} // namespace folkmoot::events
