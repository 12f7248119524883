#include "cli/import/source_folder.hpp"

#include "host/utf8.hpp"

#include "folkmoot/richtext_forms.hpp"

#include <fmt/format.h>

#include <fstream>
#include <stdexcept>

namespace folkmoot::cli {
namespace {

namespace fs = std::filesystem;

std::string_view take_line(std::string_view& rest) {
    const auto end = std::min(rest.find('\n'), rest.size());
    auto line = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    return line;
}

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view space = " \t\"'";
    while (!text.empty() && space.contains(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && space.contains(text.back()))
        text.remove_suffix(1);
    return text;
}

/// Reads "key: value" lines between two lines of three hyphens; other keys are of no use here.
void take_front_matter(std::string_view& rest, SourceText& text) {
    auto ahead = rest;
    if (take_line(ahead) != "---") return;
    std::size_t lines = 1;
    while (!ahead.empty()) {
        const auto line = take_line(ahead);
        ++lines;
        if (line == "---" || line == "...") {
            rest = ahead;
            text.lines_before = lines;
            return;
        }
        if (line.starts_with("title:")) text.title = trimmed(line.substr(6));
        if (line.starts_with("lang:")) text.language = trimmed(line.substr(5));
    }
    text.title.clear(); // it never ended: the hyphens were a rule
    text.language.clear();
}

/// The words of a first heading of level 1, in either of the two ways to write one.
std::string first_heading(std::string_view rest) {
    std::string_view line;
    while (!rest.empty() && trimmed(line).empty())
        line = take_line(rest);
    const auto next = take_line(rest);
    const bool underlined = next.size() > 1 && next.find_first_not_of('=') == next.npos;
    if (!line.starts_with("# ") && !underlined) return {};
    const auto tree = richtext::parse_markdown(underlined ? fmt::format("{}\n==", line) : std::string{line});
    if (!tree || tree->blocks.empty()
        || !std::holds_alternative<richtext::Heading>(tree->blocks.front().node))
        return {};
    return std::string{trimmed(richtext::plain_text(tree->blocks.front().text))};
}

} // namespace

SourceText read_source_text(const fs::path& path) {
    std::error_code error;
    if (fs::file_size(path, error) > SourceFolder::largest_file || error)
        throw std::runtime_error(error ? "it cannot be read" : "it is larger than 1 MiB");
    std::ifstream file{path, std::ios::binary};
    const std::string whole{std::istreambuf_iterator<char>{file}, {}};
    if (file.bad()) throw std::runtime_error("it cannot be read");
    return parse_source_text(whole);
}

SourceText parse_source_text(std::string_view whole) {
    if (!host::count_code_points(whole)) throw std::runtime_error("it is not UTF-8");
    std::string_view rest = whole;
    if (rest.starts_with("\xEF\xBB\xBF")) rest.remove_prefix(3);
    SourceText text;
    take_front_matter(rest, text);
    if (text.title.empty()) text.title = first_heading(rest);
    text.markdown = rest;
    return text;
}

} // namespace folkmoot::cli
