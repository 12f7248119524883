#include "richtext/tree_builder.hpp"

#include "richtext/directive_node.hpp"
#include "richtext/schema.hpp"

#include <fmt/format.h>

namespace folkmoot::richtext {
namespace {

// Takes a mark, and the space behind it, off the front of some words.
void drop_front(InlinePiece& piece, std::size_t size) {
    if (piece.words.size() > size && piece.words[size] == ' ') ++size;
    piece.words.erase(0, size);
    piece.offset += size;
}

// While a tree is built no block has an id: a cell that is a directive to us has its mark there, below 0.
void set_row_mark(Block& cell, std::size_t mark) {
    cell.id = BlockId{-1 - static_cast<std::int64_t>(mark)};
}

std::optional<std::size_t> row_mark(const Block& cell) {
    const auto value = static_cast<std::int64_t>(cell.id);
    return value < 0 ? std::optional{static_cast<std::size_t>(-1 - value)} : std::nullopt;
}

// The mark at the end of a directive's label.
void drop_end(InlinePiece& piece) {
    if (piece.words.ends_with(mark_byte))
        piece.words.resize(piece.words.size() - std::min<std::size_t>(piece.words.size(), 2));
}

} // namespace

TreeBuilder::TreeBuilder(const MarkedSource& source, const Limits& limits)
    : source_{source}
    , limits_{limits} { }

std::vector<Block>& TreeBuilder::here() {
    return frames_.empty() ? tree_.blocks : frames_.back().block.blocks;
}

void TreeBuilder::append(Block block) {
    here().push_back(std::move(block));
}

bool TreeBuilder::count_block() {
    if (++blocks_ > limits_.blocks) fault_ = fmt::format("the text has more than {} blocks", limits_.blocks);
    return fault_.empty();
}

bool TreeBuilder::push(Block block, Frame::Opened opened) {
    // A paragraph may yet have to stand in the block that is opened last.
    if (frames_.size() + 1 >= limits_.depth)
        fault_ = fmt::format("the text is nested deeper than {} levels", limits_.depth);
    if (!count_block()) return false;
    frames_.push_back({std::move(block), opened});
    return true;
}

bool TreeBuilder::open(Node node) {
    end_words();
    Block block;
    block.node = std::move(node);
    return push(std::move(block), Frame::Opened::by_markdown);
}

void TreeBuilder::add(InlinePiece piece) {
    if (++inlines_ > limits_.inlines * 4)
        fault_ = fmt::format("the text has more than {} stretches of text", limits_.inlines);
    pieces_.push_back(std::move(piece));
}

Text TreeBuilder::read_words() {
    for (auto& piece : pieces_)
        if (piece.words.contains(mark_byte)) {
            restore_marks(piece.words, source_.marks);
            piece.kind = InlinePiece::Kind::literal;
        }
    bool in_cell = std::any_of(frames_.begin(), frames_.end(), [](const Frame& frame) {
        return is<Cell>(frame.block) && frame.opened == Frame::Opened::by_markdown;
    });
    auto words = read_inline(std::move(pieces_), source_, in_cell ? InlinePlace::cell : InlinePlace::flow);
    pieces_.clear();
    return words;
}

// A paragraph that is one picture from this site is a figure; its title is the caption.
bool TreeBuilder::put_figure() {
    if (pieces_.size() != 1 || pieces_[0].kind != InlinePiece::Kind::image) return false;
    auto& image = pieces_[0];
    if (image.style != Style{}) return false;
    Figure figure;
    if (image.source.starts_with("file:")) {
        figure.file = id_attribute({{"id", image.source.substr(5)}}, "id");
        if (figure.file == 0) return false;
    } else if (is_source(image.source)) {
        figure.source = image.source;
    } else {
        return false;
    }
    if (!image.words.empty()) figure.alternative = std::move(image.words);
    Block block;
    block.node = std::move(figure);
    if (!image.title.empty()) block.text.push_back({std::move(image.title), {}});
    pieces_.clear();
    append(std::move(block));
    return true;
}

// The mark of a footnote at the start of an item says that the item is one.
void TreeBuilder::find_footnote() {
    auto found = find_mark(pieces_.front().words);
    if (!found || !is_in(Kind::list_item) || !frames_.back().block.blocks.empty()) return;
    const auto& mark = source_.marks.at(found->index);
    if (mark.kind != LineMark::Kind::footnote) return;
    frames_.back().block.node = Footnote{mark.name};
    drop_front(pieces_.front(), found->size);
}

void TreeBuilder::find_marked_row() {
    auto& front = pieces_.front();
    if (!is_in(Kind::cell) || !front.words.starts_with(heading_start)) return;
    const auto start = std::min(front.words.find(mark_byte), front.words.size());
    auto found = find_mark(std::string_view{front.words}.substr(start));
    if (!found || start > heading_start.size() + 1
        || source_.marks.at(found->index).kind == LineMark::Kind::footnote)
        return;
    set_row_mark(frames_.back().block, found->index);
    drop_front(front, start + found->size);
    drop_end(pieces_.back());
}

void TreeBuilder::end_words() {
    if (!pieces_.empty()) {
        find_footnote();
        find_marked_row();
    }
    if (pieces_.empty() || !count_block() || put_figure()) return;
    Block paragraph;
    paragraph.text = read_words();
    append(std::move(paragraph));
}

bool TreeBuilder::close_directive() {
    auto found = pieces_.empty() || !is_in(Kind::heading) ? std::nullopt : find_mark(pieces_.front().words);
    if (!found || source_.marks.at(found->index).kind == LineMark::Kind::footnote) return false;
    drop_front(pieces_.front(), found->size);
    drop_end(pieces_.back());
    auto label = read_words();
    frames_.pop_back();
    open_directive(source_.marks[found->index], std::move(label));
    return true;
}

void TreeBuilder::open_directive(const LineMark& mark, Text label) {
    Block block{BlockId::none, directive_node(mark.name, mark.attributes), std::move(label), {}};
    const bool inside_directive = !frames_.empty() && frames_.back().opened != Frame::Opened::by_markdown;
    if (mark.kind == LineMark::Kind::close && inside_directive) return close_frame();
    if (mark.kind == LineMark::Kind::leaf && !(is<Embed>(block) && std::get<Embed>(block.node).object == 0))
        return append(std::move(block));
    const bool fits = (!is<Row>(block) || (inside_directive && is_in(Kind::table)))
        && (!is<Cell>(block) || (inside_directive && is_in(Kind::row)));
    if (mark.kind == LineMark::Kind::open && fits) {
        push(std::move(block), Frame::Opened::by_directive);
        return;
    }
    // What stands where it cannot be read stays as it was written.
    Block words;
    words.text = std::move(block.text);
    words.text.insert(words.text.begin(), {mark.before, {}});
    words.text.push_back({mark.after, {}});
    append(std::move(words));
    if (mark.kind == LineMark::Kind::open)
        push(Block{BlockId::none, Quote{}, {}, {}}, Frame::Opened::by_misplaced_directive);
}

void TreeBuilder::close() {
    if (close_directive()) return;
    while (!frames_.empty() && frames_.back().opened != Frame::Opened::by_markdown) {
        end_words();
        close_frame();
    }
    if (frames_.empty()) return;
    auto& block = frames_.back().block;
    if (is<Paragraph>(block)) {
        frames_.pop_back();
        return end_words();
    }
    if (is<Code>(block)) {
        restore_marks(code_, source_.marks);
        if (code_.ends_with('\n')) code_.pop_back();
        block.text.push_back({std::exchange(code_, {}), {}});
    } else if (rule(block).words == Words::rich && !is<Table>(block)) {
        block.text = read_words();
    } else {
        end_words();
    }
    close_frame();
}

void TreeBuilder::close_frame() {
    auto frame = std::move(frames_.back());
    frames_.pop_back();
    place(std::move(frame));
}

void TreeBuilder::place(Frame frame) {
    auto& block = frame.block;
    if (frame.opened == Frame::Opened::by_misplaced_directive) {
        for (auto& child : block.blocks)
            append(std::move(child));
    } else if (is<BulletList>(block) || is<OrderedList>(block)) {
        place_list(std::move(block));
    } else if (is<Table>(block)) {
        place_table(std::move(block));
    } else if (is<Row>(block)) {
        // What is no cell cannot stand in a row: it follows the table.
        std::vector<Block> others;
        std::erase_if(block.blocks, [&](Block& child) {
            if (is<Cell>(child)) return false;
            others.push_back(std::move(child));
            return true;
        });
        append(std::move(block));
        for (auto& other : others)
            append(std::move(other));
    } else {
        append(std::move(block));
    }
}

void TreeBuilder::place_table(Block table) {
    std::vector<Block> rows;
    std::vector<Block> others;
    for (auto& child : table.blocks) {
        if (is<Row>(child) && others.empty() && (child.blocks.empty() || !row_mark(child.blocks.front())))
            rows.push_back(std::move(child));
        else if (is<Table>(child) && child.text.empty() && rows.empty())
            rows = std::move(child.blocks);
        else
            others.push_back(std::move(child));
    }
    table.blocks = std::move(rows);
    append(std::move(table));
    for (auto& other : others)
        place_after_table(std::move(other));
}

// To md4c a table ends with a blank line only: a directive directly below is a row to it, and so is what
// follows.
void TreeBuilder::place_after_table(Block block) {
    if (!is<Row>(block)) return append(std::move(block));
    for (auto& cell : block.blocks) {
        if (auto mark = row_mark(cell)) {
            open_directive(
                source_.marks.at(*mark), cell.blocks.empty() ? Text{} : std::move(cell.blocks[0].text));
            continue;
        }
        for (auto& child : cell.blocks)
            append(std::move(child));
    }
}

// A footnote was made an item for md4c's sake: it is taken out of the list around it.
void TreeBuilder::place_list(Block list) {
    Block part{BlockId::none, list.node, {}, {}};
    auto place_part = [&] {
        if (!part.blocks.empty()) append(std::exchange(part, Block{BlockId::none, list.node, {}, {}}));
    };
    for (auto& item : list.blocks) {
        if (is<ListItem>(item)) {
            part.blocks.push_back(std::move(item));
            continue;
        }
        place_part();
        append(std::move(item));
    }
    place_part();
}

Tree TreeBuilder::finish() {
    end_words();
    while (!frames_.empty())
        close_frame();
    normalise(tree_);
    return std::move(tree_);
}

} // namespace folkmoot::richtext
