#include "richtext/wikitext/inline_reader.hpp"

#include "richtext/entity.hpp"
#include "richtext/schema.hpp"
#include "richtext/utf8.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace folkmoot::richtext::wikitext {
namespace {

constexpr std::array picture_endings{
    ".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".avif", ".bmp", ".tif", ".tiff"};
constexpr std::array picture_words{"thumb", "thumbnail", "frame", "framed", "frameless", "border", "left",
    "right", "center", "centre", "none", "upright", "baseline", "middle", "top", "bottom", "text-top",
    "text-bottom", "sub", "super"};
constexpr std::array picture_settings{
    "link=", "page=", "class=", "lang=", "upright=", "thumb=", "thumbnail=", "start=", "end=", "thumbtime="};

bool is_picture(const std::string& name) {
    const auto small = small_letters(name);
    return std::ranges::any_of(picture_endings, [&](const char* ending) { return small.ends_with(ending); });
}

/// "200px", "x100px" and the words of the kind "thumb".
bool is_setting(std::string_view part) {
    const auto small = small_letters(part);
    const bool size = small.ends_with("px") && small.find_first_not_of("0123456789x ") >= small.size() - 2;
    return size || std::ranges::find(picture_words, small) != picture_words.end()
        || std::ranges::any_of(picture_settings, [&](const char* begin) { return small.starts_with(begin); });
}

/// "Ein%20Plan" as "Ein Plan"; what is no such pair of digits stays as it is.
std::string percent_decoded(std::string_view text) {
    std::string decoded;
    for (std::size_t at = 0; at < text.size(); ++at) {
        unsigned octet = 0;
        const auto* digits = text.data() + at + 1;
        const bool pair = text[at] == '%' && at + 2 < text.size()
            && std::from_chars(digits, digits + 2, octet, 16).ptr == digits + 2 && octet >= 0x20
            && octet != 0x7f;
        decoded += pair ? static_cast<char>(octet) : text[at];
        if (pair) at += 2;
    }
    return find_bad_utf8(decoded) == decoded.npos ? decoded : std::string{text};
}

bool is_one_of(const std::vector<std::string>& names, std::string_view name) {
    return std::ranges::find(names, name) != names.end();
}

/// The parts of a link, between those bars that are not inside another link.
std::vector<std::string_view> parts_of(std::string_view inside) {
    std::vector<std::string_view> parts;
    std::size_t open = 0, begin = 0;
    for (std::size_t at = 0; at < inside.size(); ++at) {
        const auto two = inside.substr(at, 2);
        if (two == "[[")
            ++open, ++at;
        else if (two == "]]" && open > 0)
            --open, ++at;
        else if (inside[at] == '|' && open == 0) {
            parts.push_back(inside.substr(begin, at - begin));
            begin = at + 1;
        }
    }
    parts.push_back(inside.substr(begin));
    return parts;
}

} // namespace

bool InlineReader::take_inner_link() {
    const auto pair = links_.find(at_);
    if (pair == links_.end()) return false;
    const auto inside = in_.substr(at_ + 2, pair->second - at_ - 4);
    const auto bar = std::min(inside.find_first_of("|[]<>{}\n\x01"), inside.size());
    const auto target = inside.substr(0, bar);
    if ((bar < inside.size() && inside[bar] != '|') || trimmed(target).empty()) {
        put("[[");
        at_ += 2;
        return true;
    }
    at_ = pair->second;
    const auto written = plain_title(percent_decoded(decode_entities(target)));
    const auto colon = written.find(':');
    const auto space =
        small_letters(plain_title(std::string_view{written}.substr(0, std::min(colon, written.size()))));
    const auto name =
        colon == written.npos ? std::string{} : plain_title(std::string_view{written}.substr(colon + 1));
    const auto& names = page_.names();
    if (colon != written.npos && !name.empty()) {
        if (is_one_of(names.category, space)) {
            page_.add_category(name);
            return true;
        }
        if (is_one_of(names.file, space) || is_one_of(names.media, space)) {
            put_file(inside.substr(std::min(bar + 1, inside.size())), name);
            return true;
        }
    }
    const auto label = bar < inside.size() ? inside.substr(bar + 1) : std::string_view{};
    put_link(written, label, !trimmed(label).empty());
    return true;
}

/// The letters directly behind a link belong to its words: [[plan]]s.
std::string InlineReader::words_behind() {
    const auto from = at_;
    while (at_ < in_.size() && in_[at_] >= 'a' && in_[at_] <= 'z')
        ++at_;
    return std::string{in_.substr(from, at_ - from)};
}

void InlineReader::put_link(std::string_view target, std::string_view label, bool labelled) {
    if (target.starts_with(':')) target = trimmed(target.substr(1));
    const auto hash = std::min(target.find('#'), target.size());
    auto title = std::string{trimmed(target.substr(0, hash))};
    if (title.starts_with('/')) title = std::string{page_.title()} + title;
    while (title.ends_with('/'))
        title.pop_back();
    auto linked = style();
    const auto colon = title.find(':');
    const bool made =
        colon != title.npos && is_one_of(page_.names().special, small_letters(title.substr(0, colon)));
    if (made) page_.count(Unheld::special);
    if (hash < target.size()) page_.count(Unheld::section);
    if (!made && is_title(title)) linked.link = WikiLink{title};
    auto words = labelled ? words_of(label, linked) : Text{{std::string{trimmed(target)}, linked}};
    std::ranges::move(words, std::back_inserter(out_));
    if (const auto more = words_behind(); !more.empty()) out_.push_back({more, linked});
}

/// A picture beside the words, or a link to the file where it is none or there is no place for one.
void InlineReader::put_file(std::string_view inside, const std::string& name) {
    std::string_view caption;
    std::optional<std::string> alternative;
    for (const auto part : parts_of(inside)) {
        const auto plain = trimmed(part);
        if (plain.starts_with("alt="))
            alternative = decode_entities(as_written(plain.substr(4), page_.aside().pieces));
        else if (!plain.empty() && !is_setting(plain))
            caption = plain;
    }
    page_.add_file(name);
    if (pictures_ && is_picture(name) && is_source(name)) {
        auto words = caption.empty() ? Text{} : words_of(caption, {});
        pictures_->push_back(
            block_of(Figure{.file = 0, .source = name, .alternative = alternative}, std::move(words)));
        return;
    }
    auto linked = style();
    if (const auto title = "File:" + name; is_title(title)) linked.link = WikiLink{title};
    auto words = caption.empty() ? Text{{name, linked}} : words_of(caption, linked);
    std::ranges::move(words, std::back_inserter(out_));
}

} // namespace folkmoot::richtext::wikitext
