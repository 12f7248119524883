#pragma once
// What leads from one text to another, taken apart into changes that can be made without each other: what
// somebody suggests, and an editor accepts or rejects one by one.
#include <folkmoot/richtext_diff.hpp>

#include <memory>

namespace folkmoot::richtext {

enum class ChangeKind : std::uint8_t {
    words, ///< a run of words within a block, with the few that stay between them
    added, ///< a block, with all that stands in it
    removed,
    moved,
    recast, ///< a block of another kind, or with other attributes
    reshaped ///< steps that make sense only together: a paragraph split, a list taken apart
};

/// One change that can be made without the others.
struct SeparateChange {
    ChangeKind kind = ChangeKind::words;
    /// What it is about; of several, the first in the order of reading.
    BlockId block = BlockId::none;
    /// Its steps in the script, in their order.
    std::vector<std::size_t> steps;
};

/// All that two texts differ by.
class SeparateChanges {
public:
    /// In the order of reading; the same for the same texts. Error: as edit_script.
    static Result<SeparateChanges> between(Tree from, Tree to);

    const std::vector<SeparateChange>& changes() const { return changes_; }
    const EditScript& script() const { return script_; }
    const Tree& from() const { return from_; }
    const Tree& to() const { return to_; }

    /// `from` with these of the changes (places in `changes`, in any order) and no others, in normal form.
    Tree with(const std::vector<std::size_t>& taken) const;

private:
    Tree from_;
    Tree to_;
    EditScript script_;
    std::vector<SeparateChange> changes_;
};

/// A change as its readers see it: the blocks that it is about, before and after. Words alone are shown with
/// the block that they stand in, and nothing of what stands inside that.
struct ShownChange {
    Tree before;
    Tree after;
    /// The words of the heading that it stands under; empty: none.
    std::string under;
};
/// All of them, in their order.
std::vector<ShownChange> show_changes(const SeparateChanges&);

/// Which changes can still be made of a text that has gone on meanwhile.
class FittingChanges {
public:
    /// `taken` are those of the changes that `now` had taken in. All must outlive this.
    FittingChanges(const SeparateChanges&, const std::vector<std::size_t>& taken, const Tree& now);
    ~FittingChanges();
    FittingChanges(const FittingChanges&) = delete;
    FittingChanges& operator=(const FittingChanges&) = delete;

    /// Whether `merge` would make this one without a conflict. An answer in time of the change's own size; in
    /// rare cases what it says can be made is refused when it is.
    bool fits(std::size_t change) const;

private:
    class Sides;
    std::unique_ptr<const Sides> sides_;
};

/// The text with some of the changes made of it, the others of both sides kept; nothing where one of them
/// meets something else in its place.
std::optional<Tree> make_changes(const SeparateChanges&, const std::vector<std::size_t>& taken,
    const std::vector<std::size_t>& wanted, const Tree& now);

} // namespace folkmoot::richtext
