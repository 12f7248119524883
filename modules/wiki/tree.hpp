#pragma once
#include "page.hpp"

#include "folkmoot/registry.hpp"

namespace folkmoot::wiki {

/// One page in the tree that a reader unfolds.
struct TreeNode {
    ObjectId id;
    std::string title;
    std::string address;
    bool has_children = false; ///< that the viewer may see
    bool published = false;
    bool restricted = false; ///< has access rules of its own
    std::vector<std::string> can;

    static constexpr auto fields() {
        return std::array{field<&TreeNode::id>("id", "The page"),
            field<&TreeNode::title>("title", "Its title"),
            field<&TreeNode::address>("address", "Where it is shown"),
            field<&TreeNode::has_children>(
                "has_children", "There are pages below it that the viewer may see"),
            field<&TreeNode::published>("published", "Readers can see it"),
            field<&TreeNode::restricted>("restricted", "It has access rules of its own"),
            field<&TreeNode::can>("can", "What the viewer may do with it")};
    }
};

/// The pages directly below one (none: the wiki's top pages) that the viewer may see, in their order, 100 at
/// a time.
Paged<TreeNode> children(
    ReadContext& context, ObjectId component, std::optional<ObjectId> parent, std::string_view after);

/// The pages above one, from the top down, as far up as the viewer may see them.
std::vector<Standing> trail(ReadTx& tx, const Viewer& viewer, const Page& page);

/// A free place at the end of the pages below a parent.
std::int64_t last_position(ReadTx& tx, ObjectId component, std::optional<ObjectId> parent);

/// The place that a page gets as the `number`th of its siblings, from 1 on.
std::int64_t numbered_position(std::int64_t number);

/// Puts a page with all that is below it elsewhere in its wiki: under `parent` (none: to the top), before the
/// sibling `before` (none: at the end). Code::conflict "wiki.cycle" when the parent is the page itself or
/// below it, Code::bad_input when `before` is no page of that parent. It takes on the access rules of its new
/// parent unless it has rules of its own.
void place_page(WriteContext& context, const Granted<Page, Arrange>& page,
    const std::optional<Granted<Page, Create>>& parent, std::optional<ObjectId> before);

/// The page above one or, of a top page, the wiki itself.
std::optional<ObjectId> above(ReadTx& tx, ObjectId page);

/// All pages below one, siblings in their order, deleted ones too; more than 5,000 is Code::too_large
/// "wiki.subtree".
std::vector<PlacedBelow> pages_below(ReadTx& tx, ObjectId page);

} // namespace folkmoot::wiki
