#include "cli/import/source_folder.hpp"

#include "host/utf8.hpp"
#include "objects/text_limits.hpp"

#include "folkmoot/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <stdexcept>

namespace folkmoot::cli {
namespace {

namespace fs = std::filesystem;

std::string lower(std::string_view text) {
    std::string result{text};
    for (char& letter : result)
        if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
    return result;
}

bool is_markdown(const fs::path& file) {
    const auto ending = lower(file.extension().string());
    return ending == ".md" || ending == ".markdown";
}

/// The title of a page whose file says none: "getting-started.md" is "getting started".
std::string title_from_name(std::string name) {
    std::ranges::replace(name, '_', ' ');
    std::ranges::replace(name, '-', ' ');
    return name.empty() ? "Page" : name;
}

std::string shortened(const std::string& title) {
    std::size_t characters = 0;
    for (std::size_t at = 0; at < title.size(); ++at)
        if ((static_cast<unsigned char>(title[at]) & 0xC0U) != 0x80U && ++characters > objects::longest_title)
            return title.substr(0, at);
    return title;
}

bool is_plain_name(std::string_view name) {
    return host::count_code_points(name) && !host::has_control(name, host::Controls::none);
}

/// Walks the folder; each level is one call, and there are at most `deepest`.
class Walk {
public:
    explicit Walk(SourceFolder& into)
        : into_(into) { }

    void folder(const fs::path& path, const std::string& name, std::optional<std::size_t> parent) {
        auto entries = entries_of(path, name);
        const auto own = own_page(entries);
        std::optional<std::size_t> below = parent;
        if (own != entries.end() || !name.empty()) {
            const bool has_file = own != entries.end();
            below = page(has_file ? name + own->first : name, has_file ? own->second.path() : fs::path{},
                parent, path.filename().string());
            into_.by_path.emplace(name, *below);
            if (!name.empty()) into_.by_path.emplace(name.substr(0, name.size() - 1), *below);
            if (has_file) entries.erase(own);
        }
        if (name.empty()) below = parent; // what stands at the top stands beside the folder's own page
        for (const auto& [entry_name, entry] : entries)
            take(entry, name + entry_name, below);
    }

private:
    using Entries = std::map<std::string, fs::directory_entry>;

    Entries entries_of(const fs::path& path, const std::string& name) {
        Entries entries;
        std::error_code error;
        for (const auto& entry : fs::directory_iterator{path, error})
            if (auto entry_name = entry.path().filename().string(); !entry_name.starts_with('.'))
                entries.emplace(std::move(entry_name), entry);
        if (error) refuse(name, "the folder cannot be read");
        return entries;
    }

    static Entries::iterator own_page(Entries& entries) {
        for (const char* wanted : {"index.md", "readme.md"})
            for (auto entry = entries.begin(); entry != entries.end(); ++entry)
                if (lower(entry->first) == wanted
                    && entry->second.symlink_status().type() == fs::file_type::regular)
                    return entry;
        return entries.end();
    }

    void take(const fs::directory_entry& entry, const std::string& name, std::optional<std::size_t> parent) {
        const auto type = entry.symlink_status().type();
        if (type == fs::file_type::directory) {
            if (!holds_markdown(entry.path())) return;
            if (std::ranges::count(name, '/') >= std::ptrdiff_t{SourceFolder::deepest})
                return refuse(name, fmt::format("it is more than {} folders deep", SourceFolder::deepest));
            if (!is_plain_name(name))
                return refuse(name, "its name is not UTF-8, or holds control characters");
            return folder(entry.path(), name + "/", parent);
        }
        if (!is_markdown(entry.path())) return;
        if (type == fs::file_type::symlink) return refuse(name, "symbolic links are not followed");
        if (type != fs::file_type::regular) return refuse(name, "it is not a plain file");
        if (!is_plain_name(name)) return refuse(name, "its name is not UTF-8, or holds control characters");
        page(name, entry.path(), parent, entry.path().stem().string());
    }

    bool holds_markdown(const fs::path& path) {
        std::error_code error;
        fs::recursive_directory_iterator entries{path, fs::directory_options::skip_permission_denied, error};
        for (; !error && entries != fs::recursive_directory_iterator{}; entries.increment(error))
            if (is_markdown(entries->path())) return true;
        return false;
    }

    std::size_t page(std::string path, fs::path file, std::optional<std::size_t> parent, std::string name) {
        if (into_.pages.size() == SourceFolder::most_pages)
            throw std::runtime_error(
                fmt::format("the folder holds more than {} pages", SourceFolder::most_pages));
        const auto number = into_.pages.size();
        into_.by_path.emplace(path, number);
        if (parent) into_.pages[*parent].has_children = true;
        into_.pages.push_back({.path = std::move(path),
            .file = std::move(file),
            .parent = parent,
            .title = shortened(title_from_name(std::move(name)))});
        return number;
    }

    void refuse(const std::string& path, std::string reason) {
        into_.refused.push_back(
            {host::count_code_points(path) ? path : "(a name that is not UTF-8)", std::move(reason)});
    }

    SourceFolder& into_;
};

/// Titles are unique within a wiki: of those that are there twice, each gets its folder's name behind it.
void tell_apart(std::vector<SourcePage>& pages) {
    std::unordered_map<std::string, int> count;
    for (const auto& page : pages)
        ++count[folded(page.title)];
    for (auto& page : pages) {
        const auto folder = fs::path{page.path}.parent_path();
        const auto name = (page.path.ends_with('/') ? folder.parent_path() : folder).filename().string();
        if (count[folded(page.title)] > 1 && !name.empty() && folded(name) != folded(page.title))
            page.title = shortened(fmt::format("{} ({})", page.title, name));
    }
}

} // namespace

SourceFolder read_source_folder(const fs::path& folder) {
    SourceFolder result{
        .folder = fs::absolute(folder).lexically_normal(), .pages = {}, .by_path = {}, .refused = {}};
    if (!fs::is_directory(result.folder))
        throw std::runtime_error(fmt::format("{} is not a folder", result.folder.string()));
    Walk{result}.folder(result.folder, "", std::nullopt);
    for (auto& page : result.pages) {
        if (page.file.empty()) continue;
        try {
            auto text = read_source_text(page.file);
            if (!text.title.empty()) page.title = shortened(text.title);
        } catch (const std::runtime_error& failure) {
            result.refused.push_back({page.path, failure.what()});
            page.refused = true;
        }
    }
    tell_apart(result.pages);
    return result;
}

} // namespace folkmoot::cli
