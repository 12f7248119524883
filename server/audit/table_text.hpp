#pragma once
#include <span>
#include <string>
#include <string_view>

namespace folkmoot::audit {

/// Adds a line of comma-separated values (RFC 4180). A cell that a spreadsheet would take for a formula
/// begins with an apostrophe.
void add_row(std::string& table, std::span<const std::string_view> cells);
inline void add_row(std::string& table, std::initializer_list<std::string_view> cells) {
    add_row(table, std::span{cells.begin(), cells.size()});
}

} // namespace folkmoot::audit
