#include "collab/tree/document_tree.hpp"

#include "collab/tree/element_reader.hpp"
#include "collab/tree/words.hpp"

#include <fmt/format.h>

namespace folkmoot::collab {
namespace {

using richtext::Block;
using richtext::BlockId;
using richtext::Inside;
using richtext::Kind;
using richtext::Paragraph;
using richtext::Text;
using yjs::BlockNumber;
using yjs::TypeKind;
using yjs::TypeNumber;

/// Code holds plain text only: a thing that stands in it is the words that it shows.
void make_plain(Text& text) {
    for (richtext::Inline& piece : text) {
        if (const auto* mention = std::get_if<richtext::Mention>(&piece.content))
            piece.content = std::string{mention->label};
        else if (const auto* reference = std::get_if<richtext::FootnoteReference>(&piece.content))
            piece.content = "[^" + reference->label + "]";
        piece.style = {};
    }
}

/// Recursion goes no deeper than types are nested, which is 64.
class TreeReader {
public:
    TreeReader(const yjs::Model& model, const richtext::Limits& limits)
        : model_{model}
        , limits_{limits} { }

    richtext::Result<DocumentTree> run() {
        const yjs::KeyNumber key = model_.keys.find(text_root);
        const TypeNumber root = key == yjs::none ? yjs::none : model_.types.find_root(key);
        if (root != yjs::none) read_list(root, Inside::flow, out_.tree.blocks, nullptr);
        if (!error_.empty()) return std::unexpected{richtext::Error{error_, 0, {}}};
        normalise(out_.tree);
        if (auto fault = find_fault(out_.tree, limits_)) return std::unexpected{std::move(*fault)};
        out_.oddities = oddities_.kept();
        out_.oddity_count = oddities_.count();
        return std::move(out_);
    }

private:
    /// The words of a block that has them in an element of their own.
    struct OwnWords {
        std::string_view element;
        Text text;
    };

    bool go_on() const { return error_.empty(); }
    void odd(Oddity::What what, std::string_view name) { oddities_.add(what, name, inside_); }
    std::string_view name_of_element(TypeNumber type) const {
        const yjs::Type& element = model_.types[type];
        return element.kind == TypeKind::xml_element ? model_.keys[element.name] : std::string_view{};
    }

    /// What stands in a list of blocks; words among them become a paragraph.
    void read_list(TypeNumber parent, Inside inside, std::vector<Block>& blocks, OwnWords* own) {
        InlineWords stray;
        for (BlockNumber next = model_.types[parent].start; next != yjs::none && go_on();
            next = model_.blocks[next].right) {
            const TypeNumber child = live_type(model_, next);
            if (child == yjs::none) {
                const yjs::Block& block = model_.blocks[next];
                if (!block.deleted && is_countable(block.content)) odd(Oddity::What::unknown_node, "");
            } else if (is_text(model_, child) || is_atom(model_, child)) {
                read_words_in(model_, child, inside_, words_left(), stray, oddities_);
            } else {
                settle(stray, inside, blocks);
                read_child(child, inside, blocks, own);
            }
        }
        settle(stray, inside, blocks);
    }

    void read_child(TypeNumber child, Inside inside, std::vector<Block>& blocks, OwnWords* own) {
        const std::string_view name = name_of_element(child);
        if (own && !name.empty() && name == own->element) {
            InlineWords words;
            read_words(model_, child, inside_, words_left(), words, oddities_);
            const Text text = take(words);
            own->text.insert(own->text.end(), text.begin(), text.end());
            return read_hoisted(words, inside, blocks);
        }
        if (const auto kind = find_element_kind(name)) {
            std::vector<Block> read;
            read_block(child, *kind, read);
            for (Block& block : read)
                place(std::move(block), inside, blocks);
            return;
        }
        odd(is_words_element(name) ? Oddity::What::misplaced : Oddity::What::unknown_node, name);
        const TypeKind kind = model_.types[child].kind;
        if (kind == TypeKind::xml_element || kind == TypeKind::xml_fragment)
            read_list(child, inside, blocks, nullptr);
    }

