#pragma once
#include "collab/yjs/document.hpp"

#include <span>
#include <string_view>

namespace folkmoot::yjs {

/// What of the format may come from outside.
struct Policy {
    /// The names of the roots that there may be.
    std::span<const std::string_view> roots;

    /// Of a document of rich text, as editors of the ProseMirror family write it: one root.
    static Policy of_rich_text();
};

enum class Refusal : std::uint8_t {
    none,
    waits, ///< it depends on what is neither here nor in the update: ask its sender for all that we lack; or
           ///< on itself
    future_delete, ///< it deletes what nobody has made yet
    content, ///< that editors do not write: JSON of old, octets, documents, hooks, many values of a key at
             ///< once
    root, ///< a root that there may not be
    name, ///< a key that would be more than a key to a peer in JavaScript
};

/// What is to be said of an update before it is put in.
struct Verdict {
    Refusal refusal = Refusal::none;
    /// What would be new. Whether its sender may use these client ids is for the caller to say.
    std::vector<Applied::Span> added;

    bool accepted() const { return refusal == Refusal::none; }
};

/// Changes nothing; an update that is accepted leaves nothing waiting.
Verdict check(const Update&, const Document&, const Policy&);

} // namespace folkmoot::yjs
