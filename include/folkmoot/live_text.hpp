#pragma once
// The text of an object that its editors write together (ObjectAbilities::live), as a module publishes it.
#include "folkmoot/access.hpp"
#include "folkmoot/richtext.hpp"

namespace folkmoot {

class IdMint;

/// What its editors have written so far, as it is on disk.
struct LiveText {
    richtext::Tree tree; ///< every block has its id
    std::int64_t revision = 0; ///< the published revision that it goes on from
    Bytes naming; ///< what gives the ids to its blocks in the live document, too
    std::int64_t seq = 0; ///< of the last thing written that is in it
    bool ahead = false; ///< something was written in it that readers do not have
};

namespace live {
// What the templates below stand on.
std::optional<LiveText> find(ReadTx& tx, const Standing& object, IdMint& ids);
void published(WriteTx& tx, const Standing& object, const LiveText& text, std::int64_t revision);
/// Gives its blocks their ids in the live document, too, while it is not published yet; `head` is the
/// revision that is. Gives the number of the last thing written that is in it. Throws as live_text_published.
std::int64_t keep_names(WriteTx& tx, const Standing& object, const LiveText& text, std::int64_t head);
/// Says that what was written up to `seq` was published as this revision, which no other text was published
/// before since; what has been written after it has not.
void published_up_to(WriteTx& tx, const Standing& object, std::int64_t seq, std::int64_t revision);
} // namespace live

/// Nothing: nobody has begun to write it live. What was published by other ways since is in it, too. Throws
/// Code::too_large for a text that the tree cannot hold.
template <class T, class A>
std::optional<LiveText> find_live_text(ReadTx& tx, const Granted<T, A>& object, IdMint& ids) {
    return live::find(tx, object.standing(), ids);
}
/// Says that a live text was published as this revision. Throws Code::stale when another revision was
/// published since the text was found.
template <class T, ChangeAction A>
void live_text_published(
    WriteTx& tx, const Granted<T, A>& object, const LiveText& text, std::int64_t revision) {
    live::published(tx, object.standing(), text, revision);
}

} // namespace folkmoot
