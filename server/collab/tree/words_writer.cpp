#include "collab/tree/words_writer.hpp"

#include "collab/yjs/utf16.hpp"
#include "richtext/text_tokens.hpp"

namespace folkmoot::collab {

using richtext::Inline;
using richtext::Text;
using richtext::Tokens;

namespace {

/// Takes a text by its tokens, from its beginning.
class TokenTaker {
public:
    TokenTaker(const Tokens& tokens, const Text& text)
        : tokens_{tokens}
        , text_{text} { }

    /// The pieces of the text up to a token.
    Text take(std::size_t to) {
        std::size_t units = 0;
        for (; token_ < to; ++token_)
            units += unit_count(tokens_.pieces[token_]);
        return text_.take(units);
    }

private:
    const Tokens& tokens_;
    TextTaker text_;
    std::size_t token_ = 0;
};

} // namespace

WordsWriter::WordsWriter(
    yjs::Edit& edit, yjs::TypeNumber element, richtext::Kind kind, const InlineWords& words)
    : words_{words}
    , cursor_{edit, element, kind, words} { }

WordPart WordsWriter::next_part(std::size_t most) {
    const Word& word = words_.words[at_.word];
    const auto* run = std::get_if<std::string>(&word.piece.content);
    WordPart part{&word, at_.unit, 1, true};
    std::size_t size = 1;
    if (run) {
        size = std::min(most, run->size() - at_.octet);
        part.is_whole = size == run->size();
        part.units = static_cast<yjs::Clock>(
            yjs::utf16_length(std::string_view{*run}.substr(at_.octet, size)).value_or(0));
    }
    at_.passed += size;
    at_.octet += size;
    at_.unit += part.units;
    if (at_.octet >= unit_count(word.piece)) at_ = {at_.word + 1, 0, 0, at_.passed};
    return part;
}

Text WordsWriter::text_ahead(std::size_t units) const {
    Text ahead;
    std::size_t from = at_.octet;
    for (std::size_t n = at_.word; n < words_.words.size() && units > 0; ++n) {
        const Inline& piece = words_.words[n].piece;
        const std::size_t size = std::min(units, unit_count(piece) - from);
        for (Inline& part : slice({piece}, from, from + size))
            ahead.push_back(std::move(part));
        units -= size;
        from = 0;
    }
    return without_style(join_tokens(ahead));
}

void WordsWriter::replace(std::size_t at, std::size_t erased, const Text& inserted) {
    keep(at - at_.passed);
    const Text before = text_ahead(erased);
    // A word of which a part has another style is cut there, so that each part is found again.
    richtext::Tokeniser tokeniser;
    const Tokens left = tokeniser.cut(before);
    const Tokens right = tokeniser.cut(without_style(inserted));
    TokenTaker gone{left, before};
    TokenTaker come{right, inserted};
    for (const richtext::Common& common : richtext::common_stretches(left.numbers, right.numbers)) {
        replace_part(gone.take(common.left), come.take(common.right));
        const Text same = gone.take(common.left + common.size);
        keep(units_of(same), come.take(common.right + common.size));
    }
    replace_part(gone.take(left.pieces.size()), come.take(right.pieces.size()));
}

/// One word for another: the letters that both begin or end with stay.
void WordsWriter::replace_part(const Text& before, const Text& inserted) {
    const std::size_t gone = units_of(before);
    const std::size_t come = units_of(inserted);
    const Text after = plain(inserted);
    const std::size_t begin = common_begin(before, after);
    const std::size_t end = common_end(slice(before, begin, gone), slice(after, begin, come));
    keep(begin, slice(inserted, 0, begin));
    for (const Inline& piece : slice(inserted, begin, come - end))
        cursor_.insert(piece);
    erase(gone - begin - end);
    keep(end, slice(inserted, come - end, come));
}

void WordsWriter::keep(std::size_t units) {
    while (units > 0 && at_.word < words_.words.size()) {
        const std::size_t before = at_.passed;
        cursor_.pass(next_part(units));
        units -= at_.passed - before;
    }
}

void WordsWriter::keep(std::size_t units, const Text& styled) {
    for (const Inline& piece : styled) {
        std::size_t left = std::min(units, unit_count(piece));
        units -= left;
        while (left > 0 && at_.word < words_.words.size()) {
            const std::size_t before = at_.passed;
            const WordPart part = next_part(left);
            left -= at_.passed - before;
            // A line break has the style of what stands around it.
            const bool is_break = std::holds_alternative<richtext::HardBreak>(piece.content);
            if (is_break || part.word->piece.style == piece.style)
                cursor_.pass(part);
            else
                cursor_.restyle(part, piece);
        }
    }
}

void WordsWriter::erase(std::size_t units) {
    while (units > 0 && at_.word < words_.words.size()) {
        const std::size_t before = at_.passed;
        cursor_.erase(next_part(units));
        units -= at_.passed - before;
    }
}

} // namespace folkmoot::collab
