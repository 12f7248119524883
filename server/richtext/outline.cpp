#include "richtext/schema.hpp"

#include <folkmoot/richtext_forms.hpp>

#include <unordered_map>

namespace folkmoot::richtext {
namespace {

constexpr std::size_t longest_anchor = 64;

// Letters and digits of ASCII in lower case, bytes beyond it as they are, one hyphen for all else.
std::string anchor_of(std::string_view words) {
    std::string out;
    for (char c : words) {
        const bool upper = c >= 'A' && c <= 'Z';
        const bool kept = upper || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')
            || static_cast<unsigned char>(c) >= 0x80;
        if (kept)
            out += upper ? static_cast<char>(c + 32) : c;
        else if (!out.empty() && out.back() != '-')
            out += '-';
        if (out.size() >= longest_anchor && (static_cast<unsigned char>(c) & 0xc0) != 0x80) break;
    }
    // The break above leaves whole characters only, but for the last one begun.
    while (!out.empty() && static_cast<unsigned char>(out.back()) >= 0xc0)
        out.pop_back();
    while (out.ends_with('-'))
        out.pop_back();
    return out.empty() ? "section" : out;
}

void collect(const std::vector<Block>& blocks, std::vector<OutlineEntry>& out) {
    for (const auto& block : blocks) {
        // A heading in a footnote is no part of the page's structure.
        if (is<Footnote>(block)) continue;
        if (const auto* heading = std::get_if<Heading>(&block.node))
            out.push_back({block.id, heading->level, plain_text(block.text), {}});
        collect(block.blocks, out);
    }
}

} // namespace

std::vector<OutlineEntry> outline(const Tree& tree) {
    std::vector<OutlineEntry> out;
    collect(tree.blocks, out);
    std::unordered_map<std::string, std::size_t> used;
    for (auto& entry : out) {
        const auto base = anchor_of(entry.words);
        entry.anchor = base;
        // How often this anchor was wanted says which number to try next.
        while (!used.emplace(entry.anchor, 1).second)
            entry.anchor = base + "-" + std::to_string(++used[base]);
    }
    return out;
}

} // namespace folkmoot::richtext
