#include "richtext/inline_reader.hpp"

#include "richtext/ascii.hpp"
#include "richtext/entity.hpp"
#include "richtext/normal_text.hpp"
#include "richtext/schema.hpp"

#include <folkmoot/richtext_forms.hpp>

namespace folkmoot::richtext {
namespace {

constexpr std::array<std::pair<std::string_view, Mark>, 6> mark_directives{
    {{"strong", Mark::strong}, {"em", Mark::emphasis}, {"strike", Mark::strike}, {"code", Mark::code},
        {"sub", Mark::subscript}, {"sup", Mark::superscript}}};
constexpr std::size_t deepest_bracket = 64;

constexpr std::array<std::string_view, 6> other_directives{
    "br", "lang", "object", "mention", "wiki", "footnote"};

bool is_directive(std::string_view name) {
    return std::find(other_directives.begin(), other_directives.end(), name) != other_directives.end()
        || std::any_of(mark_directives.begin(), mark_directives.end(),
            [&](const auto& entry) { return entry.first == name; });
}

bool is_punctuation(char c) {
    return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`')
        || (c >= '{' && c <= '~');
}

// An address without the punctuation that ends the sentence around it.
std::string_view trim_address(std::string_view address) {
    auto unopened =
        std::count(address.begin(), address.end(), ')') - std::count(address.begin(), address.end(), '(');
    for (;;) {
        if (address.ends_with(')') && unopened > 0)
            --unopened;
        else if (!std::string_view{"?!.,:;*_~'\""}.contains(address.back()))
            return address;
        address.remove_suffix(1);
    }
}

// The first bare http or https address, as GitHub reads them.
std::optional<std::string_view> find_address(std::string_view words) {
    constexpr std::size_t longest = 2049; // one more than is safe
    for (auto at = words.find("http"); at != std::string_view::npos; at = words.find("http", at + 4)) {
        auto rest = words.substr(at, longest);
        const std::size_t scheme = rest.starts_with("https://") ? 8 : rest.starts_with("http://") ? 7 : 0;
        if (scheme == 0 || rest.size() == scheme || !is_word(rest[scheme])
            || (at > 0 && is_word(words[at - 1])))
            continue;
        auto address = trim_address(rest.substr(0, rest.find_first_of(" \t<>\"|`")));
        if (is_safe_href(address)) return address;
    }
    return std::nullopt;
}

std::string unescape(std::string_view raw) {
    std::string out;
    for (std::size_t i = 0; i < raw.size(); ++i) {
        if (raw[i] == '\\' && i + 1 < raw.size() && is_punctuation(raw[i + 1])) ++i;
        out += raw[i];
    }
    return decode_entities(out);
}

class InlineReader {
public:
    InlineReader(const MarkedSource& source, InlinePlace place)
        : source_{source}
        , raw_{source.text}
        , place_{place} { }

    Text run(std::vector<InlinePiece> pieces) {
        for (auto& piece : pieces)
            read(piece);
        normalise_text(out_);
        return std::move(out_);
    }

private:
    struct Open {
        enum class Kind : std::uint8_t { bracket, directive, wiki };
        Kind kind = Kind::bracket;
        /// The directive's name or the title of the page.
        std::string name;
        /// Where in out_ the opening stands as words; what follows it is inside.
        std::size_t place = 0;
    };

    void read(InlinePiece& piece) {
        const bool swallowed = piece.offset != InlinePiece::nowhere && piece.end <= swallowed_;
        if (swallowed) return;
        switch (piece.kind) {
        case InlinePiece::Kind::text:
            return read_words(piece);
        case InlinePiece::Kind::literal:
            return put(std::move(piece.words), piece.style);
        case InlinePiece::Kind::soft_break:
            return put(" ", piece.style);
        case InlinePiece::Kind::hard_break:
            out_.push_back({HardBreak{}, piece.style});
            return;
        case InlinePiece::Kind::image:
            return put_image(piece);
        }
    }

    void put(std::string words, const Style& style) { out_.push_back({std::move(words), style}); }

