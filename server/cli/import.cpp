#include "cli/commands.hpp"
#include "cli/import/markdown_import.hpp"
#include "cli/sentence.hpp"

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

/// `into` is SPACE/SECTION.
void aim(MarkdownImport& import, std::string_view into) {
    const auto slash = into.find('/');
    if (slash == into.npos) throw std::runtime_error("--into names a section, too: SPACE/SECTION");
    import.space = into.substr(0, slash);
    import.section = into.substr(slash + 1);
}

} // namespace

void add_import(Command& program, const Site& site) {
    auto import = program.group("import", "Take in pages from elsewhere");
    auto markdown = std::make_shared<MarkdownImport>();
    auto into = std::make_shared<std::string>();
    import
        .command("markdown",
            "A folder of Markdown files becomes a tree of pages; run again, it takes in what has changed")
        .folder("folder", markdown->folder, "The folder", Argument::required)
        .text("--into", *into, "SPACE/SECTION, as in addresses", Argument::required)
        .text("--as", markdown->person, "The address of whoever imports: their rights, their name",
            Argument::required)
        .text("--name", markdown->name,
            "Under which a repetition knows this import again; without it, the folder's name")
        .runs([&site, markdown, into] {
            aim(*markdown, *into);
            auto house = site.open();
            in_sentences(*house, [&] { print(import_markdown(*house, *markdown, ProgressLine{})); });
        });
}

} // namespace folkmoot::cli
