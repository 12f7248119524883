#pragma once
#include <folkmoot/richtext_diff.hpp>

#include <memory>
#include <unordered_map>

namespace folkmoot::richtext {

/// A tree that can be edited by id: each block knows where it is.
class LiveTree {
public:
    struct Place {
        Block own;
        Place* parent = nullptr;
        std::vector<std::unique_ptr<Place>> inside;
    };

    /// Error: a block without an id, or an id used twice.
    static Result<LiveTree> of(const Tree& tree);

    Place* find(BlockId id);
    /// The root stands for the tree itself: it has the id none.
    Place& root() { return *root_; }
    /// A step that cannot be taken changes nothing and is an error.
    std::optional<Error> apply(const Edit& edit);
    Tree tree() const;

private:
    LiveTree();
    std::optional<Error> take(const Block& block, Place& parent, std::size_t at);
    std::optional<std::size_t> place_after(const Place& parent, BlockId after) const;
    void forget(const Place& place);
    static Block block_of(const Place& place);

    std::optional<Error> apply(const edit::Insert& step);
    std::optional<Error> apply(const edit::Erase& step);
    std::optional<Error> apply(const edit::Move& step);
    std::optional<Error> apply(const edit::SetNode& step);
    std::optional<Error> apply(const edit::EditText& step);

    std::unique_ptr<Place> root_;
    std::unordered_map<BlockId, Place*> places_;
};

} // namespace folkmoot::richtext
