#include "host/moving/export.hpp"
#include "cli/commands.hpp"
#include "cli/sentence.hpp"
#include "host/house.hpp"

#include <fmt/format.h>

#include <iostream>

namespace folkmoot::cli {
namespace {

using host::moving::Exporting;

void write_out(host::House& house, const Exporting& exporting) {
    std::int64_t said = 0;
    const auto done = host::moving::write_export(house, exporting, [&](std::int64_t objects) {
        if (objects / 10'000 > said / 10'000) std::cerr << fmt::format("{} objects\n", objects);
        said = objects;
    });
    std::cout << fmt::format("{} objects in {} files.\n", done.objects, done.files);
    if (!done.left_out.empty()) std::cout << "These stay behind:\n";
    for (const auto& what : done.left_out)
        std::cout << fmt::format("    {}\n", what);
    std::cout << fmt::format("SHA-256 of manifest.json, which the audit log has, too:\n{}\n", done.manifest);
}

} // namespace

void add_export(Command& program, const Site& site) {
    auto exporting = std::make_shared<Exporting>();
    program
        .command("export",
            "Write a space or the whole site into a folder: texts as Markdown and HTML, files, and as JSON "
            "all that an import needs")
        .path("folder", exporting->folder, "The folder; it is made, and nothing may be in it",
            Argument::required)
        .text("--space", exporting->space, "Only this space, by its name in addresses")
        .text("--under", exporting->under,
            "Of the space only this page or folder, by the id in its address, with what lies under it")
        .text("--reason", exporting->reason, "Why; it stands in the audit log, and some markings ask for it")
        .runs([&site, exporting] {
            auto house = site.open();
            in_sentences(*house, [&] { write_out(*house, *exporting); });
        });
}

} // namespace folkmoot::cli
