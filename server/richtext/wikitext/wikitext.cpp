#include "richtext/wikitext/wikitext.hpp"

#include "richtext/schema.hpp"
#include "richtext/wikitext/page_reader.hpp"

#include <folkmoot/richtext_forms.hpp>

namespace folkmoot::richtext::wikitext {
namespace {

constexpr std::array<std::string_view, unheld_kinds> names_of_kinds{
    "template", "formula", "element", "hidden", "setting", "section", "special", "note", "nested", "whole"};

/// A text that no tree holds, as code.
void keep_whole(Reading& reading, std::string_view text) {
    reading.tree = {{block_of(Code{"wikitext"}, {run_of(std::string{text})})}};
    normalise(reading.tree);
    ++reading.unheld[Unheld::whole];
}

} // namespace

std::string_view name_of(Unheld kind) {
    return names_of_kinds[static_cast<std::size_t>(kind)];
}

std::optional<Unheld> find_unheld(std::string_view name) {
    return find_value<Unheld>(names_of_kinds, name);
}

Reading read(std::string_view text, std::string_view title, const Names& names) {
    Reading reading;
    if (text.size() > Limits{}.markdown_bytes) {
        keep_whole(reading, text);
        return reading;
    }
    const auto aside = set_aside(text, reading);
    PageReader page{aside, title, names, reading};
    reading.tree.blocks = page.blocks(aside.text, 0);
    std::ranges::move(page.footnotes(), std::back_inserter(reading.tree.blocks));
    normalise(reading.tree);
    if (find_fault(reading.tree)) keep_whole(reading, text);
    return reading;
}

} // namespace folkmoot::richtext::wikitext
