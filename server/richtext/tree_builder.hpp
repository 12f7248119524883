#pragma once
#include "richtext/inline_reader.hpp"
#include "richtext/schema.hpp"

#include <folkmoot/richtext_forms.hpp>

namespace folkmoot::richtext {

/// Puts the blocks that md4c finds, and the directives among them, together to a tree.
class TreeBuilder {
public:
    TreeBuilder(const MarkedSource& source, const Limits& limits);

    /// False: over a limit; see fault().
    bool open(Node node);
    void close();
    void add(InlinePiece piece);
    /// Ends the words that stand directly in an item or cell.
    void end_words();
    /// Words of a code block, as they are written.
    void add_code(std::string_view words) { code_ += words; }
    Tree finish();

    bool is_in(Kind kind) const { return !frames_.empty() && richtext::kind(frames_.back().block) == kind; }
    const std::string& fault() const { return fault_; }

private:
    /// A block whose end has not been seen. One that a directive opened ends with its line of colons, or with
    /// the block around it.
    struct Frame {
        Block block;
        enum class Opened : std::uint8_t { by_markdown, by_directive, by_misplaced_directive } opened{};
    };

    std::vector<Block>& here();
    void append(Block block);
    void close_frame();
    void place(Frame frame);
    void place_table(Block table);
    void place_after_table(Block block);
    void place_list(Block list);
    void find_footnote();
    void find_marked_row();
    bool close_directive();
    void open_directive(const LineMark& mark, Text label);
    Text read_words();
    bool put_figure();
    bool push(Block block, Frame::Opened opened);
    bool count_block();

    const MarkedSource& source_;
    const Limits& limits_;
    Tree tree_;
    std::vector<Frame> frames_;
    std::vector<InlinePiece> pieces_;
    std::string code_;
    std::size_t blocks_ = 0;
    std::size_t inlines_ = 0;
    std::string fault_;
};

} // namespace folkmoot::richtext
