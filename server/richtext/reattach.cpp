#include "richtext/schema.hpp"
#include "richtext/text_tokens.hpp"

#include <folkmoot/richtext_diff.hpp>

#include <unordered_set>

namespace folkmoot::richtext {
namespace {

std::size_t combine(std::size_t seed, std::size_t value) {
    return seed * 0x9e3779b97f4a7c15u + value + (seed >> 29);
}

// A hash of what a block says, without its ids. Equal content has equal hashes.
std::size_t content_hash(const Block& block) {
    std::size_t hash = block.node.index() + 1;
    hash = combine(hash, std::hash<std::string>{}(plain_text(block.text)));
    for (const auto& child : block.blocks)
        hash = combine(hash, content_hash(child));
    return hash;
}

class Reattacher {
public:
    void run(const Tree& old, Tree& edited) {
        keep_known(edited.blocks);
        match(old.blocks, edited.blocks);
    }

private:
    // Ids that the edited tree brought along are not given again.
    void keep_known(const std::vector<Block>& blocks) {
        for (const auto& block : blocks) {
            if (block.id != BlockId::none) taken_.insert(block.id);
            keep_known(block.blocks);
        }
    }

    void match(const std::vector<Block>& old, std::vector<Block>& edited) {
        auto numbers_of = [&](const std::vector<Block>& blocks) {
            std::vector<std::uint32_t> numbers;
            for (const auto& block : blocks)
                numbers.push_back(
                    numbers_.emplace(content_hash(block), static_cast<std::uint32_t>(numbers_.size()))
                        .first->second);
            return numbers;
        };
        const auto left = numbers_of(old);
        const auto right = numbers_of(edited);
        std::size_t old_done = 0;
        std::size_t edited_done = 0;
        auto between = [&](std::size_t old_end, std::size_t edited_end) {
            match_alike(std::span{old}.subspan(old_done, old_end - old_done),
                std::span{edited}.subspan(edited_done, edited_end - edited_done));
        };
        for (const auto& common : common_stretches(left, right)) {
            between(common.left, common.right);
            for (std::size_t i = 0; i < common.size; ++i)
                give(old[common.left + i], edited[common.right + i]);
            old_done = common.left + common.size;
            edited_done = common.right + common.size;
        }
        between(old.size(), edited.size());
    }

    // Between two equal blocks, each edited block takes the first old one of its kind that is like it, and
    // where as many stand on both sides, the one at its place.
    void match_alike(std::span<const Block> old, std::span<Block> edited) {
        std::vector<char> used(old.size(), 0);
        for (std::size_t i = 0; i < edited.size(); ++i) {
            const auto end = std::min(old.size(), i + 16);
            for (auto j = i > 16 ? i - 16 : 0; j < end; ++j) {
                if (used[j] || !alike(old[j], edited[i])) continue;
                used[j] = 1;
                give(old[j], edited[i]);
                break;
            }
        }
        if (old.size() != edited.size()) return;
        for (std::size_t i = 0; i < edited.size(); ++i)
            if (!used[i] && edited[i].id == BlockId::none && kind(old[i]) == kind(edited[i]))
                give(old[i], edited[i]);
    }

    static bool alike(const Block& old, const Block& edited) {
        const bool leaves = old.blocks.empty() && edited.blocks.empty();
        if (kind(old) != kind(edited) && !(leaves && !old.text.empty())) return false;
        Tokeniser tokeniser;
        const auto left = word_numbers(tokeniser.cut(words_of(old)));
        const auto right = word_numbers(tokeniser.cut(words_of(edited)));
        if (left.empty() || right.empty()) return left.empty() && right.empty();
        std::size_t same = 0;
        for (const auto& common : common_stretches(left, right))
            same += common.size;
        return same * 2 >= std::min(left.size(), right.size());
    }

    // Spaces and signs are alike in all texts: only words say which one it is.
    static std::vector<std::uint32_t> word_numbers(const Tokens& tokens) {
        std::vector<std::uint32_t> numbers;
        for (std::size_t i = 0; i < tokens.pieces.size(); ++i) {
            const auto* run = std::get_if<std::string>(&tokens.pieces[i].content);
            const bool word = !run || static_cast<unsigned char>(run->front()) >= 0x80
                || (run->front() >= 'a' && run->front() <= 'z')
                || (run->front() >= 'A' && run->front() <= 'Z')
                || (run->front() >= '0' && run->front() <= '9');
            if (word) numbers.push_back(tokens.numbers[i]);
        }
        return numbers;
    }

    // The first words of a block, its own or those inside it: enough to tell what it is.
    static Text words_of(const Block& block) {
        Text words = block.text;
        for (std::size_t i = 0; i < block.blocks.size() && words.size() < 200; ++i) {
            auto inside = words_of(block.blocks[i]);
            words.insert(words.end(), inside.begin(), inside.end());
        }
        return words;
    }

    void give(const Block& old, Block& edited) {
        if (edited.id == BlockId::none && old.id != BlockId::none && taken_.insert(old.id).second)
            edited.id = old.id;
        match(old.blocks, edited.blocks);
    }

    std::unordered_map<std::size_t, std::uint32_t> numbers_;
    std::unordered_set<BlockId> taken_;
};

} // namespace

void reattach(const Tree& old, Tree& edited) {
    Reattacher().run(old, edited);
}

} // namespace folkmoot::richtext
