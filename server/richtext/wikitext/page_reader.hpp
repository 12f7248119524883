#pragma once
#include "richtext/wikitext/set_aside.hpp"

#include <array>
#include <unordered_map>

namespace folkmoot::richtext::wikitext {

/// One line of a text that begins with *, #, : or ;.
struct ListLine {
    std::string_view prefix;
    std::string_view words;
};

/// What one page's blocks and words are made with: its pieces, its notes, and what is found on the way.
class PageReader {
public:
    PageReader(const SetAside& aside, std::string_view title, const Names& names, Reading& reading)
        : aside_(aside)
        , title_(title)
        , names_(names)
        , reading_(reading) { }

    /// The blocks of wikitext with marks in it. `depth` counts the tables and quotes around it.
    std::vector<Block> blocks(std::string_view text, std::size_t depth);
    /// All notes that were referred to, as footnotes.
    std::vector<Block> footnotes();

    /// Words, and what stands between them: code of several lines, pictures, quotes.
    void add_flow(std::vector<Block>& into, std::string_view words, std::size_t depth);
    /// Whether a line is nothing but the mark of a piece that may be a block.
    bool stands_alone(std::string_view line) const;
    /// Words only; pictures are put beside them, or are links where there is nowhere to put them.
    Text text(std::string_view words, std::vector<Block>* pictures = nullptr);

    std::vector<Block> list(const std::vector<ListLine>& lines, std::size_t depth);
    Block table(const std::vector<std::string_view>& lines, std::size_t depth);

    const SetAside& aside() const { return aside_; }
    std::string_view title() const { return title_; }
    const Names& names() const { return names_; }
    void count(Unheld kind) { ++reading_.unheld[kind]; }
    void add_category(std::string name);
    void add_file(std::string name);
    /// The label under which a note's footnote will stand.
    std::string note_label(std::size_t piece);

private:
    void add_words(std::vector<Block>& into, std::string_view words);
    void add_piece(std::vector<Block>& into, const Piece& piece, std::size_t depth);
    void add_gallery(std::vector<Block>& into, const Piece& piece);

    struct Note {
        std::string label;
        std::string_view content;
    };

    const SetAside& aside_;
    std::string_view title_;
    const Names& names_;
    Reading& reading_;
    std::vector<Note> notes_;
    std::unordered_map<std::string, std::size_t> named_notes_;
    std::unordered_map<std::string, bool> seen_; ///< categories and files
};

inline constexpr std::size_t deepest = 6; ///< tables and quotes around a text

/// A block with words of its own.
Block block_of(Node node, Text text = {});
/// A block with blocks inside.
Block block_around(Node node, std::vector<Block> blocks);
/// A run of words without style.
Inline run_of(std::string words);

} // namespace folkmoot::richtext::wikitext
