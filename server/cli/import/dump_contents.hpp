#pragma once
#include "cli/import/dump_pages.hpp"
#include "cli/import/refusal.hpp"

#include <unordered_map>

namespace folkmoot::cli {

/// A page of a dump that is to come in, before its text.
struct DumpEntry {
    std::string title; ///< in the dump, also its key in the import map
    std::optional<std::size_t> parent; ///< whose subpage it is
};

/// A title that leads to a page.
struct DumpRedirect {
    std::string title;
    std::size_t page = 0;
};

/// What a dump has, found out by a first reading without texts.
struct DumpContents {
    std::vector<DumpEntry> pages; ///< a parent before its children
    std::vector<DumpRedirect> redirects;
    std::unordered_map<std::string, std::size_t> by_title; ///< folded; redirects lead to their pages
    std::map<std::string, std::size_t> stayed; ///< what is not for readers, by kind
    std::size_t older_revisions = 0;
    std::vector<Refusal> refused;

    static constexpr std::size_t most_pages = 200'000;
};

/// Throws std::runtime_error when the dump cannot be read, or holds too much.
DumpContents read_contents(const std::filesystem::path& dump);

} // namespace folkmoot::cli
