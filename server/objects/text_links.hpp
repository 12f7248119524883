#pragma once
// What a text of an object points to: links by title and by id, as they are typed, kept and printed.
#include "objects/written.hpp"

#include "folkmoot/link.hpp"
#include "folkmoot/printing.hpp"

namespace folkmoot::objects {

/// Turns links by title into links that hold ids, where they lead to something that the viewer sees.
void resolve_titles(ReadTx& tx, const Viewer& viewer, const Written& object, richtext::Tree& tree);

/// The same with what lies in the recycle bin by now: done to two texts before they are compared, see
/// LinksByTitle::find_last.
void settle_titles(ReadTx& tx, const Viewer& viewer, const Written& object, richtext::Tree& tree);

/// The text as its writer types it: links that a title leads to are [[Title]] again.
std::string markdown_for(ReadTx& tx, const Viewer& viewer, const Written& object, richtext::Tree tree);

/// What a text points to, as the house keeps it.
std::vector<NewLink> links_in(const richtext::Tree& tree, const Written& object);

/// Prints a fragment for one viewer: what they may not see prints only the author's words.
std::string print_for(ReadTx& tx, const Viewer& viewer, const Written& object,
    const richtext::HtmlFragment& fragment, Shown shown = Shown::inside);

} // namespace folkmoot::objects
