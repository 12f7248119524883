#pragma once
#include "collab/rooms/draft_words.hpp"
#include "folkmoot/access.hpp"
#include "folkmoot/json.hpp"
#include "richtext/quote.hpp"

namespace folkmoot::objects {

/// Which of its texts somebody looks at: what readers have, or what its editors have written so far.
enum class WhichText { published, draft };

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
            field<&PointedAt::revision>("revision", "The published revision they were read in; 0: the draft",
                range(0, 1 << 30), or_default)};
    }
};

/// The same, as an editor of the live text points at them.
struct TiedAt {
    Bytes first;
    Bytes last;
    static constexpr auto fields() {
        return std::array{field<&TiedAt::first>("first",
                              "The relative position (Yjs) of their first letter, at most 64 octets"),
            field<&TiedAt::last>("last", "And of their last one")};
    }
};

/// The same, found in that text and ready to be kept.
struct Anchor {
    std::int64_t revision = 0; ///< 0: of the draft
    richtext::QuotedWords quote;
    std::optional<collab::TiedWords> tied; ///< in the live text, if there is one
};

/// The words of one published revision, as they stand on its page. Nothing when there is no such revision.
std::optional<richtext::PlainText> words_of(ReadTx& tx, const Standing& object, std::int64_t revision);

// Both throw Code::bad_input with the field `anchor` when there are no such words in that text.
Anchor require_anchor(ReadTx& tx, const Standing& object, const PointedAt& pointed, IdMint& ids);
Anchor require_anchor(ReadTx& tx, const Standing& object, const TiedAt& tied, IdMint& ids);

enum class AnchorFate {
    same,
    changed,
    gone,
    in_draft ///< where the viewer is told of the draft: only there
};

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
inline constexpr std::array folkmoot::names_of<folkmoot::objects::AnchorFate>{std::string_view{"same"},
    std::string_view{"changed"}, std::string_view{"gone"}, std::string_view{"in_draft"}};

template <>
inline constexpr std::array folkmoot::names_of<folkmoot::objects::WhichText>{
    std::string_view{"published"}, std::string_view{"draft"}};

namespace folkmoot::objects {

/// What a thread is about, looked for in the text that is shown.
struct AnchorView {
    std::string words;
    AnchorFate fate = AnchorFate::gone;
    std::int64_t revision = 0;
    std::vector<AnchorRange> ranges;
    std::optional<TiedAt> tied;
    static constexpr auto fields() {
        return std::array{field<&AnchorView::words>("words", "The words as they were"),
            field<&AnchorView::fate>("fate",
                "Whether they stand there still, others in their place, they have gone, or are in the draft "
                "only"),
            field<&AnchorView::revision>("revision", "The revision they were read in; 0: the draft"),
            field<&AnchorView::ranges>(
                "ranges", "Where they stand now, in reading order; in the draft, where they are only there"),
            field<&AnchorView::tied>("tied", "Where in the live text; for its editors")};
    }
};

/// Finds anchors again: by their letters in the live text, else by quote.
class AnchorFinder {
public:
    /// `edits`: the viewer may read the draft, and is told where it has the words.
    AnchorFinder(ReadTx& tx, const Standing& object, IdMint& ids, WhichText which, bool edits)
        : tx_(tx)
        , object_(object)
        , ids_(ids)
        , which_(which)
        , edits_(edits) { }
    AnchorView view(const Anchor& anchor);

private:
    std::optional<richtext::FoundQuote> by_letters(const Anchor& anchor);
    richtext::FoundQuote find_published(const Anchor& anchor);
    richtext::FoundQuote find_in_draft(const Anchor& anchor);
    const richtext::PlainText& published();
    const collab::DraftWords& draft();

    ReadTx& tx_;
    const Standing& object_;
    IdMint& ids_;
    WhichText which_;
    bool edits_;
    std::optional<richtext::PlainText> published_; ///< once it has been asked for
    std::shared_ptr<const collab::DraftWords> draft_; ///< likewise
};

} // namespace folkmoot::objects
