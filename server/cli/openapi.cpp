#include "web/openapi.hpp"
#include "cli/commands.hpp"
#include "host/house.hpp"

#include <fmt/format.h>

#include <fstream>
#include <iostream>

namespace folkmoot::cli {
namespace {

namespace fs = std::filesystem;

void write_client(const fs::path& folder, web::Routes routes) {
    for (const auto& [name, text] : web::typescript(routes))
        if (std::ofstream file{folder / name, std::ios::binary}; !(file << text).flush())
            throw std::runtime_error(fmt::format("{} cannot be written", (folder / name).string()));
}

} // namespace

void add_openapi(Command& program, const Site& site) {
    auto folder = std::make_shared<fs::path>();
    program.command("openapi", "Print the description of the HTTP interface (OpenAPI 3.1)")
        .folder(
            "--typescript", *folder, "Write the same as TypeScript interfaces and functions to this folder")
        .runs([&site, folder] {
            auto house = site.open();
            const auto& routes = house->registries().router().routes();
            if (folder->empty())
                std::cout << web::openapi(routes, host::version());
            else
                write_client(*folder, routes);
        });
}

} // namespace folkmoot::cli
