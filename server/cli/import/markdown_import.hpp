#pragma once
#include "cli/import/page_intake.hpp"
#include "cli/import/source_folder.hpp"

#include <functional>

namespace folkmoot::cli {

struct MarkdownImport {
    std::filesystem::path folder;
    ImportPlace place;
    std::string name; ///< under which a repetition knows this import again; empty: the folder's name
    std::size_t pages_at_once = 100; ///< in one transaction
};

struct ImportReport {
    std::size_t made = 0; ///< pages begun
    std::size_t published = 0; ///< texts that are new or other than before
    std::size_t unchanged = 0;
    std::size_t pictures = 0;
    std::size_t dead_links = 0; ///< to files that are not there: their words stay
    std::vector<Refusal> refused;
};

/// Told how many of how many texts are done; false stops the import where it is, to be gone on with.
using ImportProgress = std::function<bool(std::size_t done, std::size_t total)>;

/// Makes a page of each file, and publishes those whose content differs from the last time. It can be ended
/// at any point and run again: nothing is made twice. Throws std::runtime_error for a folder, place or person
/// that is not there; a file that cannot be taken in is refused with its reason and the rest goes on.
ImportReport import_markdown(
    host::House& house, const MarkdownImport& import, const ImportProgress& progress);

} // namespace folkmoot::cli
