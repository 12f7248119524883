#pragma once
#include "folkmoot/access.hpp"
#include "folkmoot/json.hpp"
#include "richtext/quote.hpp"

namespace folkmoot::objects {

/// The words that a comment is about, as somebody points at them on a printed page.
struct PointedAt {
    std::string block;
    std::int64_t start = 0;
    std::string words;
    std::int64_t revision = 0;
    static constexpr auto fields() {
        return std::array{field<&PointedAt::block>("block",
                              "The block in whose words they begin, as `data-block` has it", length(1, 19)),
            field<&PointedAt::start>("start",
                "Where in the block's words, in UTF-16 units; the nearest are taken", range(0, 1 << 24),
                or_default),
            field<&PointedAt::words>(
                "words", "The words; a line feed where another block begins", length(1, 1000), lines),
            field<&PointedAt::revision>(
                "revision", "The published revision they were read in", range(1, 1 << 30))};
    }
};

/// The same, found in that revision and ready to be kept.
struct Anchor {
    std::int64_t revision = 0;
    richtext::QuotedWords quote;
};

/// The words of one published revision, as they stand on its page. Nothing when there is no such revision.
std::optional<richtext::PlainText> words_of(ReadTx& tx, const Standing& object, std::int64_t revision);

/// Throws Code::bad_input with the field `anchor` when there are no such words in that revision.
Anchor require_anchor(ReadTx& tx, const Standing& object, const PointedAt& pointed);

enum class AnchorFate { same, changed, gone };

/// A piece of the words, in one block.
struct AnchorRange {
    std::string block;
    std::int64_t start = 0;
    std::string words;
    static constexpr auto fields() {
        return std::array{field<&AnchorRange::block>("block", "The block, as `data-block` has it"),
            field<&AnchorRange::start>("start", "Where in its words, in UTF-16 units"),
            field<&AnchorRange::words>("words", "The words there")};
    }
};

} // namespace folkmoot::objects

template <>
inline constexpr std::array folkmoot::names_of<folkmoot::objects::AnchorFate>{
    std::string_view{"same"}, std::string_view{"changed"}, std::string_view{"gone"}};

namespace folkmoot::objects {

/// What a thread is about, looked for in the text as it is published now.
struct AnchorView {
    std::string words;
    AnchorFate fate = AnchorFate::gone;
    std::int64_t revision = 0;
    std::vector<AnchorRange> ranges;
    static constexpr auto fields() {
        return std::array{field<&AnchorView::words>("words", "The words as they were"),
            field<&AnchorView::fate>(
                "fate", "Whether they stand there still, others in their place, or they have gone"),
            field<&AnchorView::revision>("revision", "The revision they were read in"),
            field<&AnchorView::ranges>("ranges", "Where they stand now, in reading order")};
    }
};
AnchorView view_anchor(const richtext::PlainText& shown, const Anchor& anchor);

} // namespace folkmoot::objects
