#include "host/moving/import.hpp"
#include "cli/commands.hpp"
#include "cli/import/markdown_import.hpp"
#include "cli/import/mediawiki_import.hpp"
#include "cli/sentence.hpp"

#include <fmt/format.h>

#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <iostream>
#include <stdexcept>

namespace folkmoot::cli {
namespace {

constexpr std::size_t most_refusals_printed = 200;
constexpr std::size_t most_names_printed = 20;

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

void print_refused(const std::vector<Refusal>& refused, std::string_view verdict) {
    for (std::size_t number = 0; number < std::min(refused.size(), most_refusals_printed); ++number)
        std::cout << fmt::format("{}: {}\n", refused[number].path, refused[number].reason);
    if (!refused.empty()) throw std::runtime_error(fmt::format("{} {}", refused.size(), verdict));
}

void print(const ImportReport& report) {
    std::cout << fmt::format("{} pages made, {} texts published, {} unchanged, {} pictures taken in.\n",
        report.made, report.published, report.unchanged, report.pictures);
    if (report.dead_links > 0)
        std::cout << fmt::format(
            "{} links lead to files that are not there; their words stay.\n", report.dead_links);
    print_refused(report.refused, "files were refused; the others are in");
}

/// What is most of a count, the rest as a number.
void print_most(const std::map<std::string, std::size_t>& counts) {
    std::vector<std::pair<std::size_t, std::string>> most;
    for (const auto& [name, count] : counts)
        most.emplace_back(count, name);
    std::ranges::sort(most, std::greater{});
    for (std::size_t number = 0; number < std::min(most.size(), most_names_printed); ++number)
        std::cout << fmt::format("    {} {}\n", most[number].first, most[number].second);
    if (most.size() > most_names_printed)
        std::cout << fmt::format("    and {} more\n", most.size() - most_names_printed);
}

void print(const MediaWikiReport& report, bool dry) {
    const auto& pages = report.pages;
    std::cout << fmt::format(
        fmt::runtime(dry ? "{} pages would be made, {} texts published, {} are unchanged, {} redirects lead "
                           "to pages.\n"
                         : "{} pages made, {} texts published, {} unchanged, {} redirects lead to pages.\n"),
        pages.made, pages.published, pages.unchanged, report.redirects);
    if (!dry) std::cout << fmt::format("{} pictures and files taken in.\n", pages.pictures);
    if (pages.dead_links > 0)
        std::cout << fmt::format(
            "{} links lead to pages that do not come; they are red.\n", pages.dead_links);
    if (report.older_revisions > 0)
        std::cout << fmt::format("{} older revisions stay behind.\n", report.older_revisions);
    if (!report.stayed.empty()) std::cout << "These pages stay behind:\n";
    print_most(report.stayed);
    if (!report.calls.empty()) std::cout << "Templates are kept as code where they were called:\n";
    print_most(report.calls);
    if (!report.losses.empty())
        std::cout << fmt::format(
            "{} pages hold something that did not come as it was; --report writes which.\n",
            report.losses.size());
    print_refused(pages.refused,
        dry ? "pages, files or redirects would be refused"
            : "pages, files or redirects were refused; the others are in");
}

void write_report(const std::filesystem::path& file, const MediaWikiReport& report) {
    if (file.empty()) return;
    std::ofstream out{file};
    out << describe(report);
    if (!out.flush()) throw std::runtime_error(fmt::format("{} cannot be written", file.string()));
}

/// `into` is SPACE/SECTION.
void aim(ImportPlace& place, std::string_view into) {
    const auto slash = into.find('/');
    if (slash == into.npos) throw std::runtime_error("--into names a section, too: SPACE/SECTION");
    place.space = into.substr(0, slash);
    place.section = into.substr(slash + 1);
}

/// What every import asks.
void ask_place(Command& command, ImportPlace& place, std::string& into) {
    command.text("--into", into, "SPACE/SECTION, as in addresses", Argument::required)
        .text("--as", place.person, "The address of whoever imports: their rights, their name",
            Argument::required);
}

void add_mediawiki(Command& group, const Site& site) {
    auto import = std::make_shared<MediaWikiImport>();
    auto into = std::make_shared<std::string>();
    auto report = std::make_shared<std::filesystem::path>();
    auto command = group.command("mediawiki",
        "A MediaWiki's XML dump becomes a tree of pages; run again, it takes in what has changed");
    command.path("dump", import->dump, "The dump, as it is or packed by gzip or bzip2", Argument::required);
    ask_place(command, import->place, *into);
    command.folder("--files", import->files, "The wiki's folder of images, for pictures and files")
        .flag("--dry-run", import->dry, "Says what would come, and changes nothing")
        .path("--report", *report, "Where to write what of each page did not come as it was")
        .text("--name", import->name,
            "Under which a repetition knows this import again; needed for a second MediaWiki in one section")
        .runs([&site, import, into, report] {
            aim(import->place, *into);
            auto house = site.open();
            in_sentences(*house, [&] {
                const auto done = import_mediawiki(*house, *import, ProgressLine{});
                write_report(*report, done);
                print(done, import->dry);
            });
        });
}

void print(const host::moving::TakenIn& report) {
    if (report.was_here) {
        std::cout << "All of this export is here already; nothing was changed.\n";
        return;
    }
    std::cout << fmt::format(
        "{} objects are in; {} people, organisations, groups and areas were here before.\n"
        "Those who are new cannot sign in before you take their accounts into use.\n",
        report.objects, report.known);
}

void add_folkmoot(Command& group, const Site& site) {
    auto folder = std::make_shared<std::filesystem::path>();
    auto taking = std::make_shared<host::moving::TakingIn>();
    group
        .command("folkmoot",
            "What folkmoot export wrote on another site comes in whole: history, comments, files, access")
        .folder("folder", *folder, "The folder", Argument::required)
        .text("--into", taking->into, "Another name in addresses for the space, where only one is exported")
        .runs([&site, folder, taking] {
            auto house = site.open();
            in_sentences(*house, [&] {
                std::string at;
                print(host::moving::take_in(*house, *host::moving::open_folder(*folder), *taking,
                    [&](std::string_view table, std::int64_t) {
                        if (at != table) std::cerr << table << "\n";
                        at = table;
                        return true;
                    }));
            });
        });
}

} // namespace

void add_import(Command& program, const Site& site) {
    auto import = program.group("import", "Take in pages from elsewhere, or all of another site");
    auto markdown = std::make_shared<MarkdownImport>();
    auto into = std::make_shared<std::string>();
    auto command = import.command("markdown",
        "A folder of Markdown files becomes a tree of pages; run again, it takes in what has changed");
    command.folder("folder", markdown->folder, "The folder", Argument::required);
    ask_place(command, markdown->place, *into);
    command
        .text("--name", markdown->name,
            "Under which a repetition knows this import again; without it, the folder's name")
        .runs([&site, markdown, into] {
            aim(markdown->place, *into);
            auto house = site.open();
            in_sentences(*house, [&] { print(import_markdown(*house, *markdown, ProgressLine{})); });
        });
    add_mediawiki(import, site);
    add_folkmoot(import, site);
}

} // namespace folkmoot::cli
