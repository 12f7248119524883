#pragma once
#include "cli/import/refusal.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace folkmoot::cli {

/// A file, or a folder without one of its own, that becomes a page.
struct SourcePage {
    std::string path; ///< "guides/start.md" from the top of the folder, "guides/" for a folder
    std::filesystem::path file; ///< empty for a folder without index.md or README.md
    std::optional<std::size_t> parent; ///< its place in `pages`; none: at the top
    std::string title;
    bool refused = false; ///< its text is not taken in; its page is only there for what stands below it
    bool has_children = false;
};

/// A folder of Markdown files as a tree of pages: the index.md (or README.md) of a folder is that folder's
/// page, the others stand below it, by name. Symbolic links are not followed.
struct SourceFolder {
    std::filesystem::path folder;
    std::vector<SourcePage> pages; ///< a parent before its children
    std::unordered_map<std::string, std::size_t> by_path; ///< and by "guides" and "guides/" for a folder's
    std::vector<Refusal> refused;

    static constexpr std::size_t most_pages = 100'000;
    static constexpr std::size_t deepest = 32;
    static constexpr std::uintmax_t largest_file = 1U << 20U; ///< octets
};

/// Throws std::runtime_error when the folder is none, or holds too much.
SourceFolder read_source_folder(const std::filesystem::path& folder);

/// A file's text and what its first lines say of it.
struct SourceText {
    std::string title; ///< of the front matter or the first heading; empty: neither
    std::string language;
    std::string markdown; ///< without the front matter
    std::size_t lines_before = 0; ///< of the front matter, for messages that name a line
};
/// Throws std::runtime_error with the reason: unreadable, too large, not UTF-8.
SourceText read_source_text(const std::filesystem::path& file);
/// The same for the whole text of a file. Throws std::runtime_error when it is not UTF-8.
SourceText parse_source_text(std::string_view whole);

} // namespace folkmoot::cli
