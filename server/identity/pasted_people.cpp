#include "identity/pasted_people.hpp"

#include "identity/person.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace folkmoot::identity {
namespace {

constexpr std::size_t longest_name = 200, longest_address = 254, most_cells = 50;

bool is_space(char letter) {
    return static_cast<unsigned char>(letter) <= ' ' || letter == '\x7F';
}

std::string_view without_spaces(std::string_view text) {
    while (!text.empty() && is_space(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && is_space(text.back()))
        text.remove_suffix(1);
    return text;
}

bool says_nothing(const std::string& cell) {
    return std::ranges::all_of(cell, [](char letter) { return is_space(letter) || letter == ','; });
}

/// One line, not longer than that, cut between letters.
std::string plain(std::string_view text, std::size_t longest) {
    text = without_spaces(text);
    std::size_t end = std::min(text.size(), longest);
    while (end < text.size() && end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U)
        --end;
    std::string result{without_spaces(text.substr(0, end))};
    std::ranges::replace_if(result, is_space, ' ');
    return result;
}

struct Cells {
    std::size_t line = 0;
    std::vector<std::string> cells;
};

/// The lines of a CSV text, one after the other. What separates its cells is found out for each line.
class PastedLines {
public:
    explicit PastedLines(std::string_view text)
        : text_(text) { }

    std::optional<Cells> next() {
        if (at_ >= text_.size()) return std::nullopt;
        const char separator = separator_here();
        Cells found{.line = line_, .cells = {}};
        for (bool more = true; more;) {
            std::string cell;
            more = read_cell(cell, separator);
            if (found.cells.size() < most_cells) found.cells.push_back(std::move(cell));
        }
        return found;
    }

private:
    /// Semicolons and tabs first: names have commas in them ("Smith, Sam <sam@example.org>; ...").
    char separator_here() const {
        const auto line = text_.substr(at_, text_.find_first_of("\r\n", at_) - at_);
        for (const char separator : {'\t', ';'})
            if (line.contains(separator)) return separator;
        return ',';
    }

    /// Gives whether another cell of the same line follows.
    bool read_cell(std::string& cell, char separator) {
        while (at_ < text_.size() && text_[at_] == ' ')
            ++at_;
        if (at_ < text_.size() && text_[at_] == '"') read_quoted(cell);
        const std::array ends{separator, '\r', '\n'};
        const auto end = std::min(text_.find_first_of({ends.data(), ends.size()}, at_), text_.size());
        cell.append(text_.substr(at_, end - at_));
        at_ = end;
        if (at_ >= text_.size()) return false;
        const char stopped = text_[at_++];
        if (stopped == separator) return true;
        if (stopped == '\r' && at_ < text_.size() && text_[at_] == '\n') ++at_;
        ++line_;
        return false;
    }

    /// A quote that nothing closes is a letter like any other.
    void read_quoted(std::string& cell) {
        auto from = at_ + 1;
        for (auto quote = find_quote(from); quote != text_.npos; quote = find_quote(from)) {
            cell.append(text_.substr(from, quote - from));
            if (quote + 1 < text_.size() && text_[quote + 1] == '"') {
                cell.push_back('"');
                from = quote + 2;
                continue;
            }
            line_ += static_cast<std::size_t>(std::ranges::count(text_.substr(at_, quote - at_), '\n'));
            at_ = quote + 1;
            return;
        }
        cell.clear();
    }

    std::size_t find_quote(std::size_t from) {
        if (no_more_quotes_) return text_.npos;
        const auto found = text_.find('"', from);
        no_more_quotes_ = found == text_.npos;
        return found;
    }

    std::string_view text_;
    std::size_t at_ = 0;
    std::size_t line_ = 1;
    bool no_more_quotes_ = false;
};

enum class Column { address, name, organisation };

std::optional<Column> column_of(std::string_view cell) {
    using Known = std::pair<std::string_view, Column>;
    static constexpr std::array known{Known{"email", Column::address}, Known{"e-mail", Column::address},
        Known{"email address", Column::address}, Known{"e-mail address", Column::address},
        Known{"address", Column::address}, Known{"mail", Column::address}, Known{"ebost", Column::address},
        Known{"e-bost", Column::address}, Known{"cyfeiriad", Column::address},
        Known{"cyfeiriad e-bost", Column::address}, Known{"name", Column::name},
        Known{"full name", Column::name}, Known{"display name", Column::name}, Known{"enw", Column::name},
        Known{"enw llawn", Column::name}, Known{"organisation", Column::organisation},
        Known{"organization", Column::organisation}, Known{"company", Column::organisation},
        Known{"sefydliad", Column::organisation}, Known{"cwmni", Column::organisation}};
    const auto key = email_key(without_spaces(cell));
    const auto found = std::ranges::find(known, std::string_view{key}, &Known::first);
    return found == known.end() ? std::nullopt : std::optional{found->second};
}

/// Which column is which, when a line names them.
std::optional<std::vector<std::optional<Column>>> names_in(const Cells& line) {
    std::vector<std::optional<Column>> columns;
    for (const auto& cell : line.cells)
        columns.push_back(column_of(cell));
    if (std::ranges::find(columns, std::optional{Column::address}) == columns.end()) return std::nullopt;
    return columns;
}

/// "Sam Smith <sam@example.org>", or an address alone.
PastedPerson person_in(std::string_view cell, std::size_t line) {
    const auto open = cell.rfind('<');
    const auto close = cell.find('>', open == cell.npos ? 0 : open);
    if (open == cell.npos || close == cell.npos)
        return {
            .line = line, .address = email_key(plain(cell, longest_address)), .name = {}, .organisation = {}};
    auto name = without_spaces(cell.substr(0, open));
    if (name.size() > 1 && (name.front() == '"' || name.front() == '\'') && name.back() == name.front())
        name = name.substr(1, name.size() - 2);
    return {.line = line,
        .address = email_key(plain(cell.substr(open + 1, close - open - 1), longest_address)),
        .name = plain(name, longest_name),
        .organisation = {}};
}

/// Addresses with nothing but white space and commas between them.
bool is_row_of_addresses(std::string_view cell) {
    return !cell.contains('<') && std::ranges::count(cell, '@') > 1;
}

class Reading {
public:
    explicit Reading(std::size_t most)
        : most_(most) { }

    void take_named(const std::vector<std::optional<Column>>& columns, const Cells& line) {
        PastedPerson person{.line = line.line, .address = {}, .name = {}, .organisation = {}};
        for (std::size_t at = 0; at < std::min(columns.size(), line.cells.size()); ++at) {
            const std::string_view cell = line.cells[at];
            if (columns[at] == Column::name) person.name = plain(cell, longest_name);
            if (columns[at] == Column::organisation) person.organisation = plain(cell, longest_name);
            if (columns[at] != Column::address) continue;
            auto found = person_in(cell, line.line);
            person.address = std::move(found.address);
            if (person.name.empty()) person.name = std::move(found.name);
        }
        add(std::move(person));
    }

    /// A line without named columns: several addresses, or one with its person's name and organisation.
    void take(const Cells& line) {
        const auto has_address = [](const std::string& cell) { return cell.contains('@'); };
        const auto addresses = std::ranges::count_if(line.cells, has_address);
        if (addresses == 0) {
            const auto filled = std::ranges::find_if_not(line.cells, says_nothing);
            if (filled != line.cells.end()) add(person_in(*filled, line.line));
            return;
        }
        std::optional<PastedPerson> only;
        std::vector<std::string> others;
        for (const auto& cell : line.cells) {
            if (is_row_of_addresses(cell))
                take_row(cell, line.line);
            else if (addresses > 1)
                add(person_in(cell, line.line));
            else if (has_address(cell))
                only = person_in(cell, line.line);
            else
                others.push_back(plain(cell, longest_name));
        }
        if (!only) return;
        std::erase(others, std::string{});
        if (!others.empty() && only->name.empty()) {
            only->name = others.front();
            others.erase(others.begin());
        }
        if (!others.empty()) only->organisation = others.front();
        add(std::move(*only));
    }

    PastedPeople taken() && { return std::move(people_); }
    bool is_full() const { return people_.more; }

private:
    void take_row(std::string_view cell, std::size_t line) {
        const auto parts = [](char letter) { return is_space(letter) || letter == ','; };
        while (!cell.empty()) {
            const auto end = static_cast<std::size_t>(std::ranges::find_if(cell, parts) - cell.begin());
            add(person_in(cell.substr(0, end), line));
            cell.remove_prefix(std::min(end + 1, cell.size()));
        }
    }
    void add(PastedPerson person) {
        if (person.address.empty() && person.name.empty()) return;
        if (people_.people.size() >= most_)
            people_.more = true;
        else
            people_.people.push_back(std::move(person));
    }

    std::size_t most_;
    PastedPeople people_;
};

} // namespace

PastedPeople read_pasted(std::string_view text, std::size_t most) {
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    PastedLines lines{text};
    Reading reading{most};
    std::optional<std::vector<std::optional<Column>>> columns;
    bool first = true;
    while (!reading.is_full()) {
        const auto line = lines.next();
        if (!line) break;
        if (std::ranges::all_of(line->cells, says_nothing)) continue;
        if (std::exchange(first, false) && (columns = names_in(*line))) continue;
        if (columns)
            reading.take_named(*columns, *line);
        else
            reading.take(*line);
    }
    return std::move(reading).taken();
}

} // namespace folkmoot::identity
