#include "richtext/wikitext/inline_reader.hpp"

#include "richtext/ascii.hpp"
#include "richtext/entity.hpp"
#include "richtext/schema.hpp"

#include <folkmoot/richtext_forms.hpp>

#include <algorithm>
#include <array>

namespace folkmoot::richtext::wikitext {
namespace {

constexpr std::string_view special = "\x01\n[<&'hmHM";
constexpr std::size_t longest_entity = 40;
constexpr std::size_t deepest_words = 6; ///< links in captions of pictures in captions

struct MarkElement {
    std::string_view name;
    Mark mark;
};
constexpr std::array mark_elements{MarkElement{"b", Mark::strong}, MarkElement{"strong", Mark::strong},
    MarkElement{"i", Mark::emphasis}, MarkElement{"em", Mark::emphasis}, MarkElement{"s", Mark::strike},
    MarkElement{"del", Mark::strike}, MarkElement{"strike", Mark::strike},
    MarkElement{"sub", Mark::subscript}, MarkElement{"sup", Mark::superscript},
    MarkElement{"code", Mark::code}, MarkElement{"tt", Mark::code}, MarkElement{"kbd", Mark::code},
    MarkElement{"samp", Mark::code}};

/// Elements that say nothing about the words inside which a tree could hold.
constexpr std::array plain_elements{"span", "div", "small", "big", "u", "ins", "center", "font", "abbr",
    "cite", "dfn", "var", "p", "q", "mark", "noinclude", "onlyinclude", "references", "poem", "section",
    "bdi", "nowiki"};

} // namespace

Text InlineReader::run(const Style& style) {
    outer_ = style;
    pair_brackets();
    find_quotes();
    while (at_ < in_.size())
        step();
    if (depth_ == 0) drop_last_spaces();
    return std::move(out_);
}

void InlineReader::drop_last_spaces() {
    while (!out_.empty()) {
        auto* words = std::get_if<std::string>(&out_.back().content);
        if (!words) return;
        while (words->ends_with(' '))
            words->pop_back();
        if (!words->empty()) return;
        out_.pop_back();
    }
}

void InlineReader::pair_brackets() {
    std::vector<std::size_t> open;
    for (std::size_t at = 0; at + 1 < in_.size(); ++at) {
        if (in_[at] == '[' && in_[at + 1] == '[') {
            open.push_back(at++);
        } else if (in_[at] == ']' && in_[at + 1] == ']' && !open.empty()) {
            links_.emplace(open.back(), at + 2);
            open.pop_back();
            ++at;
        }
    }
}

/// Apostrophes pair within one line; those inside links are for the links' own words.
void InlineReader::find_quotes() {
    std::vector<std::pair<std::size_t, std::size_t>> runs;
    const auto settle = [&] {
        const auto quotes = weigh_quotes(in_, runs);
        for (std::size_t number = 0; number < runs.size(); ++number)
            quotes_.emplace(runs[number].first, quotes[number]);
        runs.clear();
    };
    for (std::size_t at = 0; at < in_.size(); ++at) {
        if (in_[at] == '\n') settle();
        if (in_[at] == '[')
            if (const auto link = links_.find(at); link != links_.end()) at = link->second - 1;
        if (in_[at] != '\'') continue;
        const auto end = std::min(in_.find_first_not_of('\'', at), in_.size());
        if (end - at > 1) runs.emplace_back(at, end - at);
        at = end - 1;
    }
    settle();
}

void InlineReader::step() {
    const char c = in_[at_];
    if (c == mark_begin) return take_piece();
    if (c == '[' && (take_inner_link() || take_outer_link())) return;
    if (c == '<' && take_element()) return;
    if (c == '&') return take_entity();
    if (c == '\'' && quotes_.contains(at_)) return take_quotes();
    if ((c == 'h' || c == 'm' || c == 'H' || c == 'M') && take_address()) return;
    if (c == '\n') {
        emphasis_ = strong_ = false;
        put_spaced("\n");
        ++at_;
        return;
    }
    const auto end = std::min(in_.find_first_of(special, at_ + 1), in_.size());
    put_spaced(in_.substr(at_, end - at_));
    at_ = end;
}

/// White space shows as one space, and not at all where a line begins.
void InlineReader::put_spaced(std::string_view words) {
    const auto* last = out_.empty() ? nullptr : std::get_if<std::string>(&out_.back().content);
    bool spaced = last
        ? last->ends_with(' ')
        : (out_.empty() ? depth_ == 0 : std::holds_alternative<HardBreak>(out_.back().content));
    std::string plain;
    for (const char c : words) {
        const bool space = c == ' ' || c == '\t' || c == '\n';
        if (!space || !spaced) plain += space ? ' ' : c;
        spaced = space;
    }
    if (!plain.empty()) put(plain);
}

Style InlineReader::style() const {
    Style style = outer_;
    for (std::size_t number = 0; number < marks_.size(); ++number)
        if (marks_[number] > 0) style.marks.add(all_marks[number]);
    if (emphasis_) style.marks.add(Mark::emphasis);
    if (strong_) style.marks.add(Mark::strong);
    return style;
}

void InlineReader::put(std::string_view words) {
    const auto now = style();
    auto* last = out_.empty() ? nullptr : std::get_if<std::string>(&out_.back().content);
    if (last && out_.back().style == now)
        *last += words;
    else
        out_.push_back({std::string{words}, now});
}

void InlineReader::put_code(std::string_view words) {
    auto coded = style();
    coded.marks.add(Mark::code);
    out_.push_back({std::string{words}, coded});
}

void InlineReader::take_piece() {
    const auto number = take_mark(in_, at_);
    const auto& piece = page_.aside().pieces[number];
    switch (piece.kind) {
    case Piece::Kind::words:
        return put(decode_entities(piece.content));
    case Piece::Kind::code:
        return put_code(decode_entities(piece.content));
    case Piece::Kind::formula:
        return put_code(trimmed(piece.content));
    case Piece::Kind::note:
        out_.push_back({FootnoteReference{page_.note_label(number)}, {}});
        return;
    case Piece::Kind::contents:
        return;
    case Piece::Kind::call:
    case Piece::Kind::quote:
    case Piece::Kind::gallery:
    case Piece::Kind::unknown:
        return put_code(piece.source);
    }
}

void InlineReader::take_quotes() {
    const auto quotes = quotes_.at(at_);
    put(std::string(quotes.words, '\''));
    if (quotes.emphasis) emphasis_ = !emphasis_;
    if (quotes.strong) strong_ = !strong_;
    at_ = std::min(in_.find_first_not_of('\'', at_), in_.size());
}

void InlineReader::take_entity() {
    const auto end = in_.substr(at_, longest_entity).find(';');
    if (end == in_.npos) {
        put("&");
        ++at_;
        return;
    }
    const auto written = in_.substr(at_, end + 1);
    const auto decoded = decode_entity(written);
    const bool known = decoded != written;
    put(known ? std::string_view{decoded} : "&");
    at_ += known ? written.size() : 1;
}

void InlineReader::mark(Mark mark, bool on) {
    auto& count = marks_[static_cast<std::size_t>(std::ranges::find(all_marks, mark) - all_marks.begin())];
    if (on)
        count = static_cast<std::uint16_t>(std::min(count + 1, 1000));
    else if (count > 0)
        --count;
}

/// A mark, a line break, or an element whose words alone stay; any other is words itself.
bool InlineReader::take_element() {
    const auto tag = tag_at(in_, at_);
    if (!tag) return false;
    const auto marked = std::ranges::find(mark_elements, tag->name, &MarkElement::name);
    if (marked != mark_elements.end()) {
        if (!tag->closed) mark(marked->mark, !tag->closing);
    } else if (tag->name == "br" || tag->name == "p") {
        if (tag->name == "br" || !tag->closing) {
            drop_last_spaces();
            if (!out_.empty()) out_.push_back({HardBreak{}, style()});
        }
    } else if (std::ranges::find(plain_elements, tag->name) != plain_elements.end()) {
        if (!tag->closing && tag->name != "references" && tag->name != "noinclude")
            page_.count(Unheld::element);
    } else {
        if (!tag->closing) page_.count(Unheld::element);
        put(in_.substr(at_, tag->end - at_));
    }
    at_ = tag->end;
    return true;
}

/// An address that stands bare among words.
bool InlineReader::take_address() {
    if (at_ > 0 && is_word(in_[at_ - 1])) return false;
    const auto head = small_letters(in_.substr(at_, 8));
    const auto scheme = head.starts_with("https://") ? 8U
        : head.starts_with("http://")                ? 7U
        : head.starts_with("mailto:")                ? 7U
                                                     : 0U;
    if (scheme == 0) return false;
    auto end = std::min(in_.find_first_of(" \n\t<>[]{}\"|\x01", at_), in_.size());
    if (const auto quotes = in_.substr(at_, end - at_).find("''"); quotes != in_.npos) end = at_ + quotes;
    auto address = in_.substr(at_, end - at_);
    while (address.size() > scheme && std::string_view{",;.:!?)'"}.contains(address.back()))
        address.remove_suffix(1);
    if (address.size() <= scheme) return false;
    auto href = decode_entities(address);
    auto linked = style();
    if (is_safe_href(href) && std::holds_alternative<std::monostate>(linked.link))
        linked.link = WebLink{href};
    out_.push_back({std::move(href), linked});
    at_ += address.size();
    return true;
}

/// [https://example.org words]
bool InlineReader::take_outer_link() {
    const auto address_at = at_ + 1;
    const auto head = small_letters(in_.substr(address_at, 8));
    const bool anywhere = head.starts_with("//");
    if (!anywhere && !head.starts_with("https://") && !head.starts_with("http://")
        && !head.starts_with("mailto:") && !head.starts_with("tel:"))
        return false;
    if (next_bracket_ < address_at) next_bracket_ = std::min(in_.find(']', address_at), in_.size());
    const auto inside = in_.substr(address_at, next_bracket_ - address_at);
    if (next_bracket_ == in_.size() || inside.contains('\n')) return false;
    const auto space = std::min(inside.find_first_of(" \t\x01"), inside.size());
    auto href = (anywhere ? "https:" : "") + decode_entities(inside.substr(0, space));
    const auto label = trimmed(inside.substr(space));
    auto linked = style();
    if (is_safe_href(href)) linked.link = WebLink{href};
    auto words = label.empty() ? Text{{href, linked}} : words_of(label, linked);
    at_ = next_bracket_ + 1;
    std::ranges::move(words, std::back_inserter(out_));
    return true;
}

/// The words inside a link or a caption, in the style of what is around them.
Text InlineReader::words_of(std::string_view inside, const Style& style) {
    if (depth_ < deepest_words) return InlineReader{page_, inside, nullptr, depth_ + 1}.run(style);
    page_.count(Unheld::nested);
    return {{as_written(inside, page_.aside().pieces), style}};
}

} // namespace folkmoot::richtext::wikitext
