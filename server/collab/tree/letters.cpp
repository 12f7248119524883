#include "collab/tree/letters.hpp"

#include "collab/yjs/utf16.hpp"
#include "richtext/text_tokens.hpp"

namespace folkmoot::collab {
namespace {

using richtext::Text;

/// Finds the words of a document again in the text of the tree, which is in normal form: a letter may have
/// been replaced there by another, left out, or be what a thing that leads nowhere was made into.
class NormalText {
public:
    explicit NormalText(const Text& text)
        : text_{text} { }

    std::size_t passed() const { return passed_; }

    /// Past what a letter of the document became; false where it was left out.
    bool pass_letter(std::string_view letter) {
        const std::string_view rest = ahead();
        if (rest.empty()) return false;
        const bool is_other = !rest.starts_with(letter);
        if (is_other && !stands_for(rest, letter)) return false;
        pass(is_other ? size_of_letter(rest) : letter.size());
        return true;
    }

    /// Past a thing that stands in text, or the words that it became.
    void pass_thing(const richtext::Inline& thing) {
        if (place_ == text_.size()) return;
        if (!std::holds_alternative<std::string>(text_[place_].content)) return pass(1);
        const auto* reference = std::get_if<richtext::FootnoteReference>(&thing.content);
        const auto* mention = std::get_if<richtext::Mention>(&thing.content);
        const std::string words = reference ? "[^" + reference->label + "]" : mention ? mention->label : "\n";
        if (ahead().starts_with(words)) pass(words.size());
    }

    static std::size_t size_of_letter(std::string_view text) {
        std::size_t size = 1;
        while (size < text.size() && (static_cast<unsigned char>(text[size]) & 0xc0) == 0x80)
            ++size;
        return size;
    }

private:
    std::string_view ahead() const {
        if (place_ == text_.size()) return {};
        const auto* run = std::get_if<std::string>(&text_[place_].content);
        return run ? std::string_view{*run}.substr(octet_) : std::string_view{};
    }

    /// A line end became a space, another control character the replacement character.
    static bool stands_for(std::string_view rest, std::string_view letter) {
        if (letter == "\n" || letter == "\r") return rest.front() == ' ';
        return rest.starts_with(yjs::replacement) && letter != " " && letter != "\t";
    }

    void pass(std::size_t units) {
        passed_ += units;
        octet_ += units;
        if (octet_ < unit_count(text_[place_])) return;
        ++place_;
        octet_ = 0;
    }

    const Text& text_;
    std::size_t place_ = 0;
    std::size_t octet_ = 0;
    std::size_t passed_ = 0;
};

} // namespace

void each_letter(const yjs::Model& model, const InlineWords& words, const Text& text,
    const std::function<void(const LetterPlace&)>& visit) {
    NormalText normal{text};
    for (const Word& word : words.words) {
        LetterPlace place{&word, 0, 1, normal.passed(), 0};
        const auto* run = std::get_if<std::string>(&word.piece.content);
        if (!run) {
            normal.pass_thing(word.piece);
            place.to = normal.passed();
            visit(place);
            continue;
        }
        const bool is_words = is_text(model, word.type); // otherwise it is a thing that leads nowhere
        for (std::string_view rest = *run; !rest.empty();) {
            const std::size_t size = NormalText::size_of_letter(rest);
            if (is_words) place.at = normal.passed();
            place.units = is_words && size == 4 ? 2 : 1;
            normal.pass_letter(rest.substr(0, size));
            place.to = normal.passed();
            if (is_words) {
                visit(place);
                place.unit += place.units;
            }
            rest.remove_prefix(size);
        }
        if (!is_words) visit(place);
    }
}

} // namespace folkmoot::collab
