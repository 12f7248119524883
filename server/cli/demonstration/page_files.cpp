#include "cli/demonstration/content.hpp"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <fstream>
#include <set>
#include <stdexcept>

namespace folkmoot::cli {
namespace {

namespace fs = std::filesystem;

constexpr int deepest_folder = 20;
const std::set<std::string, std::less<>> known_keys{"title", "author", "when", "note", "minor", "language",
    "tags", "watch", "watch_below", "star", "restricted", "audience", "deleted", "deleted_by"};

/// One file: what its head says, and what stands below the head.
struct PageFile {
    fs::path path;
    std::map<std::string, std::string, std::less<>> head;
    std::string markdown;

    std::string value(std::string_view key, std::string_view otherwise = "") const {
        const auto found = head.find(key);
        return found == head.end() ? std::string{otherwise} : found->second;
    }
    [[noreturn]] void fail(std::string_view what) const {
        throw std::runtime_error(fmt::format("{}: {}", path.string(), what));
    }
};

PageFile read_page_file(const fs::path& path) {
    PageFile page{path, {}, {}};
    std::ifstream file{path};
    std::string line;
    if (!std::getline(file, line) || line != "---") page.fail("does not begin with a head");
    while (std::getline(file, line) && line != "---") {
        const auto cut = line.find(": ");
        if (cut == line.npos) page.fail("has a line in its head without a value: " + line);
        if (!known_keys.contains(line.substr(0, cut)))
            page.fail("has a key that Folkmoot does not know: " + line);
        page.head[line.substr(0, cut)] = line.substr(cut + 2);
    }
    page.markdown.assign(std::istreambuf_iterator<char>{file}, {});
    if (page.value("title").empty()) page.fail("has no title");
    return page;
}

std::vector<std::string> list(std::string_view text) {
    std::vector<std::string> items;
    while (!text.empty()) {
        const auto cut = std::min(text.find(','), text.size());
        auto item = text.substr(0, cut);
        text.remove_prefix(std::min(cut + 1, text.size()));
        while (item.starts_with(' '))
            item.remove_prefix(1);
        while (item.ends_with(' '))
            item.remove_suffix(1);
        if (!item.empty()) items.emplace_back(item);
    }
    return items;
}

DayBefore day_before(const PageFile& page, std::string_view key) {
    const std::string text = page.value(key);
    const auto read = read_day_before(text);
    if (!read) page.fail(fmt::format("{} is no time: {}", key, text));
    return *read;
}
DemonstrationText text_of(const PageFile& page) {
    return {page.value("title"), page.value("author"),
        page.head.contains("when") ? day_before(page, "when") : DayBefore{}, page.value("note"),
        page.value("minor") == "yes", page.value("language", "en"), page.markdown};
}

void take_marks(const PageFile& file, DemonstrationPage& into) {
    if (file.head.contains("tags")) into.tags = list(file.value("tags"));
    if (file.head.contains("watch")) into.watch = list(file.value("watch"));
    if (file.head.contains("watch_below")) into.watch_below = list(file.value("watch_below"));
    if (file.head.contains("star")) into.star = list(file.value("star"));
    if (file.head.contains("restricted")) into.restricted = list(file.value("restricted"));
    if (file.head.contains("audience")) into.audience = file.value("audience");
    if (!file.head.contains("deleted")) return;
    into.deleted = day_before(file, "deleted");
    into.deleted_by = file.value("deleted_by");
}

/// "01-start-here" for "01-start-here.md", "01-start-here.2.md" and "01-start-here.draft.md".
std::string stem_of(const fs::path& file) {
    const auto name = file.filename().string();
    return name.substr(0, name.find('.'));
}

DemonstrationPage read_page(const fs::path& folder, const std::string& stem) {
    DemonstrationPage page;
    page.file = folder / stem;
    page.name = stem.substr(std::min(stem.find_first_not_of("0123456789-"), stem.size()));
    for (int number = 1;; ++number) {
        const auto file = folder / (number == 1 ? stem + ".md" : fmt::format("{}.{}.md", stem, number));
        if (!fs::exists(file)) break;
        const auto read = read_page_file(file);
        page.revisions.push_back(text_of(read));
        take_marks(read, page);
    }
    if (const auto draft = folder / (stem + ".draft.md"); fs::exists(draft))
        page.draft = text_of(read_page_file(draft));
    return page;
}

std::vector<DemonstrationPage> read_folder(const fs::path& folder, int depth) {
    if (depth > deepest_folder) throw std::runtime_error(fmt::format("{} is too deep", folder.string()));
    std::map<std::string, DemonstrationPage> pages; // in the order of their numbers
    for (const auto& entry : fs::directory_iterator{folder})
        if (entry.path().extension() == ".md" && !pages.contains(stem_of(entry.path())))
            pages[stem_of(entry.path())] = read_page(folder, stem_of(entry.path()));
    std::vector<DemonstrationPage> result;
    for (auto& [stem, page] : pages) {
        if (fs::is_directory(folder / stem)) page.below = read_folder(folder / stem, depth + 1);
        result.push_back(std::move(page));
    }
    return result;
}

} // namespace

std::optional<DayBefore> read_day_before(std::string_view rest) {
    std::array<int, 3> numbers{};
    for (const char end : {' ', ':', '\0'}) {
        auto& number = numbers[end == ' ' ? 0U : end == ':' ? 1U : 2U];
        const auto [stop, error] = std::from_chars(rest.data(), rest.data() + rest.size(), number);
        rest.remove_prefix(static_cast<std::size_t>(stop - rest.data()));
        const bool ended = end == '\0' ? rest.empty() : rest.starts_with(end);
        if (error != std::errc{} || !ended) return std::nullopt;
        if (end != '\0') rest.remove_prefix(1);
    }
    return DayBefore{-numbers[0], numbers[1] * 60 + numbers[2]};
}

std::vector<DemonstrationPage> read_demonstration_pages(const fs::path& folder) {
    return read_folder(folder, 0);
}

DemonstrationText read_demonstration_text(const fs::path& file) {
    return text_of(read_page_file(file));
}

} // namespace folkmoot::cli
