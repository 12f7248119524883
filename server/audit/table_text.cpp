#include "audit/table_text.hpp"

namespace folkmoot::audit {
namespace {

void add_cell(std::string& table, std::string_view text) {
    table += '"';
    if (!text.empty() && std::string_view{"=+-@\t\r"}.find(text.front()) != std::string_view::npos)
        table += '\'';
    for (const char letter : text) {
        if (letter == '"') table += '"';
        table += letter;
    }
    table += '"';
}

} // namespace

void add_row(std::string& table, std::span<const std::string_view> cells) {
    bool first = true;
    for (const auto text : cells) {
        if (!first) table += ',';
        add_cell(table, text);
        first = false;
    }
    table += "\r\n";
}

} // namespace folkmoot::audit
