#pragma once
// The text of a past state of a draft, so that it can be compared with what the draft is now, merged into it
// and brought back: a block has the same id in both, also one that had none then.
#include "collab/rooms/draft_edit.hpp"

namespace folkmoot::collab {

/// Nothing: the past does not go back that far. Throws Code::too_large "collab.text_too_large".
std::optional<richtext::Tree> past_text(ReadTx&, const OpenDraft& now, std::int64_t seq, IdMint&);

/// What somebody had before them who opened the draft when `seq` was its last contribution and `revision` was
/// published: also where the draft did not have that revision yet. Nothing and throws as past_text.
std::optional<richtext::Tree> opened_text(
    ReadTx&, const OpenDraft& now, std::int64_t seq, std::int64_t revision, IdMint&);

} // namespace folkmoot::collab
