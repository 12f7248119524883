#pragma once
#include "folkmoot/context.hpp"
#include "objects/written.hpp"

namespace folkmoot::host {

/// A text on its way into a file.
struct ExportedTree {
    std::string title;
    richtext::Tree tree;
};

/// What readers have.
ExportedTree published_to_export(ReadContext& context, const objects::Written& object);
/// What its editors have written so far, for those who may write it; nothing where nobody has. It says in its
/// title that it is a draft: a file is read far from where it was made. Throws Code::forbidden.
std::optional<ExportedTree> draft_to_export(ReadContext& context, const objects::Written& object);

/// A whole page, and a text with its title as its first heading, as the viewer may see them.
std::string as_html(ReadContext& context, const objects::Written& object, const ExportedTree& text);
std::string as_markdown(ReadContext& context, const objects::Written& object, const ExportedTree& text);

} // namespace folkmoot::host
