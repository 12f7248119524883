#pragma once
#include <filesystem>
#include <optional>
#include <unordered_map>

namespace folkmoot::cli {

/// The files of a MediaWiki by their names, wherever in its folder of images they lie. Symbolic links are
/// not followed; thumbnails, older versions and deleted files are left out.
class WikiFiles {
public:
    WikiFiles() = default;
    /// Throws std::runtime_error when the folder is none, or holds too much.
    explicit WikiFiles(const std::filesystem::path& folder);

    /// Under either way to write its name, "A map.png" or "A_map.png".
    std::optional<std::filesystem::path> find(std::string_view name) const;

    static constexpr std::size_t most = 1'000'000;

private:
    std::unordered_map<std::string, std::filesystem::path> by_name_;
};

} // namespace folkmoot::cli
