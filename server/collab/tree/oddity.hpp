#pragma once
#include <folkmoot/richtext.hpp>

namespace folkmoot::collab {

/// Something in a document that the tree does not have, or has otherwise.
struct Oddity {
    enum class What : std::uint8_t {
        unknown_node, ///< what stands in it is in the tree, itself it is not
        unknown_mark, ///< its text is in the tree
        unknown_attribute,
        bad_value, ///< of an attribute or a mark: taken as if it were not there
        misplaced, ///< stands where its kind may not; the tree has it at the nearest place that may have it
    };
    What what = What::unknown_node;
    std::string name; ///< of the node, the mark or the attribute
    richtext::BlockId block = richtext::BlockId::none; ///< the block in which it was found, as far as known
    bool operator==(const Oddity&) const = default;
};

/// Keeps the first of many.
class Oddities {
public:
    static constexpr std::size_t most_kept = 100;
    void add(Oddity::What what, std::string_view name, richtext::BlockId block) {
        ++count_;
        if (kept_.size() < most_kept) kept_.push_back({what, std::string{name}, block});
    }
    std::size_t count() const { return count_; }
    const std::vector<Oddity>& kept() const { return kept_; }

private:
    std::vector<Oddity> kept_;
    std::size_t count_ = 0;
};

} // namespace folkmoot::collab
