#pragma once
// What changed between two trees, the smallest script of edits that leads from one to the other, and merging.
// All of it goes by block ids: a tree that comes from Markdown gets its ids back by reattach first.
#include <folkmoot/richtext_forms.hpp>
#include <folkmoot/richtext_html.hpp>

namespace folkmoot::richtext {

/// Gives the blocks of `edited` the ids of the blocks of `old` that they most likely are: first those with
/// the same content, then those of the same kind between them whose words are most alike. Where a block was
/// split, the first part keeps the id. What is left without one is new: give_ids.
void reattach(const Tree& old, Tree& edited);

/// One step of an edit script. Steps are applied in order.
namespace edit {
/// Puts a block, and the new blocks inside it, into `parent` (none = the tree) behind `after` (none = first).
struct Insert {
    BlockId parent, after;
    Block block;
};
struct Erase {
    BlockId block;
};
struct Move {
    BlockId block, parent, after;
};
/// Changes the kind or its attributes.
struct SetNode {
    BlockId block;
    Node node;
};
/// Replaces `erase` units of a block's text from unit `at` on. A byte of UTF-8 is a unit, and so is a thing
/// that stands in the text. The edits of one block come from its end to its start.
struct EditText {
    BlockId block;
    std::size_t at, erase;
    Text insert;
};
} // namespace edit
using Edit = std::variant<edit::Insert, edit::Erase, edit::Move, edit::SetNode, edit::EditText>;
using EditScript = std::vector<Edit>;

/// The script that turns `from` into `to`. Blocks and words that are in both are not touched. Empty for equal
/// trees. Error: a block without an id, or an id used twice.
Result<EditScript> edit_script(const Tree& from, const Tree& to);
/// Error: a step names a block that is not there, puts one inside itself, or points beside the text.
Result<Tree> apply_script(const EditScript& script, const Tree& tree);
std::string write_json(const EditScript& script);

/// A place where two people changed the same thing differently. What each of them made of it is here whole; a
/// side that is absent has taken the block away (or, for `base`, it is new).
struct Conflict {
    BlockId block = BlockId::none;
    std::optional<Block> base;
    std::optional<Block> mine;
    std::optional<Block> theirs;
};
struct Merged {
    /// Both sides' changes, and theirs where they are in conflict.
    Tree tree;
    std::vector<Conflict> conflicts;
};
/// Merges by blocks, and by words inside a block that both changed. Nothing is lost: what of mine is not in
/// the tree is in a conflict. Error: as edit_script.
Result<Merged> merge(const Tree& base, const Tree& mine, const Tree& theirs);

enum class Change : std::uint8_t { same, added, removed, changed, moved };
/// Both sides of a difference as one tree: what was taken away stands where it was.
struct Difference {
    Tree tree;
    /// What happened to each block of the tree, and to each piece of its text, in the order of reading.
    struct OfBlock {
        Change change = Change::same;
        std::vector<Change> pieces;
    };
    std::vector<OfBlock> blocks;
    /// How many blocks.
    std::size_t added = 0;
    std::size_t removed = 0;
    std::size_t changed = 0;
    std::size_t moved = 0;
    std::size_t words_added = 0;
    std::size_t words_removed = 0;

    bool empty() const { return added + removed + changed + moved == 0; }
};
/// By id; blocks without ids are matched as reattach does.
Difference diff(const Tree& from, const Tree& to);
std::string write_json(const Difference& difference);
/// The page with <ins> and <del>, and words for those who cannot see colour.
HtmlFragment print_fragment(const Difference& difference, const HtmlOptions& options = {});

} // namespace folkmoot::richtext
