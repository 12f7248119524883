#include "richtext/merge_text.hpp"

#include "richtext/normal_text.hpp"
#include "richtext/text_tokens.hpp"

namespace folkmoot::richtext {
namespace {

// Where one side has other tokens than the base.
struct Hunk {
    std::size_t from = 0;
    std::size_t end = 0;
    std::span<const Inline> pieces;
    std::span<const std::uint32_t> numbers;
};

std::vector<Hunk> hunks_of(const Tokens& base, const Tokens& side) {
    std::vector<Hunk> hunks;
    std::size_t base_done = 0;
    std::size_t side_done = 0;
    auto between = [&](std::size_t base_end, std::size_t side_end) {
        if (base_done == base_end && side_done == side_end) return;
        hunks.push_back({base_done, base_end, std::span{side.pieces}.subspan(side_done, side_end - side_done),
            std::span{side.numbers}.subspan(side_done, side_end - side_done)});
    };
    for (const auto& common : common_stretches(base.numbers, side.numbers)) {
        between(common.left, common.right);
        base_done = common.left + common.size;
        side_done = common.right + common.size;
    }
    between(base.pieces.size(), side.pieces.size());
    return hunks;
}

// Whether nothing of the base is left between two changes. Put side by side they would be nobody's sentence.
bool touch(const Hunk& left, const Hunk& right) {
    return std::max(left.from, right.from) <= std::min(left.end, right.end);
}

bool same(const Hunk& left, const Hunk& right) {
    return left.from == right.from && left.end == right.end
        && std::ranges::equal(left.numbers, right.numbers);
}

} // namespace

std::optional<Text> merge_text(const Text& base, const Text& mine, const Text& theirs) {
    Tokeniser tokeniser;
    const auto base_tokens = tokeniser.cut(base);
    const auto my_tokens = tokeniser.cut(mine);
    const auto their_tokens = tokeniser.cut(theirs);
    const auto my_hunks = hunks_of(base_tokens, my_tokens);
    const auto their_hunks = hunks_of(base_tokens, their_tokens);
    std::vector<Inline> out;
    std::size_t done = 0;
    auto take = [&](const Hunk& hunk) {
        out.insert(out.end(), base_tokens.pieces.begin() + static_cast<std::ptrdiff_t>(done),
            base_tokens.pieces.begin() + static_cast<std::ptrdiff_t>(hunk.from));
        out.insert(out.end(), hunk.pieces.begin(), hunk.pieces.end());
        done = hunk.end;
    };
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < my_hunks.size() || j < their_hunks.size()) {
        if (i < my_hunks.size() && j < their_hunks.size() && touch(my_hunks[i], their_hunks[j])) {
            if (!same(my_hunks[i], their_hunks[j])) return std::nullopt;
            take(my_hunks[i++]);
            ++j;
        } else if (j == their_hunks.size()
            || (i < my_hunks.size() && my_hunks[i].from < their_hunks[j].from)) {
            take(my_hunks[i++]);
        } else {
            take(their_hunks[j++]);
        }
    }
    out.insert(
        out.end(), base_tokens.pieces.begin() + static_cast<std::ptrdiff_t>(done), base_tokens.pieces.end());
    return join_tokens(out);
}

} // namespace folkmoot::richtext
