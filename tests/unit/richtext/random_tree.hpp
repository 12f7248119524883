#pragma once
// Seeded random trees with hostile words, for the property tests.
#include <folkmoot/richtext_forms.hpp>

#include <random>

namespace folkmoot::richtext::test {

/// How many trees a property is tried on: `usual`, or a part of them where FOLKMOOT_TREES_DIVIDED says which
/// (4: a quarter), as under sanitizers, which look for other faults than the property.
std::size_t trees_to_try(std::size_t usual);

class RandomTree {
public:
    explicit RandomTree(std::uint64_t seed)
        : random_{seed} { }

    /// A tree in normal form without ids.
    Tree make();
    /// The same tree after a few random changes: words, order, blocks put in and taken out. Ids of what stays
    /// are kept.
    Tree change(const Tree& tree);
    Text text(std::size_t most = 6);
    std::size_t below(std::size_t limit) { return random_() % limit; }

private:
    std::vector<Block> flow(int depth, std::size_t most);
    Block block(int depth);
    Block list(int depth);
    Block table(int depth);
    Block item(int depth);
    Block code();
    Style style();
    std::string words();
    void change(std::vector<Block>& blocks, int depth);

    std::mt19937_64 random_;
    int footnotes_ = 0;
};

} // namespace folkmoot::richtext::test