    // A bare address becomes a link. (md4c's own search for these reads on into the text behind a link.)
    void put_words(std::string_view words, const Style& style) {
        while (style.link.index() == 0) {
            auto address = find_address(words);
            if (!address) break;
            const auto start = static_cast<std::size_t>(address->data() - words.data());
            put(std::string{words.substr(0, start)}, style);
            Style linked = style;
            linked.link = WebLink{std::string{*address}};
            put(std::string{*address}, linked);
            words.remove_prefix(start + address->size());
        }
        put(std::string{words}, style);
    }

    // A picture between words: its alternative text, as a link to it. Pictures of their own are figures.
    void put_image(InlinePiece& piece) {
        if (piece.style.link.index() == 0 && is_safe_href(piece.source))
            piece.style.link = WebLink{piece.source};
        put(piece.words.empty() ? piece.source : std::move(piece.words), piece.style);
    }

    void read_words(const InlinePiece& piece) {
        std::string_view words = piece.words;
        std::size_t at = 0;
        while (at < words.size()) {
            if (piece.offset + at < swallowed_) {
                at = std::min(swallowed_ - piece.offset, words.size());
                continue;
            }
            auto end = std::min(words.find_first_of("[]", at), words.size());
            if (end > at) put_words(words.substr(at, end - at), piece.style);
            at = end;
            if (at == words.size()) return;
            if (words[at] == '[')
                open(piece.offset + at, piece.style);
            else
                close(piece.offset + at, piece.style);
            ++at;
        }
    }

    void open(std::size_t offset, const Style& style) {
        auto name = directive_before(offset);
        if (name.empty() && raw_.substr(offset).starts_with("[[") && open_wiki(offset, style)) return;
        if (name.empty() && raw_.substr(offset).starts_with("[^") && put_footnote(offset, style)) return;
        Open bracket{Open::Kind::bracket, {}, out_.size()};
        std::string words = "[";
        if (!name.empty()) {
            auto& run = std::get<std::string>(out_.back().content);
            run.resize(run.size() - name.size() - 1);
            bracket.kind = Open::Kind::directive;
            bracket.name = name;
            words = ":" + bracket.name + "[";
        }
        if (open_.size() < deepest_bracket) open_.push_back(std::move(bracket));
        put(std::move(words), style);
    }

    // The name in ":name" directly before a bracket, if it was written so and is the end of what was read.
    std::string_view directive_before(std::size_t offset) const {
        auto start = offset;
        while (start > 0 && raw_[start - 1] >= 'a' && raw_[start - 1] <= 'z' && offset - start < 16)
            --start;
        if (start == offset || start == 0 || raw_[start - 1] != ':' || is_escaped(start - 1)) return {};
        const auto* run = out_.empty() ? nullptr : std::get_if<std::string>(&out_.back().content);
        if (!run || !run->ends_with(raw_.substr(start - 1, offset - start + 1))) return {};
        auto name = raw_.substr(start, offset - start);
        return is_directive(name) ? name : std::string_view{};
    }

    bool is_escaped(std::size_t at) const {
        auto from = at;
        while (from > 0 && raw_[from - 1] == '\\')
            --from;
        return (at - from) % 2 == 1;
    }

    bool open_wiki(std::size_t offset, const Style& style) {
        auto end = offset + 2;
        while (end < raw_.size() && end - offset <= 2 * max_title
            && !std::string_view{"[]|\n"}.contains(raw_[end]))
            end += raw_[end] == '\\' ? 2 : 1;
        if (end >= raw_.size()) return false;
        auto title = unescape(raw_.substr(offset + 2, end - offset - 2));
        clean_run(title);
        if (!is_title(title)) return false;
        if (raw_[end] == '|') {
            if (place_ == InlinePlace::cell || open_.size() == deepest_bracket) return false;
            open_.push_back({Open::Kind::wiki, std::move(title), out_.size()});
            put(std::string{raw_.substr(offset, end + 1 - offset)}, style);
            swallowed_ = end + 1;
            return true;
        }
        if (!raw_.substr(end).starts_with("]]")) return false;
        Style linked = style;
        linked.link = WikiLink{title};
        put(std::move(title), linked);
        swallowed_ = end + 2;
        return true;
    }

