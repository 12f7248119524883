#include "cli/import/dump_worker.hpp"

#include "cli/import/dump_pages.hpp"
#include "cli/import/dump_stream.hpp"
#include "cli/import/mediawiki_dump.hpp"
#include "cli/import/sandbox.hpp"
#include "host/manifest.hpp"

#include "folkmoot/richtext_forms.hpp"

#include <nlohmann/json.hpp>

#include <unistd.h>

#include <cerrno>
#include <string_view>

namespace folkmoot::cli {
namespace {

namespace wikitext = richtext::wikitext;
using nlohmann::json;

void write(std::string_view octets) {
    while (!octets.empty()) {
        const auto count = ::write(STDOUT_FILENO, octets.data(), octets.size());
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) throw std::runtime_error("nobody reads the pages");
        octets.remove_prefix(static_cast<std::size_t>(count));
    }
}

void write_line(const json& line) {
    write(line.dump(-1, ' ', false, json::error_handler_t::replace) + "\n");
}

json head_of(const DumpPage& page) {
    return {{"title", page.title}, {"space", page.space}, {"redirect", page.redirect},
        {"revisions", page.revisions}};
}

std::string why_refused(const DumpPage& page) {
    if (page.too_large) return "its text is larger than 1 MiB";
    if (page.withheld) return "the wiki has hidden its text, and the dump does not hold it";
    return {};
}

/// A style sheet, program or table of data is a page of code.
wikitext::Reading code_of(const DumpPage& page) {
    wikitext::Reading reading;
    richtext::Block code{.id = {}, .node = richtext::Code{page.model}, .text = {}, .blocks = {}};
    code.text.push_back({page.text, {}});
    reading.tree.blocks.push_back(std::move(code));
    richtext::normalise(reading.tree);
    ++reading.unheld[wikitext::Unheld::whole];
    return reading;
}

void write_page(const DumpSite& site, const DumpPage& page) {
    auto head = head_of(page);
    head["refused"] = why_refused(page);
    const bool plain = page.model.empty() || page.model == "wikitext";
    wikitext::Reading reading;
    if (head["refused"] == "")
        reading = plain ? wikitext::read(page.text, page.title, site.names) : code_of(page);
    auto unheld = json::object();
    for (const auto& [kind, count] : reading.unheld)
        unheld[std::string{wikitext::name_of(kind)}] = count;
    head["author"] = page.author;
    head["time"] = page.time;
    head["checksum"] = host::sha512_of(page.text);
    head["categories"] = reading.categories;
    head["files"] = reading.files;
    head["calls"] = reading.calls;
    head["unheld"] = unheld;
    write_line(head);
    write(richtext::write_json(reading.tree) + "\n");
}

void read_dump(bool texts) {
    std::string name;
    DumpReader reader{[&](const DumpSite& site, DumpPage&& page) {
                          name = site.name;
                          if (!texts)
                              write_line(head_of(page));
                          else if (is_of_readers(page.space) && page.redirect.empty())
                              write_page(site, page);
                      },
        texts ? richtext::Limits{}.markdown_bytes : 0};
    DumpStream stream{STDIN_FILENO};
    for (auto octets = stream.next(); !octets.empty(); octets = stream.next())
        reader.read({octets.data(), octets.size()});
    reader.finish();
    write_line({{"end", name}});
}

} // namespace

int run_dump_worker(const char* what) {
    try {
        enter_sandbox();
        read_dump(std::string_view{what} == "texts");
    } catch (const std::exception& failure) {
        try {
            write_line({{"failure", failure.what()}});
        } catch (const std::exception&) {
            return 1;
        }
    }
    ::_exit(0); // what has been written is out, and the sandbox has no room for more
}

} // namespace folkmoot::cli
