#include "cli/import/mediawiki_import.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace folkmoot::cli {
namespace {

using richtext::wikitext::Unheld;

std::string_view words_for(Unheld kind) {
    switch (kind) {
    case Unheld::call:
        return "templates kept as code";
    case Unheld::formula:
        return "formulas kept as code";
    case Unheld::element:
        return "HTML elements of which the words stay";
    case Unheld::hidden:
        return "comments and hidden parts left out";
    case Unheld::setting:
        return "switches such as __NOTOC__ left out";
    case Unheld::section:
        return "links into a page that lead to its top";
    case Unheld::special:
        return "links to pages that MediaWiki makes itself, of which the words stay";
    case Unheld::note:
        return "references to notes that are not there";
    case Unheld::nested:
        return "parts nested too deeply, kept as code";
    case Unheld::whole:
        return "whole texts kept as code";
    }
    return {};
}

} // namespace

std::string describe(const MediaWikiReport& report) {
    std::string all;
    for (const auto& page : report.losses) {
        all += page.title + ":\n";
        for (const auto& [kind, count] : page.unheld)
            all += fmt::format("    {}: {}\n", words_for(kind), count);
        if (!page.calls.empty()) all += fmt::format("    these templates: {}\n", fmt::join(page.calls, ", "));
        if (!page.missing_files.empty())
            all += fmt::format(
                "    files that are not there, now red links: {}\n", fmt::join(page.missing_files, ", "));
        if (page.tags > 0)
            all += fmt::format(
                "    categories that are no tags, being too long or more than 20: {}\n", page.tags);
    }
    for (const auto& refusal : report.pages.refused)
        all += fmt::format("{}: not taken in: {}\n", refusal.path, refusal.reason);
    return all;
}

} // namespace folkmoot::cli
