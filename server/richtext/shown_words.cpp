#include "richtext/shown_words.hpp"

#include "richtext/schema.hpp"

namespace folkmoot::richtext {
namespace {

bool is_list(const Block& block) {
    return is<BulletList>(block) || is<OrderedList>(block);
}

void append_run(PlainText& out, BlockId shown_under, const Block& block) {
    const auto words = plain_text(block.text);
    if (words.empty()) return;
    out.spans.push_back({shown_under, out.text.size(), words.size()});
    out.text += words;
    out.text += '\n';
}

/// The limits of a tree bound how deep this goes.
void append_shown(PlainText& out, const std::vector<Block>& blocks) {
    for (const auto& block : blocks) {
        if (is<Embed>(block)) continue;
        append_run(out, block.id, block);
        if (!has_bare_words(block)) {
            append_shown(out, block.blocks);
            continue;
        }
        append_run(out, block.id, block.blocks.front());
        for (std::size_t i = 1; i < block.blocks.size(); ++i) {
            append_run(out, block.blocks[i].id, block.blocks[i]);
            append_shown(out, block.blocks[i].blocks);
        }
    }
}

} // namespace

bool has_bare_words(const Block& block) {
    const auto& inner = block.blocks;
    if (inner.empty() || !is<Paragraph>(inner.front())) return false;
    if (is<Cell>(block)) return inner.size() == 1;
    return is<ListItem>(block) && std::all_of(inner.begin() + 1, inner.end(), is_list);
}

PlainText shown_words(const Tree& tree) {
    PlainText out;
    append_shown(out, tree.blocks);
    return out;
}

} // namespace folkmoot::richtext
