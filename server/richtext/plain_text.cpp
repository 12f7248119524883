#include "richtext/schema.hpp"
#include "richtext/utf8.hpp"

#include <folkmoot/richtext_forms.hpp>

namespace folkmoot::richtext {
namespace {

struct AppendWords {
    std::string& out;
    void operator()(const std::string& run) const { out += run; }
    void operator()(const HardBreak&) const { out += ' '; }
    void operator()(const Mention& mention) const { out += mention.label; }
    void operator()(const FootnoteReference&) const { }
};

void append_words(std::string& out, const Text& text) {
    for (const auto& piece : text)
        std::visit(AppendWords{out}, piece.content);
}

void append_words(PlainText& out, const std::vector<Block>& blocks) {
    for (const auto& block : blocks) {
        const auto offset = out.text.size();
        append_words(out.text, block.text);
        if (is<Figure>(block)) {
            if (const auto& words = std::get<Figure>(block.node).alternative; words && !words->empty()) {
                if (out.text.size() > offset) out.text += ' ';
                out.text += *words;
            }
        }
        if (out.text.size() > offset) {
            out.spans.push_back({block.id, offset, out.text.size() - offset});
            out.text += '\n';
        }
        append_words(out, block.blocks);
    }
}

bool is_separator(char32_t c) {
    const bool ascii_word = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    const bool general_punctuation = c >= 0x2000 && c <= 0x206f && c != 0x2019;
    const bool cjk_punctuation = c >= 0x3000 && c <= 0x303f;
    return c < 0xc0 ? !ascii_word && c != '\'' : general_punctuation || cjk_punctuation;
}

bool is_cjk(char32_t c) {
    return (c >= 0x3040 && c <= 0x30ff) || (c >= 0x3400 && c <= 0x9fff) || (c >= 0x20000 && c <= 0x3ffff);
}

} // namespace

PlainText plain_text(const Tree& tree) {
    PlainText out;
    append_words(out, tree.blocks);
    return out;
}

std::string plain_text(const Text& text) {
    std::string out;
    append_words(out, text);
    return out;
}

namespace {
std::size_t words_in(std::string_view text) {
    std::size_t count = 0;
    bool in_word = false;
    for (std::size_t at = 0; at < text.size();) {
        const auto point = decode_at(text, at);
        at += point.size;
        if (is_cjk(point.value)) {
            ++count;
            in_word = false;
        } else if (is_separator(point.value)) {
            in_word = false;
        } else if (!in_word) {
            // An apostrophe is part of a word, but does not make one.
            in_word = point.value != '\'' && point.value != 0x2019;
            count += in_word ? 1 : 0;
        }
    }
    return count;
}
} // namespace

std::size_t word_count(const Tree& tree) {
    return words_in(plain_text(tree).text);
}

std::size_t word_count(const Text& text) {
    return words_in(plain_text(text));
}

} // namespace folkmoot::richtext
