#include "richtext/wikitext/page_reader.hpp"

#include "richtext/entity.hpp"
#include "richtext/wikitext/inline_reader.hpp"
#include "richtext/wikitext/lines.hpp"

#include <folkmoot/richtext_forms.hpp>

#include <algorithm>

namespace folkmoot::richtext::wikitext {
namespace {

/// Whether a piece cannot stand among words.
bool is_block(const Piece& piece) {
    switch (piece.kind) {
    case Piece::Kind::quote:
    case Piece::Kind::gallery:
    case Piece::Kind::contents:
        return true;
    case Piece::Kind::code:
    case Piece::Kind::formula:
    case Piece::Kind::call:
    case Piece::Kind::unknown:
        return piece.source.contains('\n');
    case Piece::Kind::words:
    case Piece::Kind::note:
        return false;
    }
    return false;
}

bool may_be_block(const Piece& piece) {
    return piece.kind != Piece::Kind::words && piece.kind != Piece::Kind::note;
}

std::string without_ends(std::string words) {
    while (words.starts_with('\n'))
        words.erase(0, 1);
    while (words.ends_with('\n'))
        words.pop_back();
    return words;
}

} // namespace

Block block_of(Node node, Text text) {
    return {.id = BlockId::none, .node = std::move(node), .text = std::move(text), .blocks = {}};
}

Block block_around(Node node, std::vector<Block> blocks) {
    return {.id = BlockId::none, .node = std::move(node), .text = {}, .blocks = std::move(blocks)};
}

Inline run_of(std::string words) {
    return {std::move(words), {}};
}

void PageReader::add_category(std::string name) {
    if (seen_.emplace("category " + small_letters(name), true).second)
        reading_.categories.push_back(std::move(name));
}

void PageReader::add_file(std::string name) {
    if (seen_.emplace("file " + name, true).second) reading_.files.push_back(std::move(name));
}

std::string PageReader::note_label(std::size_t number) {
    const auto& piece = aside_.pieces[number];
    const auto known = piece.name.empty() ? named_notes_.end() : named_notes_.find(piece.name);
    if (known != named_notes_.end()) {
        auto& note = notes_[known->second];
        if (note.content.empty()) note.content = piece.content;
        return note.label;
    }
    if (!piece.name.empty()) named_notes_.emplace(piece.name, notes_.size());
    notes_.push_back({std::to_string(notes_.size() + 1), piece.content});
    return notes_.back().label;
}

std::vector<Block> PageReader::footnotes() {
    std::vector<Block> blocks;
    for (std::size_t number = 0; number < notes_.size(); ++number) {
        const auto note = notes_[number]; // a note's words may refer to further ones
        std::vector<Block> words;
        add_flow(words, trimmed(note.content), 1);
        if (words.empty())
            count(Unheld::note);
        else
            blocks.push_back(block_around(Footnote{note.label}, std::move(words)));
    }
    return blocks;
}

Text PageReader::text(std::string_view words, std::vector<Block>* pictures) {
    return InlineReader{*this, trimmed(words), pictures}.run();
}

void PageReader::add_words(std::vector<Block>& into, std::string_view words) {
    auto paragraph = text(words, &into);
    if (!paragraph.empty()) into.push_back(block_of(Paragraph{}, std::move(paragraph)));
}

bool PageReader::stands_alone(std::string_view line) const {
    line = trimmed(line);
    if (!line.starts_with(mark_begin) || line.find(mark_end) + 1 != line.size()) return false;
    std::size_t at = 0;
    return may_be_block(aside_.pieces[take_mark(line, at)]);
}

void PageReader::add_flow(std::vector<Block>& into, std::string_view words, std::size_t depth) {
    std::size_t begin = 0;
    for (auto at = words.find(mark_begin); at != words.npos; at = words.find(mark_begin, at)) {
        const auto mark = at;
        const auto& piece = aside_.pieces[take_mark(words, at)];
        const bool alone = may_be_block(piece) && trimmed(words.substr(0, mark)).empty()
            && trimmed(words.substr(at)).empty();
        if (!alone && !is_block(piece)) continue;
        add_words(into, words.substr(begin, mark - begin));
        add_piece(into, piece, depth);
        begin = at;
    }
    add_words(into, words.substr(begin));
}

void PageReader::add_piece(std::vector<Block>& into, const Piece& piece, std::size_t depth) {
    const auto code = [&](const char* language, std::string words) {
        into.push_back(block_of(Code{language}, {run_of(std::move(words))}));
    };
    switch (piece.kind) {
    case Piece::Kind::code:
        return into.push_back(block_of(Code{piece.name},
            {run_of(piece.name.empty() ? decode_entities(without_ends(piece.content))
                                       : without_ends(piece.content))}));
    case Piece::Kind::formula:
        return code("latex", without_ends(piece.content));
    case Piece::Kind::quote:
        if (depth < deepest) return into.push_back(block_around(Quote{}, blocks(piece.content, depth + 1)));
        count(Unheld::nested);
        return code("wikitext", piece.source);
    case Piece::Kind::gallery:
        return add_gallery(into, piece);
    case Piece::Kind::contents:
        return into.push_back(block_of(Contents{}));
    case Piece::Kind::words:
    case Piece::Kind::note:
    case Piece::Kind::call:
    case Piece::Kind::unknown:
        return code("wikitext", piece.source);
    }
}

/// Each line of a gallery is a picture with its caption.
void PageReader::add_gallery(std::vector<Block>& into, const Piece& piece) {
    std::string_view rest = piece.content;
    while (!rest.empty()) {
        const auto line = trimmed(take_line(rest));
        if (line.empty()) continue;
        const auto bar = std::min(line.find('|'), line.size());
        const auto colon = line.substr(0, bar).find(':');
        const auto space = colon == line.npos ? std::string{} : small_letters(trimmed(line.substr(0, colon)));
        const bool named = std::ranges::find(names_.file, space) != names_.file.end();
        add_words(into,
            named ? "[[" + std::string{line} + "]]"
                  : "[[" + names_.file.front() + ":" + std::string{line} + "]]");
    }
}

} // namespace folkmoot::richtext::wikitext
