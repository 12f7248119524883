#include "access/live_rights.hpp"

#include "access/rights_memory.hpp"

namespace folkmoot::access {

namespace {

class SightOfRights final : public events::Sight {
public:
    SightOfRights(SharedRights rights, ObjectId space)
        : rights_(std::move(rights))
        , sees_space_(holds(rights_->at(space), "core.view")) { }
    bool sees_space() const override { return sees_space_; }
    bool sees(ObjectId visibility) const override { return rights_->find(visibility) != nullptr; }
    Time until() const override { return rights_->span().until(); }

private:
    SharedRights rights_;
    bool sees_space_;
};

} // namespace

std::shared_ptr<const events::Sight> LiveRightsOfAccess::look(
    ReadTx& tx, const Viewer& viewer, ObjectId space) {
    // By the store's own word: the mark moves only after the commit that this transaction may see already.
    auto rights = rights_in(tx, viewer, space, stamp_of(tx, viewer.person(), space));
    if (!rights) return nullptr;
    return std::make_shared<const SightOfRights>(std::move(rights), space);
}

std::int64_t LiveRightsOfAccess::version(ReadTx& tx, ObjectId space) {
    return stamp_of(tx, ObjectId{}, space).place;
}

} // namespace folkmoot::access
