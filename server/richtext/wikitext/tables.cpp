#include "richtext/schema.hpp"
#include "richtext/wikitext/lines.hpp"
#include "richtext/wikitext/page_reader.hpp"

#include <charconv>

namespace folkmoot::richtext::wikitext {
namespace {

struct CellDraft {
    bool header = false;
    std::string_view attributes;
    std::string words;
};

std::uint16_t span_of(std::string_view attributes, std::string_view name) {
    const auto digits = attribute(attributes, name);
    std::uint16_t span = 1;
    std::from_chars(digits.data(), digits.data() + digits.size(), span);
    return std::clamp<std::uint16_t>(span, 1, max_span);
}

Align align_of(const std::string& attributes) {
    const auto is = [&](const std::string& side) {
        return attribute(attributes, "align") == side || attributes.contains("text-align:" + side)
            || attributes.contains("text-align: " + side);
    };
    return is("left")  ? Align::left
        : is("center") ? Align::centre
        : is("right")  ? Align::right
                       : Align::unset;
}

/// Puts a table together from the lines between "{|" and "|}".
class TableReader {
public:
    TableReader(PageReader& page, std::size_t depth)
        : page_(page)
        , depth_(depth) { }

    Block run(const std::vector<std::string_view>& lines) {
        std::size_t inner = 0;
        for (std::size_t number = 1; number < lines.size(); ++number) {
            const auto line = lines[number];
            const bool within = inner > 0;
            if (begins_table(line)) ++inner;
            if (ends_table(line) && inner > 0) --inner;
            if (within || inner > 0)
                go_on(line);
            else
                take(trimmed(line));
        }
        return build();
    }

private:
    void take(std::string_view line) {
        if (line.starts_with("|+")) {
            caption_.emplace(without_attributes(line.substr(2)));
        } else if (line.starts_with("|-")) {
            rows_.emplace_back();
        } else if (line.starts_with('|') || line.starts_with('!')) {
            take_cells(line.substr(1), line.front() == '!');
        } else {
            go_on(line);
        }
    }

    /// A line that is no mark of the table belongs to the cell before it or, before the first, to the
    /// caption.
    void go_on(std::string_view line) {
        if (!rows_.empty() && !rows_.back().empty())
            (rows_.back().back().words += '\n') += line;
        else if (!trimmed(line).empty())
            (caption_.value_or("").empty() ? caption_.emplace() : * caption_ += ' ') += line;
    }

    void take_cells(std::string_view line, bool header) {
        if (rows_.empty()) rows_.emplace_back();
        std::size_t open = 0, begin = 0;
        for (std::size_t at = 0; at + 1 < line.size(); ++at) {
            const auto two = line.substr(at, 2);
            if (two == "[[")
                ++open, ++at;
            else if (two == "]]" && open > 0)
                --open, ++at;
            else if (open == 0 && (two == "||" || (header && two == "!!"))) {
                add_cell(line.substr(begin, at - begin), header);
                begin = at + 2;
                ++at;
            }
        }
        add_cell(line.substr(begin), header);
    }

    void add_cell(std::string_view written, bool header) {
        const auto words = without_attributes(written);
        rows_.back().push_back(
            {header, written.substr(0, written.size() - words.size()), std::string{trimmed(words)}});
    }

    /// What stands behind `align="right" |`.
    static std::string_view without_attributes(std::string_view written) {
        const auto bar = written.find_first_of("|[");
        if (bar == written.npos || written[bar] != '|' || !written.substr(0, bar).contains('='))
            return written;
        return written.substr(bar + 1);
    }

    Block build() {
        std::erase_if(rows_, [](const auto& row) { return row.empty(); });
        auto table = block_of(Table{}, page_.text(caption_.value_or("")));
        for (std::size_t number = 0; number < rows_.size(); ++number) {
            std::vector<Block> cells;
            for (const auto& draft : rows_[number])
                cells.push_back(cell(draft, rows_[number], rows_.size() - number));
            table.blocks.push_back(block_around(Row{}, std::move(cells)));
        }
        return table;
    }

    Block cell(const CellDraft& draft, const std::vector<CellDraft>& row, std::size_t rows_left) {
        Cell made{.role = CellRole::data,
            .align = align_of(small_letters(draft.attributes)),
            .columns = span_of(draft.attributes, "colspan"),
            .rows = static_cast<std::uint16_t>(
                std::min<std::size_t>(span_of(draft.attributes, "rowspan"), rows_left))};
        const bool all = std::ranges::all_of(row, &CellDraft::header);
        if (draft.header)
            made.role = !all || attribute(draft.attributes, "scope") == "row" ? CellRole::row_header
                                                                              : CellRole::column_header;
        return block_around(made, page_.blocks(draft.words, depth_));
    }

    PageReader& page_;
    std::size_t depth_;
    std::optional<std::string> caption_;
    std::vector<std::vector<CellDraft>> rows_;
};

} // namespace

Block PageReader::table(const std::vector<std::string_view>& lines, std::size_t depth) {
    return TableReader{*this, depth}.run(lines);
}

} // namespace folkmoot::richtext::wikitext
