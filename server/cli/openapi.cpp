#include "web/openapi.hpp"
#include "cli/commands.hpp"
#include "host/house.hpp"

#include <iostream>

namespace folkmoot::cli {

void add_openapi(Command& program, const Site& site) {
    auto typescript = std::make_shared<bool>(false);
    program.command("openapi", "Print the description of the HTTP interface (OpenAPI 3.1)")
        .flag("--typescript", *typescript, "The same as TypeScript interfaces and functions")
        .runs([&site, typescript] {
            auto house = site.open();
            const auto& routes = house->registries().router().routes();
            std::cout << (*typescript ? web::typescript(routes) : web::openapi(routes, host::version()));
        });
}

} // namespace folkmoot::cli
