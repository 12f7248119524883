#include "objects/text_limits.hpp"

namespace folkmoot::objects {

void refuse_field(
    std::string_view field, std::string_view key, std::vector<std::pair<std::string, std::string>> values) {
    throw Problem(Code::bad_input, "request.fields")
        .with_field({std::string{field}, std::string{key}, std::move(values)});
}

std::size_t characters(std::string_view text) {
    return static_cast<std::size_t>(std::ranges::count_if(
        text, [](char octet) { return (static_cast<unsigned char>(octet) & 0xC0U) != 0x80U; }));
}

void check_title(std::string_view title) {
    const bool blank = std::ranges::all_of(title, [](char c) { return c == ' '; });
    const bool control =
        std::ranges::any_of(title, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
    if (blank || control)
        throw Problem(Code::bad_input, "objects.title_invalid")
            .with_field({"title", "objects.title_invalid", {}});
    check_length("title", title, longest_title);
}

void check_length(std::string_view field, std::string_view text, std::size_t most) {
    if (characters(text) <= most) return;
    throw Problem(Code::bad_input, "objects.too_long")
        .with_field({std::string{field}, "objects.too_long", {{"most", std::to_string(most)}}});
}

void check_size(std::string_view text, std::size_t most) {
    if (text.size() > most)
        throw Problem(Code::too_large, "objects.too_large").with("most", std::to_string(most));
}

} // namespace folkmoot::objects
