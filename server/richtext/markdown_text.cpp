#include "richtext/markdown_text.hpp"

#include "richtext/attributes.hpp"
#include "richtext/markdown_escape.hpp"
#include "richtext/nesting.hpp"

#include <fmt/format.h>

namespace folkmoot::richtext {
namespace {

class TextPrinter {
public:
    TextPrinter(MarkdownPlace place, std::string_view prefix)
        : place_{place}
        , prefix_{prefix} { }

    std::string run(const Text& text) {
        text_ = text;
        print(text, 0);
        return std::move(out_);
    }

private:
    using Pieces = std::span<const Inline>;

    void print(Pieces pieces, OpenLayers open) {
        while (!pieces.empty()) {
            auto next = next_layer(pieces, open);
            if (!next) {
                print_piece(pieces[0]);
                pieces = pieces.subspan(1);
                continue;
            }
            auto inside = pieces.first(next->size);
            auto after = pieces.subspan(next->size);
            open_layer(layers[next->layer], inside, after, static_cast<OpenLayers>(open | 1u << next->layer));
            pieces = after;
        }
    }

    void open_layer(const Layer& layer, Pieces inside, Pieces after, OpenLayers open) {
        const auto& style = inside[0].style;
        switch (layer.kind) {
        case Layer::Kind::link:
            return std::visit([&](const auto& link) { print_link(link, inside, open); }, style.link);
        case Layer::Kind::language: {
            Attributes attributes;
            if (!style.language.tag.empty()) attributes.emplace_back("lang", style.language.tag);
            if (style.language.direction != Direction::unset)
                attributes.emplace_back("dir", name_of(direction_names, style.language.direction));
            return print_directive("lang", inside, open, attributes);
        }
        case Layer::Kind::mark:
            return print_mark(layer.mark, inside, after, open);
        }
    }

    void print_directive(
        std::string_view name, Pieces inside, OpenLayers open, const Attributes& attributes) {
        out_ += fmt::format(":{}[", name);
        print(inside, open);
        out_ += ']';
        out_ += print_any_attributes(attributes);
    }

    void print_mark(Mark mark, Pieces inside, Pieces after, OpenLayers open) {
        if (mark == Mark::subscript) return print_directive("sub", inside, open, {});
        if (mark == Mark::superscript) return print_directive("sup", inside, open, {});
        const std::string_view sign = mark == Mark::strong ? "**" : mark == Mark::emphasis ? "_" : "~~";
        const std::string_view name = mark == Mark::strong ? "strong"
            : mark == Mark::emphasis                       ? "em"
                                                           : "strike";
        if (!is_delimitable(mark, inside, after, open)) return print_directive(name, inside, open, {});
        out_ += sign;
        print(inside, open);
        out_ += sign;
    }

    // Whether the sign of a mark would be read as one here (CommonMark 0.31, 6.4), on the safe side: a
    // directive says the same where in doubt.
    bool is_delimitable(Mark mark, Pieces inside, Pieces after, OpenLayers open) const {
        const auto first = inner_edge(inside.front(), Side::front, open);
        const auto last = inner_edge(inside.back(), Side::back, open);
        if (first == Edge::space || last == Edge::space || first == Edge::unknown || last == Edge::unknown)
            return false;
        const bool open_before = out_.empty() || edge_of_character(out_.back()) != Edge::word;
        const bool unknown_before = !out_.empty() && static_cast<unsigned char>(out_.back()) >= 0x80;
        const bool open_after = after.empty() || next_edge(inside.back(), after.front()) != Edge::word;
        const bool unknown_after = !after.empty() && next_edge(inside.back(), after.front()) == Edge::unknown;
        if (open_before && open_after && !unknown_before && !unknown_after) return true;
        return mark == Mark::strong && first == Edge::word && last == Edge::word;
    }

    // What stands inside a sign: another sign, or the words.
    static Edge inner_edge(const Inline& piece, Side side, OpenLayers open) {
        for (std::size_t i = 0; i < layers.size(); ++i)
            if ((open >> i & 1) == 0 && has_layer(piece.style, layers[i])) return Edge::punctuation;
        return edge_of(piece, side);
    }

    // What stands behind the end of a mark: the sign of another one, or the next piece.
    static Edge next_edge(const Inline& last, const Inline& next) {
        for (const auto& layer : layers)
            if (has_layer(next.style, layer) && !same_layer(last.style, next.style, layer))
                return Edge::punctuation;
        return edge_of(next, Side::front);
    }

    void print_piece(const Inline& piece) {
        if (const auto* run = std::get_if<std::string>(&piece.content)) {
            if (piece.style.marks.has(Mark::code)) return print_code(*run);
            return escape(*run, &piece);
        }
        if (std::holds_alternative<HardBreak>(piece.content)) return print_break(piece);
        if (const auto* mention = std::get_if<Mention>(&piece.content)) {
            out_ += ":mention[";
            escape(mention->label, nullptr);
            out_ += "]" + print_attributes({{"id", std::to_string(mention->person)}});
        }
        if (const auto* reference = std::get_if<FootnoteReference>(&piece.content)) {
            // "[^1]:" at the start of a line would be a definition.
            const bool starts_line = out_.empty() || after_break_;
            const bool last = &piece == text_.data() + text_.size() - 1;
            const bool plain_next = !last && std::holds_alternative<std::string>((&piece)[1].content)
                && (&piece)[1].style == Style{};
            after_break_ = false;
            out_ += (starts_line && !last && !plain_next ? ":footnote[" : "[^") + reference->label + "]";
        }
    }

