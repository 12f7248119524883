#include "cli/commands.hpp"
#include "cli/import/markdown_import.hpp"
#include "cli/sentence.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <unistd.h>

#include <iostream>
#include <stdexcept>

namespace folkmoot::cli {
namespace {

constexpr std::size_t most_refusals_printed = 200;

/// A line that is written over on a terminal, and one for each thousand pages elsewhere.
class ProgressLine {
public:
    bool operator()(std::size_t done, std::size_t total) {
        if (on_terminal_)
            std::cerr << fmt::format("\r{} of {} pages", done, total) << std::flush;
        else if (done / 1'000 != last_ / 1'000)
            std::cerr << fmt::format("{} of {} pages\n", done, total);
        if (on_terminal_ && done == total) std::cerr << "\n";
        last_ = done;
        return true;
    }

private:
    bool on_terminal_ = ::isatty(STDERR_FILENO) == 1;
    std::size_t last_ = 0;
};

void print(const ImportReport& report) {
    std::cout << fmt::format("{} pages made, {} texts published, {} unchanged, {} pictures taken in.\n",
        report.made, report.published, report.unchanged, report.pictures);
    if (report.dead_links > 0)
        std::cout << fmt::format(
            "{} links lead to files that are not there; their words stay.\n", report.dead_links);
    for (std::size_t number = 0; number < std::min(report.refused.size(), most_refusals_printed); ++number)
        std::cout << fmt::format("{}: {}\n", report.refused[number].path, report.refused[number].reason);
    if (!report.refused.empty())
        throw std::runtime_error(
            fmt::format("{} files were refused; the others are in", report.refused.size()));
}

} // namespace

void add_import(CLI::App& app, Site& site, Action& action) {
    auto* import = app.add_subcommand("import", "Take in pages from elsewhere");
    import->require_subcommand(1);
    struct Options {
        MarkdownImport import;
        std::string into;
    };
    auto options = std::make_shared<Options>();
    auto* markdown = import->add_subcommand("markdown",
        "A folder of Markdown files becomes a tree of pages; run again, it takes in what has changed");
    markdown->add_option("folder", options->import.folder, "The folder")
        ->required()
        ->check(CLI::ExistingDirectory);
    markdown->add_option("--into", options->into, "SPACE/SECTION, as in addresses")->required();
    markdown
        ->add_option(
            "--as", options->import.person, "The address of whoever imports: their rights, their name")
        ->required();
    markdown->add_option("--name", options->import.name,
        "Under which a repetition knows this import again; without it, the folder's name");
    markdown->callback([&site, &action, options] {
        action = [&site, options] {
            const auto slash = options->into.find('/');
            options->import.space = options->into.substr(0, slash);
            if (slash == options->into.npos)
                throw std::runtime_error("--into names a section, too: SPACE/SECTION");
            options->import.section = options->into.substr(slash + 1);
            auto house = site.open();
            in_sentences(*house, [&] { print(import_markdown(*house, options->import, ProgressLine{})); });
        };
    });
}

} // namespace folkmoot::cli
