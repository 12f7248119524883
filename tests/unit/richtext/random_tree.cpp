#include "random_tree.hpp"

namespace folkmoot::richtext::test {
namespace {

constexpr std::string_view nasty[] = {"plain words", "word", "a", " leading", "trailing ", "  ", "#",
    "# no heading", "C#", "1. no list", "2)", "- no item", "+", "* star *", "**", "***a*", "_under_score_",
    "snake_case", "`code`", "``", "|", "a | b", "[link](x)", "[[Title]]", "[^1]", "[^note]:", "![image](y)",
    "<b>", "</div>", "<!-- -->", "&amp;", "&", "&#35;", "https://example.org/a_b", "www.example.org",
    "jane@example.org", "\\", "\\\\", "\\*", "~~~", "~", "---", "===", ":::callout", ":::", "::contents",
    ":em[x]", ":em", ":", "{a=b}", "(", ")", "]", "[", "\"quoted\"", "it's", "tab\there", "\t", "é",
    "Ünïcödé", "日本語", "שלום עולם", "مرحبا", "“curly”", "\xc2\xa0", "😀", "!", "a!", "10:30", "note: x",
    "{", "}", "$x$", "ends with\\", "a  b", "x^2", "=", "> quote", "[ ] task", "[x] done", "5 < 6 > 4", "%20",
    "'", "...", "http://", "a:b", "line\xe2\x80\xa8sep", "|---|", "0.", "123456789. x", "1234567890. y",
    "www.", "@", "a@b", "\"", "::", "www", "."};

constexpr std::string_view hrefs[] = {"https://example.org/", "http://example.org/a_(b)?c=d&e=f#g",
    "/s/space/page", "page.md", "mailto:jane@example.org", "tel:+441234567890", "#part", "a b c",
    "?q=[x]|y`z", "x\\y", "é/ü", "https://example.org/*a*_b_", ""};

constexpr std::string_view code_lines[] = {"int main() {", "\treturn 0;", "  two", "```", "~~~~", "",
    "    four", "# x", ":::callout", ":::", "[^1]: x", "\x09\x09tabs", "a | b", "`` ` ``", "> x", "- y",
    "<b>", "&amp;", " \t mixed", "::contents[x]{y=z}", "> :::note[a *b*]", "1. [^a]: b"};

template <std::size_t count> std::string pick(const std::string_view (&from)[count], std::size_t at) {
    return std::string{from[at % count]};
}

} // namespace

std::string RandomTree::words() {
    std::string out;
    for (auto n = 1 + below(3); n > 0; --n)
        out += pick(nasty, random_());
    return out;
}

Style RandomTree::style() {
    Style style;
    if (below(2) == 0) return style;
    for (auto mark :
        {Mark::strong, Mark::emphasis, Mark::strike, Mark::code, Mark::subscript, Mark::superscript})
        if (below(5) == 0) style.marks.add(mark);
    switch (below(8)) {
    case 0:
        style.link = WebLink{pick(hrefs, random_())};
        break;
    case 1:
        style.link = ObjectLink{static_cast<TargetId>(1 + below(1000))};
        break;
    case 2:
        style.link = WikiLink{below(2) == 0 ? "Page title" : words()};
        break;
    case 3:
        style.language = {"cy", Direction::unset};
        break;
    case 4:
        style.language = {
            below(2) == 0 ? "ar" : "", below(4) == 0 ? Direction::left_to_right : Direction::right_to_left};
        break;
    default:
        break;
    }
    return style;
}

Text RandomTree::text(std::size_t most) {
    Text text;
    for (auto n = below(most) + 1; n > 0; --n) {
        Inline piece{words(), style()};
        switch (below(12)) {
        case 0:
            piece.content = HardBreak{};
            break;
        case 1:
            piece.content = Mention{static_cast<TargetId>(1 + below(99)), words()};
            break;
        case 2:
            piece.content = FootnoteReference{below(2) == 0 ? "1" : "note"};
            break;
        case 3:
            if (auto* wiki = std::get_if<WikiLink>(&piece.style.link)) piece.content = wiki->title;
            if (auto* web = std::get_if<WebLink>(&piece.style.link)) piece.content = web->href;
            break;
        default:
            break;
        }
        text.push_back(std::move(piece));
    }
    return text;
}

Block RandomTree::item(int depth) {
    Block item;
    item.node = ListItem{static_cast<Task>(below(4) == 0 ? below(3) : 0)};
    item.blocks = flow(depth + 1, 2);
    return item;
}

Block RandomTree::list(int depth) {
    Block list;
    if (below(2) == 0)
        list.node = BulletList{};
    else
        list.node = OrderedList{static_cast<std::uint32_t>(below(3) == 0 ? below(900'000'000) : 1)};
    for (auto n = 1 + below(3); n > 0; --n)
        list.blocks.push_back(item(depth));
    return list;
}

Block RandomTree::table(int depth) {
    Block table;
    table.node = Table{};
    if (below(2) == 0) table.text = text(2);
    const bool simple = below(3) > 0;
    const auto columns = 1 + below(3);
    std::vector<Align> aligns;
    for (std::size_t i = 0; i < columns; ++i)
        aligns.push_back(static_cast<Align>(below(4)));
    for (std::size_t row = 0, rows = 1 + below(3); row < rows; ++row) {
        Block line;
        line.node = Row{};
        for (std::size_t column = 0; column < columns; ++column) {
            Block cell;
            Cell attributes{row == 0 ? CellRole::column_header : CellRole::data, aligns[column], 1, 1};
            if (!simple && below(3) == 0)
                attributes = {static_cast<CellRole>(below(3)), static_cast<Align>(below(4)),
                    static_cast<std::uint16_t>(1 + below(3)), static_cast<std::uint16_t>(1 + below(3))};
            cell.node = attributes;
            if (!simple)
                cell.blocks = flow(depth + 2, 2);
            else if (below(5) > 0)
                cell.blocks.push_back({BlockId::none, Paragraph{}, text(3), {}});
            line.blocks.push_back(std::move(cell));
        }
        table.blocks.push_back(std::move(line));
    }
    return table;
}

Block RandomTree::code() {
    Block block;
    block.node = Code{below(2) == 0 ? "" : "c++"};
    std::string lines;
    for (auto n = below(5); n > 0; --n)
        lines += pick(code_lines, random_()) + "\n";
    if (below(2) == 0 && !lines.empty()) lines.pop_back();
    block.text.push_back({lines, {}});
    return block;
}

Block RandomTree::block(int depth) {
    Block block;
    switch (depth > 3 ? below(7) : below(16)) {
    default:
        block.node = Paragraph{}, block.text = text();
        return block;
    case 1:
        block.node = Heading{static_cast<std::uint8_t>(1 + below(6))}, block.text = text(3);
        return block;
    case 2:
        return code();
    case 3:
        block.node = Rule{};
        return block;
    case 4: {
        Figure figure;
        if (below(2) == 0)
            figure.file = static_cast<TargetId>(1 + below(99));
        else
            figure.source = "images/a (1).png";
        if (below(3) > 0) figure.alternative = below(3) == 0 ? "" : words();
        block.node = figure;
        if (below(2) == 0) block.text = text(2);
        return block;
    }
    case 5:
        block.node = Embed{static_cast<TargetId>(1 + below(99))}, block.text = text(2);
        return block;
    case 6:
        below(2) == 0 ? block.node = PageBreak{} : block.node = Contents{};
        return block;
    case 7:
    case 8:
    case 9:
        return list(depth);
    case 10:
        return table(depth);
    case 11:
        block.node = Quote{};
        break;
    case 12:
        block.node = Callout{static_cast<CalloutKind>(below(5))},
        block.text = below(2) == 0 ? Text{} : text(2);
        break;
    case 13:
        block.node = Expandable{}, block.text = text(2);
        break;
    case 14:
        if (depth > 0) return this->block(depth + 1);
        block.node = Footnote{footnotes_++ == 0 ? "1" : "note"};
        break;
    }
    block.blocks = flow(depth + 1, 3);
    return block;
}

std::vector<Block> RandomTree::flow(int depth, std::size_t most) {
    std::vector<Block> blocks;
    for (auto n = below(most + 1); n > 0; --n)
        blocks.push_back(block(depth));
    return blocks;
}

std::size_t trees_to_try(std::size_t usual) {
    const char* divided = std::getenv("FOLKMOOT_TREES_DIVIDED");
    return divided ? std::max<std::size_t>(1, usual / std::max(1UL, std::strtoul(divided, nullptr, 10)))
                   : usual;
}

Tree RandomTree::make() {
    footnotes_ = 0;
    Tree tree{flow(0, 6)};
    normalise(tree);
    return tree;
}

void RandomTree::change(std::vector<Block>& blocks, int depth) {
    for (auto& block : blocks) {
        change(block.blocks, depth + 1);
        const bool rich = !block.text.empty() && !std::holds_alternative<Code>(block.node);
        if (rich && below(5) == 0)
            block.text.insert(block.text.begin() + static_cast<std::ptrdiff_t>(below(block.text.size() + 1)),
                {words(), style()});
        if (rich && below(8) == 0) block.text.pop_back();
        if (auto* heading = std::get_if<Heading>(&block.node); heading && below(3) == 0) heading->level = 2;
    }
    if (blocks.size() > 1 && below(4) == 0)
        std::swap(blocks[below(blocks.size())], blocks[below(blocks.size())]);
    if (!blocks.empty() && below(6) == 0)
        blocks.erase(blocks.begin() + static_cast<std::ptrdiff_t>(below(blocks.size())));
}

// A block of flow content from anywhere, moved to the top; the rest changes in place.
Tree RandomTree::change(const Tree& tree) {
    Tree changed = tree;
    change(changed.blocks, 0);
    for (auto& block : changed.blocks) {
        const bool holder =
            std::holds_alternative<Quote>(block.node) || std::holds_alternative<Callout>(block.node);
        if (!holder || block.blocks.empty() || below(2) == 0) continue;
        auto inner = std::move(block.blocks.back());
        block.blocks.pop_back();
        changed.blocks.insert(changed.blocks.begin(), std::move(inner));
        break;
    }
    if (below(2) == 0) {
        auto fresh = block(1);
        changed.blocks.insert(
            changed.blocks.begin() + static_cast<std::ptrdiff_t>(below(changed.blocks.size() + 1)),
            std::move(fresh));
    }
    normalise(changed);
    return changed;
}

} // namespace folkmoot::richtext::test
