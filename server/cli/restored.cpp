#include "audit/actor.hpp"
#include "cli/commands.hpp"
#include "events/log.hpp"
#include "host/house.hpp"
#include "mail/queue.hpp"

#include <iostream>

namespace folkmoot::cli {
namespace {

/// Numbers of events that were given after the backup will be given again to other events: whoever stands at
/// one of them, browser or index, must not go on from there.
void begin_again(host::House& house) {
    house.database().write_now("restored", [](WriteTx& tx) {
        audit::act_as(
            tx, Viewer::system("whoever runs folkmoot on the machine has put a backup back"), "restored");
        events::begin_incarnation(tx);
        mail::set_held(tx, true); // what was sent after the backup would go twice
        tx.audit(AuditLine{"events.store_restored"});
    });
    std::cout
        << "Screens that are open will be loaded again, and the search index is made anew when the site is "
           "served.\nMails wait until an administrator lets them go.\n";
}

} // namespace

void add_restored(Command& program, const Site& site) {
    program
        .command("restored", "Say that the store has been put back from a backup, before it is served again")
        .runs([&site] { begin_again(*site.open()); });
}

} // namespace folkmoot::cli
