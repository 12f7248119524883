#pragma once
#include "folkmoot/event.hpp"
#include "folkmoot/objects.hpp"

namespace folkmoot::objects {

struct ObjectPurged {
    static constexpr std::string_view name{"core.object_purged"};
    ObjectId object;
    static constexpr auto fields() {
        return std::array{field<&ObjectPurged::object>("object", "What has left the recycle bin for good")};
    }
};

/// A place in the list of what lies in the recycle bins, the longest deleted first.
struct BinPlace {
    Time deleted;
    ObjectId object;
};

/// What was deleted before that time, after a place; at most 200.
std::vector<ObjectRow> list_deleted_before(ReadTx& tx, Time before, const BinPlace& after);
/// The object, if it still lies in a bin since before that time.
std::optional<ObjectRow> find_deleted_before(ReadTx& tx, Time before, ObjectId object);

/// Removes every row that the core keeps of an object in the bin: revisions, drafts, stars, watches, tags,
/// visits; links to it turn red. Its module's rows and its files have gone before. Tells whoever sees the
/// bin, and leaves an audit line.
void purge(WriteTx& tx, const ObjectRow& object);

} // namespace folkmoot::objects
