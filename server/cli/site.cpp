#include "cli/commands.hpp"
#include "host/house.hpp"

#include <CLI/CLI.hpp>

namespace folkmoot::cli {

void Site::offer_option(CLI::App& app) {
    app.add_option("-c,--config", configuration_, "The configuration file")
        ->envname("FOLKMOOT_CONFIG")
        ->capture_default_str();
}

std::unique_ptr<host::House> Site::open() const {
    return std::make_unique<host::House>(host::read_configuration(configuration_));
}

} // namespace folkmoot::cli
