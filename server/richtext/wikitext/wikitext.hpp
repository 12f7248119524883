#pragma once
// MediaWiki's markup as a tree. What a tree cannot hold stays as words or as code, and is counted.
#include <folkmoot/richtext.hpp>

#include <map>

namespace folkmoot::richtext::wikitext {

/// How one MediaWiki site calls the namespaces that mean something in a text, in small letters.
struct Names {
    std::vector<std::string> file{"file", "image"};
    std::vector<std::string> media{"media"};
    std::vector<std::string> category{"category"};
    std::vector<std::string> special{"special"};
};

/// What a text had that a tree does not hold as it was meant.
enum class Unheld : std::uint8_t {
    call, ///< a template or parser function: kept as code
    formula, ///< kept as code
    element, ///< HTML, or an extension's: its words stay
    hidden, ///< a comment, or what only shows elsewhere: left out
    setting, ///< a switch such as __NOTOC__: left out
    section, ///< a link into a page leads to its top
    special, ///< a link to a page that a program makes: its words stay
    note, ///< a reference to a footnote that is not there
    nested, ///< deeper than a tree goes: kept as code
    whole ///< the whole text was kept as code
};
inline constexpr std::size_t unheld_kinds = 10;
std::string_view name_of(Unheld kind);
std::optional<Unheld> find_unheld(std::string_view name);

/// A text, and what is known of it beside its words.
struct Reading {
    Tree tree; ///< in normal form, without a fault, without block ids
    std::vector<std::string> categories; ///< each once, in the order of the text
    /// Each once. A picture is a figure whose source is the file's name, any other a wiki link to
    /// "File:name".
    std::vector<std::string> files;
    std::map<std::string, std::size_t> calls; ///< templates by name
    std::map<Unheld, std::size_t> unheld;
};

/// Reads any octets, in time that grows with their number. `title` is that of the page, for links to its own
/// subpages. More than 1 MiB is kept whole as code.
Reading read(std::string_view text, std::string_view title = {}, const Names& names = {});

/// "Our_plan" as "Our plan": underscores and runs of white space are one space, none at the ends.
std::string plain_title(std::string_view written);

} // namespace folkmoot::richtext::wikitext