    bool put_footnote(std::size_t offset, const Style& style) {
        auto end = raw_.substr(0, offset + 67).find(']', offset);
        if (end == std::string_view::npos) return false;
        std::string label{raw_.substr(offset + 2, end - offset - 2)};
        if (!source_.footnotes.contains(label)) return false;
        out_.push_back({FootnoteReference{std::move(label)}, style});
        swallowed_ = end + 1;
        return true;
    }

    void close(std::size_t offset, const Style& style) {
        if (!open_.empty()) {
            const bool wiki = open_.back().kind == Open::Kind::wiki;
            const bool pair = raw_.substr(offset).starts_with("]]");
            if (wiki && !pair) return put("]", style);
            auto bracket = std::move(open_.back());
            open_.pop_back();
            if (wiki) {
                link_from(bracket.place, WikiLink{std::move(bracket.name)});
                swallowed_ = offset + 2;
                return;
            }
            if (bracket.kind == Open::Kind::directive && close_directive(bracket, offset)) return;
        }
        put("]", style);
    }

    bool close_directive(const Open& bracket, std::size_t offset) {
        auto attributes = read_attributes(raw_.substr(offset + 1));
        if (!apply(bracket, attributes ? attributes->values : Attributes{})) return false;
        swallowed_ = offset + 1 + (attributes ? attributes->size : 0);
        return true;
    }

    bool apply(const Open& bracket, const Attributes& attributes) {
        for (const auto& [name, mark] : mark_directives)
            if (name == bracket.name) return mark_from(bracket.place, mark);
        if (bracket.name == "br") return replace_from(bracket.place, HardBreak{});
        if (bracket.name == "lang") return language_from(bracket.place, attributes);
        if (bracket.name == "footnote" && source_.footnotes.contains(words_from(bracket.place)))
            return replace_from(bracket.place, FootnoteReference{words_from(bracket.place)});
        const auto id = id_attribute(attributes, "id");
        if (bracket.name == "object" && id > 0) return link_from(bracket.place, ObjectLink{id});
        if (bracket.name == "mention" && id > 0)
            return replace_from(bracket.place, Mention{id, words_from(bracket.place)});
        std::string title{attribute(attributes, "title")};
        clean_run(title);
        if (bracket.name == "wiki" && is_title(title))
            return link_from(bracket.place, WikiLink{std::move(title)});
        return false;
    }

    template <class Change> bool change_from(std::size_t place, Change change) {
        out_[place].content = std::string{};
        for (std::size_t i = place + 1; i < out_.size(); ++i)
            change(out_[i].style);
        return true;
    }
    bool mark_from(std::size_t place, Mark mark) {
        return change_from(place, [&](Style& style) { style.marks.add(mark); });
    }
    bool link_from(std::size_t place, const Link& link) {
        return change_from(place, [&](Style& style) { style.link = link; });
    }
    bool language_from(std::size_t place, const Attributes& attributes) {
        Language language;
        if (auto tag = attribute(attributes, "lang"); is_language_tag(tag)) language.tag = tag;
        language.direction =
            find_value<Direction>(direction_names, attribute(attributes, "dir")).value_or(Direction::unset);
        if (language == Language{}) return false;
        return change_from(place, [&](Style& style) { style.language = language; });
    }
    template <class Thing> bool replace_from(std::size_t place, Thing thing) {
        out_.resize(place + 1);
        out_[place].content = std::move(thing);
        return true;
    }
    std::string words_from(std::size_t place) const {
        std::string words;
        for (std::size_t i = place + 1; i < out_.size(); ++i)
            if (const auto* run = std::get_if<std::string>(&out_[i].content)) words += *run;
        return words;
    }

    const MarkedSource& source_;
    std::string_view raw_;
    InlinePlace place_;
    Text out_;
    std::vector<Open> open_;
    /// Everything before this place of the source has been read.
    std::size_t swallowed_ = 0;
};

} // namespace

Text read_inline(std::vector<InlinePiece> pieces, const MarkedSource& source, InlinePlace place) {
    return InlineReader(source, place).run(std::move(pieces));
}

} // namespace folkmoot::richtext
