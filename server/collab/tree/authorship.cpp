#include "collab/tree/authorship.hpp"

#include "collab/tree/vocabulary.hpp"
#include "collab/tree/words.hpp"
#include "collab/yjs/utf16.hpp"
#include "richtext/text_tokens.hpp"

namespace folkmoot::collab {
namespace {

using namespace richtext;

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
    void pass_thing(const Inline& thing) {
        if (place_ == text_.size()) return;
        if (!std::holds_alternative<std::string>(text_[place_].content)) return pass(1);
        const auto* reference = std::get_if<FootnoteReference>(&thing.content);
        const auto* mention = std::get_if<Mention>(&thing.content);
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

class RunsWriter {
public:
    explicit RunsWriter(const yjs::Model& model)
        : model_{model} { }

    void add(std::size_t at, std::size_t to, yjs::Place first, yjs::Clock units) {
        if (at == to) return;
        const yjs::Id id{model_.clients[first.client].id, first.clock};
        if (!runs_.empty() && id == next_ && runs_.back().at + runs_.back().size == at)
            runs_.back().size += to - at;
        else
            runs_.push_back({at, to - at, id});
        next_ = {id.client, id.clock + units};
    }
    std::vector<AuthoredRun> take() && { return std::move(runs_); }

private:
    const yjs::Model& model_;
    std::vector<AuthoredRun> runs_;
    yjs::Id next_;
};

/// Calls `letter` with each letter of a run.
void each_letter(std::string_view run, auto letter) {
    while (!run.empty()) {
        const std::size_t size = NormalText::size_of_letter(run);
        letter(run.substr(0, size));
        run.remove_prefix(size);
    }
}

std::vector<AuthoredRun> runs_of(const yjs::Model& model, const InlineWords& words, const Text& text) {
    NormalText normal{text};
    RunsWriter runs{model};
    for (const Word& word : words.words) {
        const std::size_t at = normal.passed();
        const auto* run = std::get_if<std::string>(&word.piece.content);
        if (run && is_text(model, word.type)) {
            yjs::Place place = word.first;
            each_letter(*run, [&](std::string_view letter) {
                const yjs::Clock units = letter.size() == 4 ? 2 : 1;
                const std::size_t begin = normal.passed();
                if (normal.pass_letter(letter)) runs.add(begin, normal.passed(), place, units);
                place.clock += units;
            });
            continue;
        }
        if (run)
            each_letter(*run, [&](std::string_view letter) { normal.pass_letter(letter); });
        else
            normal.pass_thing(word.piece);
        runs.add(at, normal.passed(), word.first, 1);
    }
    return std::move(runs).take();
}

class AuthorsReader {
public:
    AuthorsReader(const yjs::Model& model, const DocumentTree& read)
        : model_{model}
        , read_{read} { }

    void add(const std::vector<Block>& blocks) {
        for (const Block& block : blocks) {
            if (const auto found = read_.elements.find(block.id); found != read_.elements.end())
                add(block, found->second);
            add(block.blocks);
        }
    }
    std::vector<BlockAuthors> take() && { return std::move(authors_); }

private:
    void add(const Block& block, yjs::TypeNumber element) {
        const yjs::Block& of = model_.blocks[model_.types[element].block];
        BlockAuthors& authors = authors_.emplace_back(
            block.id, yjs::Id{model_.clients[of.client].id, of.clock}, std::vector<AuthoredRun>{});
        const auto kind = find_element_kind(model_.keys[model_.types[element].name]);
        if (block.text.empty() || !kind) return;
        InlineWords words;
        Oddities oddities;
        read_own_words(model_, element, *kind, words, oddities);
        authors.runs = runs_of(model_, words, block.text);
    }

    const yjs::Model& model_;
    const DocumentTree& read_;
    std::vector<BlockAuthors> authors_;
};

} // namespace

std::vector<BlockAuthors> authors_of(const yjs::Document& document, const DocumentTree& read) {
    AuthorsReader reader{document.model(), read};
    reader.add(read.tree.blocks);
    return std::move(reader).take();
}

} // namespace folkmoot::collab
