#include "richtext/wikitext/page_reader.hpp"

namespace folkmoot::richtext::wikitext {
namespace {

constexpr std::size_t deepest_list = 8;

/// Makes lists of lines by their prefixes: "**" is an item below the "*" before it.
class ListReader {
public:
    ListReader(PageReader& page, const std::vector<ListLine>& lines, std::size_t depth)
        : page_(page)
        , lines_(lines)
        , depth_(depth) { }

    std::vector<Block> run(std::size_t from, std::size_t to, std::size_t level) {
        std::vector<Block> blocks;
        while (from < to) {
            const auto end = same_kind(from, to, level);
            const char kind = kind_of(from, level);
            if (kind == ':') {
                auto inside = items(from, end, level);
                std::vector<Block> quoted;
                for (auto& item : inside)
                    std::ranges::move(item.blocks, std::back_inserter(quoted));
                blocks.push_back(block_around(Quote{}, std::move(quoted)));
            } else if (kind == '#') {
                blocks.push_back(block_around(OrderedList{}, items(from, end, level)));
            } else {
                blocks.push_back(block_around(BulletList{}, items(from, end, level)));
            }
            from = end;
        }
        return blocks;
    }

private:
    std::size_t level_of(std::size_t line) const {
        return std::min(lines_[line].prefix.size(), deepest_list);
    }

    /// What a line is at a level. A definition belongs to the term before it.
    char kind_of(std::size_t line, std::size_t level) const { return lines_[line].prefix[level]; }

    std::size_t same_kind(std::size_t from, std::size_t to, std::size_t level) const {
        const char kind = kind_of(from, level);
        auto end = from + 1;
        const auto goes_on = [&](std::size_t line) {
            const char next = kind_of(line, level);
            return next == kind || (kind == ';' && next == ':');
        };
        while (end < to && level_of(end) > level && goes_on(end))
            ++end;
        return end;
    }

    std::vector<Block> items(std::size_t from, std::size_t to, std::size_t level) {
        std::vector<Block> items;
        while (from < to) {
            const bool definition =
                kind_of(from, level) == ':' && !items.empty() && kind_of(from - 1, level) != ':';
            const bool further = kind_of(from, level) == ':' && !items.empty();
            std::vector<Block> blocks;
            if (level_of(from) == level + 1) {
                add_line(blocks, from);
                ++from;
            }
            const auto begin = from;
            while (from < to && level_of(from) > level + 1 && kind_of(from, level) == kind_of(begin, level))
                ++from;
            std::ranges::move(run(begin, from, level + 1), std::back_inserter(blocks));
            if (definition || further)
                std::ranges::move(blocks, std::back_inserter(items.back().blocks));
            else
                items.push_back(block_around(ListItem{}, std::move(blocks)));
        }
        return items;
    }

    /// The words of an item; those of a term are strong, and its definition may stand behind a colon.
    void add_line(std::vector<Block>& blocks, std::size_t line) {
        const auto words = lines_[line].words;
        if (lines_[line].prefix.back() != ';') return page_.add_flow(blocks, words, depth_);
        const auto colon = std::min(words.find(" : "), words.size());
        auto term = page_.text(words.substr(0, colon));
        for (auto& piece : term)
            piece.style.marks.add(Mark::strong);
        if (!term.empty()) blocks.push_back(block_of(Paragraph{}, std::move(term)));
        if (colon < words.size()) page_.add_flow(blocks, trimmed(words.substr(colon + 3)), depth_);
    }

    PageReader& page_;
    const std::vector<ListLine>& lines_;
    std::size_t depth_;
};

} // namespace

std::vector<Block> PageReader::list(const std::vector<ListLine>& lines, std::size_t depth) {
    return ListReader{*this, lines, depth}.run(0, lines.size(), 0);
}

} // namespace folkmoot::richtext::wikitext
