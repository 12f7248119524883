#include "collab/tree/authorship.hpp"

#include "collab/tree/letters.hpp"
#include "collab/tree/vocabulary.hpp"

namespace folkmoot::collab {
namespace {

using richtext::Block;

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

std::vector<AuthoredRun> runs_of(
    const yjs::Model& model, const InlineWords& words, const richtext::Text& text) {
    RunsWriter runs{model};
    each_letter(model, words, text, [&](const LetterPlace& letter) {
        runs.add(letter.at, letter.to, {letter.word->first.client, letter.word->first.clock + letter.unit},
            letter.units);
    });
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
