#include "richtext/normal_text.hpp"
#include "richtext/schema.hpp"

#include <folkmoot/richtext_forms.hpp>

#include <unordered_map>
#include <unordered_set>

namespace folkmoot::richtext {
namespace {

class Normaliser {
public:
    void run(Tree& tree) {
        normalise(tree.blocks);
        for (auto& footnote : footnotes_)
            tree.blocks.push_back(std::move(footnote));
        for (auto& block : tree.blocks)
            settle_references(block);
        std::erase_if(tree.blocks, is_void);
    }

private:
    void normalise(std::vector<Block>& blocks) {
        for (auto& block : blocks)
            normalise(block);
        for (auto& block : blocks)
            if (is<Footnote>(block)) keep_footnote(std::move(block));
        std::erase_if(blocks, [](const Block& block) { return is<Footnote>(block) || is_void(block); });
    }

    void normalise(Block& block) {
        const auto& kind_rule = rule(block);
        if (kind_rule.words == Words::rich) normalise_text(block.text);
        if (kind_rule.words == Words::plain) normalise_code(block.text);
        if (kind_rule.words == Words::none) block.text.clear();
        if (kind_rule.inside == Inside::nothing) block.blocks.clear();
        normalise(block.blocks);
        std::visit([&](auto& node) { settle(node, block); }, block.node);
        if (is<Table>(block) && block.blocks.empty()) block.node = Paragraph{};
    }

    static bool is_void(const Block& block) {
        switch (kind(block)) {
        case Kind::paragraph:
            return block.text.empty();
        case Kind::bullet_list:
        case Kind::ordered_list:
        case Kind::list_item:
        case Kind::quote:
        case Kind::row:
            return block.blocks.empty();
        default:
            return false;
        }
    }

    static void settle(auto&, Block&) { }
    static void settle(Heading& heading, Block&) {
        heading.level = std::clamp<std::uint8_t>(heading.level, 1, 6);
    }
    static void settle(OrderedList& list, Block&) { list.start = std::min(list.start, max_list_start); }
    static void settle(ListItem& item, Block& block) {
        // A check box belongs to words: Markdown can say it nowhere else.
        if (block.blocks.empty() || !is<Paragraph>(block.blocks.front())) item.task = Task::none;
    }
    static void settle(Code& code, Block&) {
        if (!is_code_language(code.language)) code.language.clear();
    }
    static void settle(Cell& cell, Block&) {
        cell.columns = std::clamp<std::uint16_t>(cell.columns, 1, max_span);
        cell.rows = std::clamp<std::uint16_t>(cell.rows, 1, max_span);
    }
    static void settle(Figure& figure, Block&) {
        if (figure.file != 0 || !is_source(figure.source)) figure.source.clear();
        clean_run(figure.source);
        if (figure.alternative) clean_run(*figure.alternative);
    }

    void keep_footnote(Block footnote) {
        auto& label = std::get<Footnote>(footnote.node).label;
        if (!labels_.insert(label).second) {
            const auto base = label.substr(0, 48);
            auto& copies = copies_.try_emplace(base, 1).first->second;
            do
                label = base + "-" + std::to_string(++copies);
            while (!labels_.insert(label).second);
        }
        footnotes_.push_back(std::move(footnote));
    }

    // A reference to a footnote that is not there is no reference: it stays as the words that it was.
    void settle_references(Block& block) {
        bool changed = false;
        for (auto& piece : block.text) {
            auto* reference = std::get_if<FootnoteReference>(&piece.content);
            if (!reference || labels_.contains(reference->label)) continue;
            piece.content = "[^" + reference->label + "]";
            changed = true;
        }
        if (changed) normalise_text(block.text);
        for (auto& child : block.blocks)
            settle_references(child);
    }

    std::vector<Block> footnotes_;
    std::unordered_set<std::string> labels_;
    std::unordered_map<std::string, int> copies_;
};

} // namespace

void normalise(Tree& tree) {
    Normaliser().run(tree);
}

} // namespace folkmoot::richtext
