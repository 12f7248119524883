#pragma once
// The rich text of a document, as README.md says how editors write it.
#include "collab/tree/oddity.hpp"
#include "collab/yjs/document.hpp"
#include "collab/yjs/model.hpp"

#include <folkmoot/richtext_forms.hpp>

#include <unordered_map>

namespace folkmoot::collab {

struct DocumentTree {
    /// In normal form. What the schema cannot hold is at the nearest place that can, so that no words are
    /// missing; see oddities.
    richtext::Tree tree;
    /// The first of what the tree does not have, or has otherwise, and how many there are.
    std::vector<Oddity> oddities;
    std::size_t oddity_count = 0;
    /// The element of each block that has an id; the first where several have the same. Empty blocks are
    /// here and not in the tree. Until the next change of the document.
    std::unordered_map<richtext::BlockId, yjs::TypeNumber> elements;
    /// Elements of blocks without an id, or with one that was used before.
    std::vector<yjs::TypeNumber> without_id;
};

/// Reads the root `text_root`. Errors: more or deeper than `limits` say (json_bytes is about the words), so
/// that a document takes time and memory by its size and by the limits alone.
richtext::Result<DocumentTree> tree_of(const yjs::Model&, const richtext::Limits& limits = {});
inline richtext::Result<DocumentTree> tree_of(
    const yjs::Document& document, const richtext::Limits& limits = {}) {
    return tree_of(document.model(), limits);
}

} // namespace folkmoot::collab
