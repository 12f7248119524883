#pragma once
#include "collab/tree/document_tree.hpp"
#include "collab/tree/write_tree.hpp"
#include "richtext/live_tree.hpp"
#include "richtext/schema.hpp"

#include <folkmoot/richtext_diff.hpp>

namespace folkmoot::collab {

/// Takes the steps of a script in a document, block by block, and touches nothing that they do not name. What
/// a step needs and is not where the schema has it (a footnote inside a quote that goes) is passed over.
class BlockEdits {
public:
    /// `read` is what tree_of gives of the document as it is.
    BlockEdits(yjs::Edit&, const DocumentTree& read);
    /// Error: a step is none for this tree, see richtext::apply_script. The steps before it are taken.
    std::optional<richtext::Error> run(const richtext::EditScript&);

private:
    void take(const richtext::edit::Insert&);
    void take(const richtext::edit::Erase&);
    void take(const richtext::edit::Move&);
    void take(const richtext::edit::SetNode&);
    void take(std::span<const richtext::Edit> of_one_block, const richtext::Text& before);
    void replace_element(richtext::BlockId, const richtext::Node&);
    bool is_holder(yjs::TypeNumber) const;
    yjs::BlockNumber copy_behind(yjs::TypeNumber child, yjs::TypeNumber parent, yjs::BlockNumber behind);
    yjs::BlockNumber copy_words(yjs::TypeNumber old, yjs::TypeNumber made, richtext::Kind);
    void set_attributes(yjs::TypeNumber, const richtext::Node& wanted);

    yjs::TypeNumber element_of(richtext::BlockId) const;
    /// The list that a block goes into and the block behind which it goes.
    struct Gap {
        yjs::TypeNumber parent = yjs::none;
        yjs::BlockNumber behind = yjs::none;
    };
    Gap gap(richtext::BlockId parent, richtext::BlockId after) const;
    void copied(yjs::TypeNumber from, yjs::TypeNumber to);
    void erase(yjs::TypeNumber element);
    void forget(yjs::TypeNumber);
    void give_up_ids(const richtext::Block&);
    void note(richtext::BlockId, yjs::TypeNumber);

    yjs::Edit& edit_;
    Elements elements_;
    std::unordered_map<yjs::TypeNumber, richtext::BlockId> ids_;
    richtext::Result<richtext::LiveTree> live_;
};

} // namespace folkmoot::collab
