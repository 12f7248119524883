#include "faults/server/wiki/real_pages.hpp"

#include "kit/child.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <ranges>
#include <sys/stat.h>
#include <vector>

namespace folkmoot::faults {
namespace {

namespace fs = std::filesystem;

const fs::path tree{FOLKMOOT_SOURCE_DIR};
const std::array sources{tree / "web-client/node_modules", tree / "tests/browser/node_modules",
    tree / "tests/conformance/node_modules", tree / "ops/node/node_modules",
    tree / "../shared/data/action14"};
constexpr int most_files = 15; ///< fewer than a page of search results
constexpr std::uintmax_t largest = 1U << 20U; ///< larger ones are refused, which is another test

/// Words of prose of some length, no parts of names and addresses.
std::set<std::string> words_of(const fs::path& file) {
    std::set<std::string> words;
    std::string text = kit::octets_of(file);
    std::ranges::replace(text, '\n', ' ');
    for (const auto part : std::views::split(text, ' ')) {
        const std::string word(part.begin(), part.end());
        const bool is_plain = std::ranges::all_of(word, [](char c) { return c >= 'a' && c <= 'z'; });
        if (is_plain && word.size() >= 8 && word.size() <= 14) words.insert(word);
    }
    return words;
}

} // namespace

RealPages::RealPages(int editions) {
    fs::create_directories(path());
    for (int edition = 1; edition <= editions; ++edition)
        for (const auto& source : sources)
            if (fs::is_directory(source)) take(source, fmt::format("edition {}", edition));
}

void RealPages::take(const fs::path& from, const std::string& into) {
    for (const auto& entry : fs::recursive_directory_iterator{from}) {
        const auto extension = entry.path().extension();
        const bool is_page = (extension == ".md" || extension == ".markdown") && entry.is_regular_file();
        if (!is_page || entry.is_symlink() || entry.file_size() > largest) continue;
        const auto name =
            fs::path{into} / from.parent_path().filename() / entry.path().lexically_relative(from);
        // The importer leaves out what is hidden.
        if (name.string().contains("/.")) continue;
        fs::create_directories((path() / name).parent_path());
        fs::copy_file(entry.path(), path() / name);
        names_.insert(name.generic_string());
    }
}

std::string RealPages::rare_words(const std::string& name) const {
    std::map<std::string, int> files_with;
    for (const auto& word : words_of(path() / name))
        files_with[word] = 0;
    for (const auto& other : names_)
        for (const auto& word : words_of(path() / other))
            if (const auto found = files_with.find(word); found != files_with.end()) ++found->second;
    std::vector<std::pair<int, std::string>> rarest;
    for (const auto& [word, files] : files_with)
        rarest.emplace_back(files, word);
    std::ranges::sort(rarest);
    if (rarest.empty() || rarest.front().first > most_files) return {};
    rarest.resize(std::min<std::size_t>(rarest.size(), 3));
    return fmt::format("{}", fmt::join(rarest | std::views::values, "+"));
}

void RealPages::write(const std::string& name, const std::string& text) {
    const auto file = path() / "hostile" / name;
    fs::create_directories(file.parent_path());
    std::ofstream{file, std::ios::binary} << text;
}

void RealPages::add_hostile() {
    const auto many = [](int count, const std::string& text) {
        std::string all;
        for (int i = 0; i < count; ++i)
            all += text;
        return all;
    };
    // What is taken in, as the harmless text it is.
    const std::map<std::string, std::string> odd{{"<script>alert(1)<.md", "<script>alert(1)</script>\n"},
        {"'; drop table wiki_page; --.md", "[x](javascript:alert(1)) ![y](data:text/html,z)\n"},
        {std::string(250, 'n') + ".md", "A long name\n"}, {"\u202Egnp.md", "Written from right to left\n"},
        {"empty.md", ""}, {"zero.md", std::string("a\0b", 3)}, {"emphasis.md", many(20'000, "*")},
        {"brackets.md", many(20'000, "[")},
        {"table.md",
            "|" + many(60, "a|") + "\n|" + many(60, "-|") + "\n" + many(200, "|" + many(60, "b|") + "\n")},
        {"front matter.md", "---\ntitle: [never\n"}};
    for (const auto& [name, text] : odd) {
        write(name, text);
        names_.insert("hostile/" + name);
    }
    // What is not, with a reason.
    write("not\xFFutf8.md", "text");
    write("bell\x07.md", "text");
    write("latin.md", "caf\xE9\n");
    write("huge.md", many(1'100'000, "x"));
    write("quotes.md", many(5'000, "> ") + "deep\n");
    fs::create_symlink("/etc/hostname", path() / "hostile/link.md");
    ::mkfifo((path() / "hostile/pipe.md").c_str(), 0600);
}

} // namespace folkmoot::faults
