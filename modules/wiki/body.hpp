#pragma once
#include "page.hpp"

#include "folkmoot/link.hpp"
#include "folkmoot/printing.hpp"

namespace folkmoot::wiki {

/// What a writer typed, as a tree whose relative links to titles of this wiki hold ids. Throws
/// Code::bad_input with the field `markdown` and the line.
richtext::Tree parse_body(std::string_view markdown);

/// Turns [[Title]] into links that hold ids, for the pages of this wiki that the viewer can see.
void resolve_titles(ReadTx& tx, const Viewer& viewer, ObjectId component, richtext::Tree& tree);

/// What the house calls before it compares two texts of this wiki: see ObjectAbilities::settle_links.
void settle_titles(ReadTx& tx, const Viewer& viewer, const ObjectRow& page, richtext::Tree& tree);

/// The text as its writer types it: links to pages of this wiki that the viewer can see are [[Title]] again.
std::string markdown_for(ReadTx& tx, const Viewer& viewer, ObjectId component, richtext::Tree tree);

/// What a text points to, as the house keeps it.
std::vector<NewLink> links_in(const richtext::Tree& tree, ObjectId component);

/// Prints a text for one viewer: what they may not see prints only the author's words.
std::string print_for(ReadTx& tx, const Viewer& viewer, ObjectId component,
    const richtext::HtmlFragment& fragment, Shown shown = Shown::inside);

} // namespace folkmoot::wiki