    /// A block, and behind it those that stand in it where none may.
    void read_block(TypeNumber element, Kind kind, std::vector<Block>& blocks) {
        if (++blocks_ > limits_.blocks) error_ = fmt::format("more than {} blocks", limits_.blocks);
        const BlockId around = inside_;
        ElementReader attributes{model_, element};
        Block block;
        block.id = inside_ = take_id(element, attributes);
        auto node = read_node(kind, attributes);
        attributes.report(oddities_, inside_);
        if (!node) odd(Oddity::What::bad_value, element_name(kind));
        block.node = node.value_or(Paragraph{});
        InlineWords words;
        if (rule(kind).inside == Inside::nothing) {
            read_words(model_, element, inside_, words_left(), words, oddities_);
            block.text = take(words);
        } else {
            OwnWords own{words_element(kind), {}};
            read_list(element, rule(kind).inside, block.blocks, &own);
            block.text = std::move(own.text);
        }
        put(std::move(block), kind, blocks);
        read_hoisted(words, Inside::flow, blocks);
        inside_ = around;
    }

    /// As the schema wants it: a rule has no words, code has no marks, what should be a footnote and has no
    /// label is what stands in it.
    void put(Block block, Kind kind, std::vector<Block>& blocks) {
        if (kind == Kind::footnote && !richtext::is<richtext::Footnote>(block)) {
            std::ranges::move(block.blocks, std::back_inserter(blocks));
            return;
        }
        if (rule(kind).words == richtext::Words::plain) make_plain(block.text);
        Text words;
        if (rule(kind).words == richtext::Words::none) words = std::exchange(block.text, {});
        blocks.push_back(std::move(block));
        if (words.empty()) return;
        odd(Oddity::What::misplaced, "text");
        blocks.push_back({BlockId::none, Paragraph{}, std::move(words), {}});
    }

    /// Blocks that stand among the words of one: they go behind it.
    void read_hoisted(const InlineWords& words, Inside inside, std::vector<Block>& blocks) {
        for (const TypeNumber block : words.blocks) {
            odd(Oddity::What::misplaced, name_of_element(block));
            read_child(block, inside, blocks, nullptr);
        }
    }

    /// Puts a block where it may stand: in an item or cell made for it, or what stands in it instead of it.
    void place(Block block, Inside inside, std::vector<Block>& blocks) {
        const Kind of = kind(block);
        if (of == Kind::footnote || may_stand(of, inside)) return blocks.push_back(std::move(block));
        odd(Oddity::What::misplaced, element_name(of));
        const bool is_cell = of == Kind::cell && inside == Inside::rows;
        if (!is_cell && !may_stand(of, Inside::flow)) {
            for (Block& child : block.blocks)
                place(std::move(child), inside, blocks);
            return;
        }
        if (inside == Inside::items) return wrap(Kind::list_item, std::move(block), blocks);
        std::vector<Block> cells;
        if (is_cell)
            cells.push_back(std::move(block));
        else
            wrap(Kind::cell, std::move(block), cells);
        if (inside == Inside::cells) return blocks.push_back(std::move(cells.front()));
        wrap(Kind::row, std::move(cells.front()), blocks);
    }

    static void wrap(Kind kind, Block block, std::vector<Block>& blocks) {
        Block around{BlockId::none, make_node(kind), {}, {}};
        around.blocks.push_back(std::move(block));
        blocks.push_back(std::move(around));
    }

    /// Words among blocks.
    void settle(InlineWords& stray, Inside inside, std::vector<Block>& blocks) {
        InlineWords words = std::exchange(stray, {});
        if (!words.words.empty()) {
            odd(Oddity::What::misplaced, "text");
            place({BlockId::none, Paragraph{}, take(words), {}}, inside, blocks);
        }
        read_hoisted(words, inside, blocks);
    }

    std::size_t words_left() const { return limits_.json_bytes - octets_; }
    Text take(const InlineWords& words) {
        octets_ += words.octets;
        Text text = text_of(words);
        inlines_ += text.size();
        if (octets_ > limits_.json_bytes) {
            error_ = fmt::format("longer than {} bytes", limits_.json_bytes);
            octets_ = limits_.json_bytes;
        }
        if (inlines_ > limits_.inlines)
            error_ = fmt::format("more than {} stretches of text", limits_.inlines);
        return text;
    }

    BlockId take_id(TypeNumber element, ElementReader& attributes) {
        const BlockId id{attributes.id("id")};
        if (id != BlockId::none && out_.elements.emplace(id, element).second) return id;
        out_.without_id.push_back(element);
        return BlockId::none;
    }

    const yjs::Model& model_;
    const richtext::Limits& limits_;
    DocumentTree out_;
    Oddities oddities_;
    BlockId inside_ = BlockId::none;
    std::size_t blocks_ = 0;
    std::size_t inlines_ = 0;
    std::size_t octets_ = 0;
    std::string error_;
};

} // namespace

richtext::Result<DocumentTree> tree_of(const yjs::Model& model, const richtext::Limits& limits) {
    return TreeReader{model, limits}.run();
}

} // namespace folkmoot::collab
