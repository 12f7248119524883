#pragma once
#include "folkmoot/objects.hpp"

namespace folkmoot {

struct WriteContext;

/// Links of a text that lead somewhere by words alone, as [[Title]] does in a wiki. `from` is the object in
/// whose text they stand. All functions or none.
struct LinksByTitle {
    /// The object that a title leads to, if the viewer may see it.
    std::optional<ObjectId> (*find)(
        ReadTx&, const Viewer&, const ObjectRow& from, std::string_view title) = nullptr;
    /// As find or, where that lies in the recycle bin, what it led to last. So two texts differ where their
    /// authors made them differ, and not by what there was when each was published.
    std::optional<ObjectId> (*find_last)(
        ReadTx&, const Viewer&, const ObjectRow& from, std::string_view title) = nullptr;
    /// Where the viewer may write what a title leads to that there is not yet; nothing for one who may not.
    std::optional<std::string> (*new_address)(
        ReadTx&, const Viewer&, const ObjectRow& from, std::string_view title) = nullptr;
    /// A title as links compare it.
    std::string (*key)(std::string_view title) = nullptr;
};

/// What a module says of a type whose objects have a text: with the permission to write it, the house gives
/// the type private drafts, preview, publication (merged with what others published meanwhile), restoration
/// and export, all under /api/v1/objects/{object}.
struct TextAbilities {
    /// The permission to draft, publish and restore. Empty: the type has no text.
    std::string_view write = {};
    /// In the transaction that publishes, before the revision is made: may refuse the title (Code::conflict)
    /// or keep it.
    void (*publishing)(WriteContext&, const ObjectRow&, std::string_view title) = nullptr;
    /// The revision has been made, and the object is as its readers see it now: emits the module's event.
    void (*published)(WriteContext&, const ObjectRow&, Weight) = nullptr;
    LinksByTitle titled = {};
};

} // namespace folkmoot
