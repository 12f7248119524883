#include "cli/commands.hpp"
#include "host/house.hpp"

namespace folkmoot::cli {

void Site::offer_option(Command& program) {
    program.path_or_variable(
        "-c,--config", "FOLKMOOT_CONFIG", configuration_, "The configuration file", Argument::preset);
}

std::unique_ptr<host::House> Site::open() const {
    return std::make_unique<host::House>(host::read_configuration(configuration_));
}

} // namespace folkmoot::cli
