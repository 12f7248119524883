#pragma once
#include "access/rights_watch.hpp"
#include "events/live_rights.hpp"

namespace folkmoot::access {

/// Answers the live hub from this room's rights. The host polls `watch`, and passes what it tells on to the
/// hub.
class LiveRightsOfAccess final : public events::LiveRights {
public:
    explicit LiveRightsOfAccess(const RightsWatch& watch)
        : watch_(watch) { }
    std::shared_ptr<const events::Sight> look(ReadTx& tx, const Viewer& viewer, ObjectId space) override;
    std::int64_t version(ReadTx& tx, ObjectId space) override;
    bool fresh(Time now) const override { return watch_.fresh(now); }

private:
    const RightsWatch& watch_;
};

} // namespace folkmoot::access
