#include "web/openapi.hpp"
#include "cli/commands.hpp"
#include "host/house.hpp"

#include <CLI/CLI.hpp>

#include <iostream>

namespace folkmoot::cli {

void add_openapi(CLI::App& app, Site& site, Action& action) {
    auto* command =
        app.add_subcommand("openapi", "Print the description of the HTTP interface (OpenAPI 3.1)");
    auto typescript = std::make_shared<bool>(false);
    command->add_flag("--typescript", *typescript, "The same as TypeScript interfaces and functions");
    command->callback([&site, &action, typescript] {
        action = [&site, typescript] {
            auto house = site.open();
            const auto& routes = house->registries().router().routes();
            std::cout << (*typescript ? web::typescript(routes) : web::openapi(routes, host::version()));
        };
    });
}

} // namespace folkmoot::cli
