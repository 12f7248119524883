#pragma once
// A live draft as Markdown: opened, written in peace, and saved back among what others have written
// meanwhile.
#include "collab/rooms/draft_edit.hpp"
#include "objects/publication.hpp"

namespace folkmoot::objects {

/// A text as Markdown, and what it was opened from.
struct DraftMarkdown {
    std::string markdown;
    std::int64_t base_revision = 0; ///< the published revision that is in it
    std::optional<std::int64_t> base_state; ///< the state of the live draft; nothing: nobody has begun it
    static constexpr auto fields() {
        return std::array{field<&DraftMarkdown::markdown>("markdown", "The text"),
            field<&DraftMarkdown::base_revision>("base_revision", "The published revision that is in it"),
            field<&DraftMarkdown::base_state>("base_state", "The state of the live draft; null: not begun")};
    }
};
/// As the draft is now. Throws Code::too_large for a text that the tree cannot hold.
DraftMarkdown open_markdown(ReadTx& tx, const Viewer& viewer, const Written& object, IdMint& ids);

/// What a writer saves.
struct SaveMarkdown {
    ObjectId object;
    std::string markdown;
    std::int64_t base_revision = 0;
    std::optional<std::int64_t> base_state;
    static constexpr auto fields() {
        return std::array{field<&SaveMarkdown::object>("object", "The object"),
            field<&SaveMarkdown::markdown>("markdown", "The whole text", length(0, 1 << 20), lines),
            field<&SaveMarkdown::base_revision>(
                "base_revision", "The published revision it was opened from", range(0, 1 << 30)),
            field<&SaveMarkdown::base_state>("base_state",
                "The state of the live draft it was opened from; null: the published revision",
                range(0, std::int64_t{1} << 53), or_default)};
    }
};

struct PreparedMarkdown {
    ObjectId object;
    bool merged = false; ///< others had written since it was opened
    collab::DraftChange change;
};
/// Merges what the writer made of the text with what others did to it since. Throws Code::bad_input with the
/// line for Markdown that cannot be read, Code::conflict "objects.edit_conflict" with the members `conflicts`
/// and `merged` (a DraftMarkdown: both sides, and theirs where they are in conflict; what is chosen is saved
/// upon its bases) where somebody has to choose. Where the past does not go back to what was opened, all that
/// differs is to be chosen.
PreparedMarkdown prepare_markdown(
    ReadTx& tx, const Viewer& viewer, const Written& object, IdMint& ids, const SaveMarkdown& in);

struct MarkdownSaved {
    bool changed = false;
    bool merged = false;
    static constexpr auto fields() {
        return std::array{field<&MarkdownSaved::changed>("changed", "Whether the draft is another now"),
            field<&MarkdownSaved::merged>("merged", "Whether changes of others are in it, too")};
    }
};
/// As the viewer's words; ends their private text. Throws Code::stale "collab.draft_moved_on" where somebody
/// deleted meanwhile what it stands on: it is to be prepared again.
MarkdownSaved save_markdown(
    WriteTx& tx, const Viewer& viewer, const Written& object, const PreparedMarkdown& markdown);

} // namespace folkmoot::objects
