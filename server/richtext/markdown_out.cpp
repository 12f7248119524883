#include "richtext/directive_node.hpp"
#include "richtext/markdown_escape.hpp"
#include "richtext/schema.hpp"

#include <folkmoot/richtext_forms.hpp>

namespace folkmoot::richtext {
namespace {

constexpr std::size_t widest_pipe_table = 100;

// An item whose blocks need no blank lines between them.
bool is_compact(const Block& item) {
    for (std::size_t i = 0; i < item.blocks.size(); ++i) {
        const auto& block = item.blocks[i];
        if (is<Paragraph>(block) && i == 0) continue;
        // Only such a list can follow a paragraph without a blank line.
        const bool follows =
            is<BulletList>(block) || (is<OrderedList>(block) && std::get<OrderedList>(block.node).start == 1);
        if (!follows || i > 1
            || !std::all_of(block.blocks.begin(), block.blocks.end(), [](const Block& inner) {
                   return is_compact(inner) && !inner.blocks.empty() && is<Paragraph>(inner.blocks[0]);
               }))
            return false;
    }
    return true;
}

bool is_line_of_text(const Block& cell) {
    return cell.blocks.empty() || (cell.blocks.size() == 1 && is<Paragraph>(cell.blocks[0]));
}

// Whether a table can be written with bars: one header row, nothing merged, one paragraph a cell.
bool is_pipe_table(const Block& table) {
    if (table.blocks.empty()) return false;
    const auto& header = table.blocks[0].blocks;
    if (header.size() > widest_pipe_table) return false;
    for (std::size_t row = 0; row < table.blocks.size(); ++row) {
        const auto& cells = table.blocks[row].blocks;
        if (cells.size() != header.size()) return false;
        for (std::size_t column = 0; column < cells.size(); ++column) {
            const auto& cell = std::get<Cell>(cells[column].node);
            const auto role = row == 0 ? CellRole::column_header : CellRole::data;
            const bool plain = cell.role == role && cell.columns == 1 && cell.rows == 1
                && cell.align == std::get<Cell>(header[column].node).align;
            if (!plain || !is_line_of_text(cells[column])) return false;
        }
    }
    return true;
}

class MarkdownPrinter {
public:
    std::string run(const Tree& tree) {
        print(tree.blocks, '-');
        if (!out_.empty()) out_ += '\n';
        return std::move(out_);
    }

private:
    // `bullet` is the sign of the first list here; each list that follows another takes the other sign.
    void print(const std::vector<Block>& blocks, char bullet) {
        bool after_list = false;
        bool other_sign = false;
        for (std::size_t i = 0; i < blocks.size(); ++i) {
            if (i > 0) next_line(), next_line();
            const bool list = is<BulletList>(blocks[i]) || is<OrderedList>(blocks[i]);
            other_sign = list && after_list && !other_sign;
            after_list = list;
            print(blocks[i], other_sign ? other(bullet) : bullet, other_sign);
        }
    }

    static char other(char bullet) { return bullet == '-' ? '*' : '-'; }

    void print(const Block& block, char bullet, bool other_sign) {
        switch (kind(block)) {
        case Kind::paragraph:
            out_ += words(block, MarkdownPlace::paragraph);
            return;
        case Kind::heading:
            return print_heading(block);
        case Kind::bullet_list:
        case Kind::ordered_list:
            return print_list(block, bullet, other_sign);
        case Kind::quote:
            return print_inside(block.blocks, "> ", "> ", '-');
        case Kind::code:
            return print_code(block);
        case Kind::rule:
            out_ += "___";
            return;
        case Kind::table:
            return print_table(block);
        case Kind::figure:
            return print_figure(block);
        case Kind::footnote:
            return print_footnote(block);
        case Kind::page_break:
        case Kind::contents:
        case Kind::embed:
            return print_directive("::", block);
        default:
            return print_container(block);
        }
    }

    std::string words(const Block& block, MarkdownPlace place) const {
        return print_markdown_text(block.text, place, prefix_);
    }

    void next_line() {
        while (out_.ends_with(' '))
            out_.pop_back();
        out_ += '\n';
        out_ += prefix_;
    }

    void print_inside(
        const std::vector<Block>& blocks, std::string_view first, std::string_view further, char bullet) {
        const auto outer = prefix_.size();
        out_ += first;
        prefix_ += further;
        print(blocks, bullet);
        prefix_.resize(outer);
    }

    void print_heading(const Block& block) {
        out_ += std::string(std::get<Heading>(block.node).level, '#');
        if (!block.text.empty()) out_ += ' ' + words(block, MarkdownPlace::heading);
    }

