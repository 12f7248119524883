#pragma once
#include "folkmoot/transaction.hpp"
#include "folkmoot/viewer.hpp"

namespace folkmoot::audit {

/// On whose behalf a transaction changes things: what its events, revisions and audit lines name.
struct Actor {
    ObjectId person; ///< none: the house itself, or a visitor who has not signed in
    ObjectId session;
    std::string request; ///< the request id, as in logs and problems
    std::string why; ///< the reason that a system viewer states
    bool at_machine = false; ///< a command at the machine, run by the site's operator in that person's name
};

/// Says who acts in this transaction. The dispatcher, a job's runner and a command call it before anything
/// else; it has to be said again when the transaction is run again.
void act_as(WriteTx& tx, Actor actor);
void act_as(WriteTx& tx, const Viewer& viewer, std::string_view request);

/// Who acts. A transaction in which nobody said so ends with Code::internal "audit.no_actor": nothing happens
/// without a name beside it.
const Actor& actor_of(WriteTx& tx);

} // namespace folkmoot::audit
