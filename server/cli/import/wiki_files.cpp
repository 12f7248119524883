#include "cli/import/wiki_files.hpp"

#include "richtext/wikitext/wikitext.hpp"

#include <fmt/format.h>

#include <array>
#include <stdexcept>

namespace folkmoot::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::array left_out{"thumb", "archive", "deleted", "temp", "lockdir"};

/// A wiki takes the first letter of a name as large, however it is written.
std::string key_of(std::string_view name) {
    auto key = richtext::wikitext::plain_title(name);
    if (!key.empty() && key.front() >= 'a' && key.front() <= 'z')
        key.front() = static_cast<char>(key.front() - 'a' + 'A');
    return key;
}

} // namespace

WikiFiles::WikiFiles(const fs::path& folder) {
    std::error_code error;
    fs::recursive_directory_iterator entries{folder, fs::directory_options::skip_permission_denied, error};
    if (error) throw std::runtime_error(fmt::format("{} is no folder that can be read", folder.string()));
    for (; entries != fs::recursive_directory_iterator{}; entries.increment(error)) {
        if (error) throw std::runtime_error(fmt::format("{} cannot be read", folder.string()));
        const auto name = entries->path().filename().string();
        const auto type = entries->symlink_status().type();
        if (type == fs::file_type::directory
            && (entries.depth() > 3 || std::ranges::find(left_out, name) != left_out.end()))
            entries.disable_recursion_pending();
        if (type != fs::file_type::regular) continue;
        by_name_.try_emplace(key_of(name), entries->path());
        if (by_name_.size() > most)
            throw std::runtime_error(fmt::format("{} holds more than {} files", folder.string(), most));
    }
}

std::optional<fs::path> WikiFiles::find(std::string_view name) const {
    const auto found = by_name_.find(key_of(name));
    return found == by_name_.end() ? std::nullopt : std::optional{found->second};
}

} // namespace folkmoot::cli
