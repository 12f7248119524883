#include "cli/commands.hpp"
#include "host/house.hpp"

#include <iostream>

namespace folkmoot::cli {

void add_migrate(Command& program, const Site& site) {
    program.command("migrate", "Bring the store's tables up to date and end; serve does it, too")
        .runs([&site] {
            auto house = site.open();
            for (const auto& module : house->modules())
                std::cout << module.name << ": "
                          << (module.module ? "in use" : "quarantined: " + module.quarantine) << "\n";
        });
}

} // namespace folkmoot::cli
