#include "access/name.hpp"

#include "folkmoot/problem.hpp"

namespace folkmoot::access {

namespace {

std::size_t code_points(std::string_view text) {
    return static_cast<std::size_t>(
        std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

[[noreturn]] void refuse(std::string_view field, const char* key, std::size_t longest) {
    throw Problem(Code::bad_input, key)
        .with_field({std::string{field}, key, {{"longest", std::to_string(longest)}}});
}

constexpr std::size_t longest_slug = 60;

bool is_slug(std::string_view slug) {
    if (slug.size() < 2 || slug.size() > longest_slug || slug.front() < 'a' || slug.front() > 'z')
        return false;
    if (slug.back() == '-' || slug.find("--") != slug.npos) return false;
    return std::ranges::all_of(
        slug, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; });
}

} // namespace

void check_name(std::string_view name, NameRule rule) {
    bool has_text = std::ranges::any_of(name, [](char c) { return c != ' '; });
    bool one_line =
        std::ranges::none_of(name, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
    if (!has_text || !one_line || code_points(name) > rule.longest)
        refuse(rule.field, "access.name_invalid", rule.longest);
}

void check_slug(std::string_view slug) {
    if (!is_slug(slug)) refuse("slug", "access.slug_invalid", longest_slug);
}

} // namespace folkmoot::access
