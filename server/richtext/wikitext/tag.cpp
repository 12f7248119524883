#include "richtext/wikitext/set_aside.hpp"

#include <algorithm>

namespace folkmoot::richtext::wikitext {
namespace {

constexpr std::size_t longest_tag = 1000;

bool is_name(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
}

} // namespace

std::string small_letters(std::string_view text) {
    std::string small{text};
    for (char& c : small)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return small;
}

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view white = " \t\n";
    while (!text.empty() && white.contains(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && white.contains(text.back()))
        text.remove_suffix(1);
    return text;
}

std::string plain_title(std::string_view written) {
    std::string title;
    for (const char c : written) {
        const bool space = c == '_' || c == '\x7f' || (c >= 0 && c <= ' ');
        if (!space)
            title += c;
        else if (!title.empty() && title.back() != ' ')
            title += ' ';
    }
    if (title.ends_with(' ')) title.pop_back();
    return title;
}

std::optional<Tag> tag_at(std::string_view text, std::size_t at) {
    const auto rest = text.substr(at, longest_tag);
    Tag tag;
    std::size_t place = 1;
    if (place < rest.size() && rest[place] == '/') {
        tag.closing = true;
        ++place;
    }
    const auto begin = place;
    while (place < rest.size() && is_name(rest[place]))
        ++place;
    if (place == begin || rest[begin] == '-') return std::nullopt;
    tag.name = small_letters(rest.substr(begin, place - begin));
    const auto end = rest.find_first_of("<>\x01", place);
    if (end == rest.npos || rest[end] != '>') return std::nullopt;
    tag.attributes = trimmed(rest.substr(place, end - place));
    if (tag.attributes.ends_with('/')) {
        tag.closed = true;
        tag.attributes.remove_suffix(1);
    }
    const char behind = rest[place];
    if (behind != '>' && behind != '/' && behind != ' ' && behind != '\t' && behind != '\n')
        return std::nullopt;
    tag.end = at + end + 1;
    return tag;
}

std::string_view attribute(std::string_view attributes, std::string_view name) {
    for (std::size_t at = 0; (at = attributes.find(name, at)) != attributes.npos; at += name.size()) {
        if (at > 0 && is_name(attributes[at - 1])) continue;
        auto rest = trimmed(attributes.substr(at + name.size()));
        if (!rest.starts_with('=')) continue;
        rest = trimmed(rest.substr(1));
        if (rest.empty()) return {};
        const char quotes = rest.front();
        if (quotes == '"' || quotes == '\'') return rest.substr(1, rest.find(quotes, 1) - 1);
        return rest.substr(0, rest.find_first_of(" \t\n"));
    }
    return {};
}

} // namespace folkmoot::richtext::wikitext
