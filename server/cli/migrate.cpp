#include "cli/commands.hpp"
#include "host/house.hpp"

#include <CLI/CLI.hpp>

#include <iostream>

namespace folkmoot::cli {

void add_migrate(CLI::App& app, Site& site, Action& action) {
    auto* command =
        app.add_subcommand("migrate", "Bring the store's tables up to date and end; serve does it, too");
    command->callback([&site, &action] {
        action = [&site] {
            auto house = site.open();
            for (const auto& module : house->modules())
                std::cout << module.name << ": "
                          << (module.module ? "in use" : "quarantined: " + module.quarantine) << "\n";
        };
    });
}

} // namespace folkmoot::cli
