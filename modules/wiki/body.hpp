#pragma once
#include "page.hpp"

#include "folkmoot/richtext_html.hpp"

namespace folkmoot::wiki {

/// The text of a revision. A stored tree that cannot be read is a defect of the house: Code::internal, never an empty
/// page.
richtext::Tree tree_of(const Revision& revision);

/// What a writer typed, as a tree whose relative links to titles of this wiki hold ids. Throws Code::bad_input with the
/// field `markdown` and the line.
richtext::Tree parse_body(std::string_view markdown);

/// Turns [[Title]] into links that hold ids, for the pages of this wiki that the viewer can see.
void resolve_titles(ReadTx& tx, const Viewer& viewer, ObjectId component, richtext::Tree& tree);

/// What a text points to, as the house keeps it.
std::vector<NewLink> links_in(const richtext::Tree& tree, ObjectId component);

/// Prints a text for one viewer: what they may not see prints only the author's words.
std::string print_for(ReadTx& tx, const Viewer& viewer, ObjectId component, const richtext::HtmlFragment& fragment);

/// How this page's texts are printed, in the words of a language.
richtext::HtmlOptions html_options(const Services& services, std::string_view language);

} // namespace folkmoot::wiki
