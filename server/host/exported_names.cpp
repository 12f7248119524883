#include "host/exported_names.hpp"

#include "files/file_name.hpp"
#include "folkmoot/text.hpp"

#include <algorithm>
#include <array>

namespace folkmoot::host {
namespace {

constexpr std::size_t longest_stem = 120;
constexpr std::size_t longest_extension = 16;
constexpr std::string_view at_no_end = ". -";

/// At most so many octets, ending between two characters.
std::string_view cut(std::string_view text, std::size_t most) {
    if (text.size() <= most) return text;
    while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xc0U) == 0x80)
        --most;
    return text.substr(0, most);
}

std::string_view trimmed(std::string_view text) {
    text.remove_prefix(std::min(text.find_first_not_of(at_no_end), text.size()));
    return text.substr(0, text.find_last_not_of(at_no_end) + 1);
}

/// Windows opens these as devices, whatever extension they have.
bool is_device(std::string_view stem) {
    static constexpr std::array devices{std::string_view{"con"}, std::string_view{"prn"},
        std::string_view{"aux"}, std::string_view{"nul"}, std::string_view{"com"}, std::string_view{"lpt"}};
    const auto name = folded(stem.substr(0, stem.find('.')));
    const auto found = std::ranges::find(devices, std::string_view{name}.substr(0, 3));
    if (found == devices.end()) return false;
    const bool numbered = *found == "com" || *found == "lpt";
    return numbered ? name.size() == 4 && name[3] >= '0' && name[3] <= '9' : name.size() == 3;
}

std::string without_specials(std::string_view name) {
    std::string plain{name};
    std::ranges::replace_if(plain, [](char c) { return std::string_view{"/\\:*?\"<>|"}.contains(c); }, '-');
    return files::clean_file_name(plain);
}

std::string safe_stem(std::string_view stem) {
    std::string safe{trimmed(cut(trimmed(stem), longest_stem))};
    if (safe.empty()) return "file";
    return is_device(safe) ? "_" + safe : safe;
}

} // namespace

ExportedName exported_title(std::string_view title) {
    // A title may be longer than a file's name: cut first, so that no part of it is taken for an extension.
    return {.stem = safe_stem(without_specials(cut(title, 2 * longest_stem))), .extension = {}};
}

ExportedName exported_file_name(std::string_view name) {
    const std::string safe = without_specials(name);
    const auto dot = safe.rfind('.');
    const bool has_extension = dot != safe.npos && dot > 0 && safe.size() - dot <= longest_extension;
    return {.stem = safe_stem(std::string_view{safe}.substr(0, has_extension ? dot : safe.npos)),
        .extension = has_extension ? safe.substr(dot) : std::string{}};
}

std::string ExportedNames::take(const std::string& stem, std::initializer_list<std::string_view> extensions) {
    const auto key = [](const std::string& name, std::string_view extension) {
        return folded(name + std::string{extension});
    };
    std::string name = stem;
    const auto is_taken = [&](std::string_view extension) { return taken_.contains(key(name, extension)); };
    for (int number = 2; std::ranges::any_of(extensions, is_taken); ++number)
        name = stem + " (" + std::to_string(number) + ")";
    for (const auto extension : extensions)
        taken_.insert(key(name, extension));
    return name;
}

} // namespace folkmoot::host
