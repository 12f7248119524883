#include "collab/tree/text_style.hpp"

#include "collab/tree/vocabulary.hpp"

#include <folkmoot/richtext_forms.hpp>

#include <charconv>

#include <nlohmann/json.hpp>

namespace folkmoot::collab {
namespace {

using richtext::all_marks;
using richtext::Language;
using richtext::Link;
using richtext::mark_names;
using richtext::Style;

/// A text member; nothing if it is absent or null, and `wrong` if it is something else.
std::optional<std::string> text_member(const nlohmann::json& object, std::string_view name, bool& wrong) {
    const auto found = object.find(name);
    if (found == object.end() || found->is_null()) return std::nullopt;
    if (found->is_string()) return found->get<std::string>();
    wrong = true;
    return std::nullopt;
}

std::optional<Link> read_link(std::string_view value) {
    const nlohmann::json object = nlohmann::json::parse(value, nullptr, false);
    if (!object.is_object()) return std::nullopt;
    bool wrong = false;
    const auto href = text_member(object, "href", wrong);
    const auto target = text_member(object, "object", wrong);
    const auto title = text_member(object, "wiki", wrong);
    if (wrong || (href ? 1 : 0) + (target ? 1 : 0) + (title ? 1 : 0) != 1) return std::nullopt;
    if (href)
        return richtext::is_safe_href(*href) ? std::optional<Link>{richtext::WebLink{*href}} : std::nullopt;
    if (title)
        return richtext::is_title(*title) ? std::optional<Link>{richtext::WikiLink{*title}} : std::nullopt;
    richtext::TargetId id = 0;
    const char* end = target->data() + target->size();
    const auto [stop, problem] = std::from_chars(target->data(), end, id);
    if (problem != std::errc{} || stop != end || id <= 0) return std::nullopt;
    return richtext::ObjectLink{id};
}

std::optional<Language> read_language(std::string_view value) {
    const nlohmann::json object = nlohmann::json::parse(value, nullptr, false);
    if (!object.is_object()) return std::nullopt;
    bool wrong = false;
    const auto tag = text_member(object, "tag", wrong).value_or("");
    const auto name = text_member(object, "direction", wrong).value_or("");
    const auto direction = richtext::find_value<richtext::Direction>(richtext::direction_names, name);
    if (wrong || !direction || (!tag.empty() && !richtext::is_language_tag(tag))) return std::nullopt;
    return Language{tag, *direction};
}

std::string write_link(const Link& link) {
    nlohmann::json object = nlohmann::json::object();
    if (const auto* web = std::get_if<richtext::WebLink>(&link)) object["href"] = web->href;
    if (const auto* target = std::get_if<richtext::ObjectLink>(&link))
        object["object"] = std::to_string(target->object);
    if (const auto* wiki = std::get_if<richtext::WikiLink>(&link)) object["wiki"] = wiki->title;
    return object.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

std::string write_language(const Language& language) {
    nlohmann::ordered_json object = nlohmann::ordered_json::object();
    if (!language.tag.empty()) object["tag"] = language.tag;
    if (language.direction != richtext::Direction::unset)
        object["direction"] = name_of(richtext::direction_names, language.direction);
    return object.dump();
}

constexpr std::string_view ends = "null";
constexpr std::string_view on = "{}";

/// What a style is as attributes.
yjs::TextAttributes plain_attributes(const Style& style) {
    yjs::TextAttributes attributes;
    for (std::size_t n = 0; n < all_marks.size(); ++n)
        if (style.marks.has(all_marks[n])) attributes.emplace_back(mark_names[n], on);
    if (style.link != Link{}) attributes.emplace_back("link", write_link(style.link));
    if (style.language != Language{}) attributes.emplace_back("language", write_language(style.language));
    return attributes;
}

bool is_known(std::string_view name) {
    return name == "link" || name == "language" || richtext::find_value<std::uint8_t>(mark_names, name);
}

/// Whether two values of a mark say the same.
bool says_same(std::string_view name, std::string_view left, std::string_view right) {
    if (name == "link") return read_link(left) == read_link(right);
    if (name == "language") return read_language(left) == read_language(right);
    return true;
}

} // namespace

ReadStyle::Found ReadStyle::pass(std::string_view key, std::string_view value) {
    const std::string_view name = mark_name(key);
    const bool is_end = value == ends;
    if (name == "link") return pass_link(key, value, is_end);
    if (name == "language") return pass_language(key, value, is_end);
    const auto mark = richtext::find_value<std::uint8_t>(mark_names, name);
    if (!mark) return is_end ? Found::known : Found::unknown_mark;
    auto& keys = marks_[*mark];
    if (is_end) {
        if (const auto found = keys.find(key); found != keys.end()) keys.erase(found);
    } else {
        keys.emplace(key);
    }
    keys.empty() ? style_.marks.remove(all_marks[*mark]) : style_.marks.add(all_marks[*mark]);
    return Found::known;
}

ReadStyle::Found ReadStyle::pass_link(std::string_view key, std::string_view value, bool is_end) {
    const auto link = is_end ? std::nullopt : read_link(value);
    if (const auto found = links_.find(key); found != links_.end()) links_.erase(found);
    if (link) links_.emplace(key, *link);
    style_.link = links_.empty() ? Link{} : links_.begin()->second;
    return is_end || link ? Found::known : Found::bad_value;
}

ReadStyle::Found ReadStyle::pass_language(std::string_view key, std::string_view value, bool is_end) {
    const auto language = is_end ? std::nullopt : read_language(value);
    if (const auto found = languages_.find(key); found != languages_.end()) languages_.erase(found);
    if (language) languages_.emplace(key, *language);
    style_.language = languages_.empty() ? Language{} : languages_.begin()->second;
    return is_end || language ? Found::known : Found::bad_value;
}

yjs::TextAttributes attributes_of(const Style& style, const yjs::TextAttributes& around) {
    yjs::TextAttributes attributes = plain_attributes(style);
    for (auto& [key, value] : attributes)
        for (const auto& [theirs, their_value] : around)
            if (mark_name(theirs) == key && says_same(key, value, their_value)) {
                key = theirs;
                value = their_value;
                break;
            }
    return attributes;
}

yjs::TextAttributes changes_to(const Style& style, const yjs::TextAttributes& ahead) {
    yjs::TextAttributes changes = attributes_of(style, ahead);
    for (const auto& [key, value] : ahead) {
        const bool stays =
            std::ranges::any_of(changes, [&](const auto& change) { return change.first == key; });
        if (!stays && is_known(mark_name(key))) changes.emplace_back(key, ends);
    }
    return changes;
}

} // namespace folkmoot::collab
