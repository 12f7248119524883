#include "richtext/entity.hpp"

#include "richtext/entity_names.hpp"
#include "richtext/utf8.hpp"

#include <algorithm>
#include <charconv>
#include <optional>

namespace folkmoot::richtext {
namespace {

std::optional<char32_t> find_number(std::string_view body) {
    int base = 10;
    body.remove_prefix(1);
    if (body.starts_with('x') || body.starts_with('X')) {
        base = 16;
        body.remove_prefix(1);
    }
    std::uint32_t value = 0;
    auto [end, problem] = std::from_chars(body.data(), body.data() + body.size(), value, base);
    if (body.empty() || body.size() > 7 || problem != std::errc{} || end != body.data() + body.size())
        return std::nullopt;
    return value == 0 ? char32_t{0xfffd} : char32_t{value};
}

const NamedEntity* find_name(std::string_view name) {
    const auto found = std::ranges::lower_bound(entity_names, name, {}, &NamedEntity::name);
    return found == entity_names.end() || found->name != name ? nullptr : &*found;
}

} // namespace

std::string decode_entity(std::string_view reference) {
    std::string out;
    if (reference.size() < 3 || reference.front() != '&' || reference.back() != ';')
        return std::string{reference};
    const auto body = reference.substr(1, reference.size() - 2);
    if (body.front() == '#') {
        if (const auto value = find_number(body)) append_utf8(out, *value);
    } else if (const auto* named = find_name(body)) {
        append_utf8(out, named->first);
        if (named->second != 0) append_utf8(out, named->second);
    }
    return out.empty() ? std::string{reference} : out;
}

std::string decode_entities(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        auto end = text[at] == '&' ? text.substr(0, at + longest_entity_name + 2).find(';', at)
                                   : std::string_view::npos;
        if (end == std::string_view::npos) {
            out += text[at++];
            continue;
        }
        auto decoded = decode_entity(text.substr(at, end + 1 - at));
        if (decoded == text.substr(at, end + 1 - at)) {
            out += text[at++];
            continue;
        }
        out += decoded;
        at = end + 1;
    }
    return out;
}

} // namespace folkmoot::richtext