    void print_list(const Block& list, char bullet, bool other_sign) {
        const auto* ordered = std::get_if<OrderedList>(&list.node);
        const bool compact = std::all_of(list.blocks.begin(), list.blocks.end(), is_compact);
        for (std::size_t i = 0; i < list.blocks.size(); ++i) {
            if (i > 0) next_line();
            if (i > 0 && !compact) next_line();
            auto marker = ordered ? std::to_string(ordered->start + i) + (other_sign ? ") " : ". ")
                                  : std::string{bullet, ' '};
            print_item(list.blocks[i], marker, bullet);
        }
    }

    void print_item(const Block& item, const std::string& marker, char bullet) {
        const auto task = std::get<ListItem>(item.node).task;
        const auto box = task == Task::none ? "" : task == Task::open ? "[ ] " : "[x] ";
        const auto outer = prefix_.size();
        out_ += marker + box;
        prefix_.append(marker.size(), ' ');
        if (is_compact(item)) {
            for (std::size_t i = 0; i < item.blocks.size(); ++i) {
                if (i > 0) next_line();
                print(item.blocks[i], other(bullet), i > 1);
            }
        } else {
            print(item.blocks, other(bullet));
        }
        prefix_.resize(outer);
    }

    void print_code(const Block& block) {
        std::string_view code;
        if (!block.text.empty()) code = std::get<std::string>(block.text[0].content);
        std::size_t longest = 2;
        std::size_t length = 0;
        for (char c : code)
            longest = std::max(longest, length = c == '`' ? length + 1 : 0);
        const std::string fence(longest + 1, '`');
        out_ += fence + std::get<Code>(block.node).language;
        for (std::size_t at = 0; !block.text.empty() && at <= code.size();) {
            auto end = std::min(code.find('\n', at), code.size());
            out_ += '\n';
            out_ += prefix_;
            out_ += code.substr(at, end - at);
            at = end + 1;
        }
        out_ += '\n';
        out_ += prefix_ + fence;
    }

    void print_directive(std::string_view colons, const Block& block) {
        auto form = directive_form(block.node);
        out_ += colons;
        out_ += form.name;
        if (!block.text.empty()) out_ += "[" + words(block, MarkdownPlace::label) + "]";
        out_ += print_any_attributes(form.attributes);
    }

    void print_container(const Block& block) {
        print_directive(":::", block);
        if (!block.blocks.empty()) {
            next_line();
            print(block.blocks, '-');
        }
        next_line();
        out_ += ":::";
    }

    void print_table(const Block& table) {
        if (!is_pipe_table(table)) return print_container(table);
        if (!table.text.empty()) {
            print_directive(":::", table);
            next_line();
        }
        print_row(table.blocks[0]);
        next_line();
        out_ += '|';
        for (const auto& cell : table.blocks[0].blocks)
            out_ += rule_of(std::get<Cell>(cell.node).align);
        for (std::size_t i = 1; i < table.blocks.size(); ++i) {
            next_line();
            print_row(table.blocks[i]);
        }
        if (table.text.empty()) return;
        next_line();
        out_ += ":::";
    }

    static std::string_view rule_of(Align align) {
        switch (align) {
        case Align::left:
            return " :--- |";
        case Align::centre:
            return " :---: |";
        case Align::right:
            return " ---: |";
        case Align::unset:
            break;
        }
        return " --- |";
    }

    void print_row(const Block& row) {
        out_ += '|';
        for (const auto& cell : row.blocks) {
            out_ += ' ';
            if (!cell.blocks.empty()) out_ += words(cell.blocks[0], MarkdownPlace::cell) + ' ';
            out_ += '|';
        }
    }

    void print_figure(const Block& block) {
        const auto& figure = std::get<Figure>(block.node);
        const bool decorative = figure.alternative && figure.alternative->empty();
        const bool nowhere = figure.file == 0 && figure.source.empty();
        if (!block.text.empty() || decorative || nowhere) return print_directive("::", block);
        out_ += "![";
        append_markdown(out_, figure.alternative.value_or(""), MarkdownPlace::label, {true, true, false});
        auto source = figure.file != 0 ? "file:" + std::to_string(figure.file) : figure.source;
        out_ += "](" + print_markdown_destination(source) + ")";
    }

    void print_footnote(const Block& block) {
        out_ += "[^" + std::get<Footnote>(block.node).label + "]:";
        if (block.blocks.empty()) return;
        const bool same_line = is<Paragraph>(block.blocks[0]);
        const auto outer = prefix_.size();
        prefix_ += "    ";
        if (same_line)
            out_ += ' ';
        else
            next_line(), next_line();
        print(block.blocks, '-');
        prefix_.resize(outer);
    }

    std::string out_;
    std::string prefix_;
};

} // namespace

std::string print_markdown(const Tree& tree) {
    return MarkdownPrinter().run(tree);
}

} // namespace folkmoot::richtext