    void escape(std::string_view run, const Inline* piece) {
        const bool first = piece == text_.data();
        const bool last = piece == text_.data() + text_.size() - 1;
        const bool before_break = piece && !last && std::holds_alternative<HardBreak>(piece[1].content);
        MarkdownEdges edges;
        edges.line_start = first || (after_break_ && piece);
        edges.line_end = last || before_break;
        edges.text_end = last;
        after_break_ = false;
        append_markdown(out_, run, place_, edges);
    }

    void print_code(const std::string& run) {
        after_break_ = false;
        std::size_t longest = 0;
        std::size_t length = 0;
        for (char c : run)
            longest = std::max(longest, length = c == '`' ? length + 1 : 0);
        const bool odd_edge = run.find_first_of(" `\t") == 0 || run.find_last_of(" `\t") == run.size() - 1;
        const bool odd_place = place_ == MarkdownPlace::cell ? run.find_first_of("|`\\") != std::string::npos
            : place_ == MarkdownPlace::label                 ? run.find_first_of("[]`\\") != std::string::npos
                                                             : false;
        if (odd_edge || odd_place || longest > 8 || run.contains('\t') || out_.ends_with('`')) {
            out_ += ":code[";
            escape(run, nullptr);
            out_ += ']';
            return;
        }
        const std::string fence(longest + 1, '`');
        out_ += fence + run + fence;
    }

    // A backslash at the end of a line breaks it, where there is a line before and after.
    void print_break(const Inline& piece) {
        const bool inner =
            &piece != text_.data() && &piece != text_.data() + text_.size() - 1 && !after_break_;
        const auto* next = inner ? std::get_if<std::string>(&(&piece)[1].content) : nullptr;
        if (place_ != MarkdownPlace::paragraph || !next || next->starts_with('\t')
            || next->starts_with(' ')) {
            out_ += ":br[]";
            return;
        }
        out_ += "\\\n";
        out_ += prefix_;
        after_break_ = true;
    }

    void print_link(std::monostate, Pieces, OpenLayers) { }
    void print_link(const WebLink& link, Pieces inside, OpenLayers open) {
        const auto* run = std::get_if<std::string>(&inside[0].content);
        if (inside.size() == 1 && run && *run == link.href && inside[0].style.marks.empty()
            && inside[0].style.language == Language{} && is_plain_address(link.href)) {
            after_break_ = false;
            out_ += "<" + link.href + ">";
            return;
        }
        out_ += '[';
        print(inside, open);
        out_ += "](" + print_markdown_destination(link.href) + ")";
    }
    void print_link(const ObjectLink& link, Pieces inside, OpenLayers open) {
        print_directive("object", inside, open, {{"id", std::to_string(link.object)}});
    }
    void print_link(const WikiLink& link, Pieces inside, OpenLayers open) {
        const auto* run = std::get_if<std::string>(&inside[0].content);
        const bool bare = inside.size() == 1 && run && *run == link.title && inside[0].style.marks.empty()
            && inside[0].style.language == Language{};
        // A bar would end the cell.
        const bool fits = (place_ != MarkdownPlace::cell || bare) && place_ != MarkdownPlace::label
            && is_plain_title(link.title);
        if (!fits) return print_directive("wiki", inside, open, {{"title", link.title}});
        after_break_ = false;
        out_ += "[[" + link.title;
        if (!bare) {
            out_ += '|';
            print(inside, open);
        }
        out_ += "]]";
    }

    MarkdownPlace place_;
    std::string_view prefix_;
    std::span<const Inline> text_;
    std::string out_;
    bool after_break_ = false;
};

} // namespace

std::string print_markdown_text(const Text& text, MarkdownPlace place, std::string_view prefix) {
    return TextPrinter(place, prefix).run(text);
}

std::string print_markdown_destination(std::string_view href) {
    constexpr std::string_view encoded = "`|<>\\&\"[]' \t";
    constexpr std::string_view escaped = "()*~_";
    auto word_at = [&](std::size_t at) {
        return at < href.size() && edge_of_character(href[at]) == Edge::word;
    };
    std::string out;
    for (std::size_t i = 0; i < href.size(); ++i) {
        const char c = href[i];
        const bool inside_word = c == '_' && i > 0 && word_at(i - 1) && word_at(i + 1);
        if (encoded.contains(c))
            out += fmt::format("&#{};", static_cast<int>(c));
        else if (escaped.contains(c) && !inside_word)
            (out += '\\') += c;
        else
            out += c;
    }
    return out.empty() ? "<>" : out;
}

} // namespace folkmoot::richtext
