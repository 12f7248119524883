#pragma once
#include "folkmoot/context.hpp"
#include "host/exported_links.hpp"
#include "objects/written.hpp"

namespace folkmoot::host {

/// What readers have, or what its editors have written so far.
enum class ExportedText { published, draft };

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

/// A whole page, and a text with its title as its first heading, as the viewer may see them. `path` is where
/// the file stands among those that the links know.
std::string as_html(
    const ExportedLinks& links, const objects::Written& object, ExportedTree text, std::string_view path);
std::string as_markdown(
    const ExportedLinks& links, const objects::Written& object, ExportedTree text, std::string_view path);

/// A text as its writer types it, on its own.
std::string as_typed(ReadContext& context, const objects::Written& object, const ExportedTree& text);

} // namespace folkmoot::host
