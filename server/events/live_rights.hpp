#pragma once
#include "folkmoot/transaction.hpp"
#include "folkmoot/viewer.hpp"

namespace folkmoot::events {

/// What one viewer may see in one space, as found out at one moment. Never changes.
class Sight {
public:
    virtual ~Sight() = default;
    virtual bool sees_space() const = 0;
    virtual bool sees(ObjectId visibility) const = 0;
    /// Until when it stays right by the clock alone (a grant ends, another begins).
    virtual Time until() const = 0;
};

/// Where the live hub learns what its viewers may see; `access` answers.
class LiveRights {
public:
    virtual ~LiveRights() = default;
    /// What the viewer may see in the space, in this transaction. Null: nothing at all.
    virtual std::shared_ptr<const Sight> look(ReadTx& tx, const Viewer& viewer, ObjectId space) = 0;
    /// Another number whenever what anybody may see in the space may have changed, as of this transaction: an
    /// event may be read before this node has been told of the rights that came with it.
    virtual std::int64_t version(ReadTx& tx, ObjectId space) = 0;
    /// Whether changes of rights, on this node and others, are known up to half a second ago. When not, the
    /// hub asks again before each push.
    virtual bool fresh(Time now) const = 0;
};

} // namespace folkmoot::events
