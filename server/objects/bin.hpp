#pragma once
#include "folkmoot/event.hpp"
#include "folkmoot/label.hpp"
#include "folkmoot/objects.hpp"

namespace folkmoot::objects {

struct ObjectDeleted {
    static constexpr std::string_view name{"core.object_deleted"};
    ObjectId object;
    static constexpr auto fields() {
        return std::array{field<&ObjectDeleted::object>("object", "What went to the recycle bin")};
    }
};
struct ObjectRestored {
    static constexpr std::string_view name{"core.object_restored"};
    ObjectId object;
    static constexpr auto fields() {
        return std::array{field<&ObjectRestored::object>("object", "What came back")};
    }
};

/// Puts the object into its space's recycle bin. Whoever could see it learns of it; from then on only those
/// who may look into the bin see it. Its module puts along what belongs to it (`move_along_to_bin`).
template <class T, ChangeAction A> void move_to_bin(WriteTx& tx, const Granted<T, A>& object);
/// Brings it back as it was, a draft as a draft.
template <class T, ChangeAction A> void restore_from_bin(WriteTx& tx, const Granted<T, A>& object);

void move_to_bin(WriteTx& tx, const Standing& object);
void restore_from_bin(WriteTx& tx, const Standing& object);

template <class T, ChangeAction A> void move_to_bin(WriteTx& tx, const Granted<T, A>& object) {
    move_to_bin(tx, object.standing());
}
template <class T, ChangeAction A> void restore_from_bin(WriteTx& tx, const Granted<T, A>& object) {
    restore_from_bin(tx, object.standing());
}

/// One line of a space's recycle bin.
struct BinItem {
    ObjectLabel object;
    Time deleted;
    PersonLabel deleted_by;
    static constexpr auto fields() {
        return std::array{field<&BinItem::object>("object", "What was deleted"),
            field<&BinItem::deleted>("deleted", "When"),
            field<&BinItem::deleted_by>("deleted_by", "By whom")};
    }
};

/// What the viewer may see of a space's recycle bin, a page at a time.
Paged<BinItem> list_bin(
    ReadTx& tx, const Viewer& viewer, const Granted<Space, View>& space, std::string_view after);

} // namespace folkmoot::objects
