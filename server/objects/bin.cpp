#include "objects/bin.hpp"

#include "audit/actor.hpp"
#include "folkmoot/files.hpp"
#include "objects/written_along.hpp"

namespace folkmoot::objects {
namespace {

constexpr Sql select_visibility{"select visibility from object where id = :id and deleted is null"};
constexpr Sql select_deleted{
    "select visibility, deleted_from from object where id = :id and deleted is not null"};
constexpr Sql select_deleted_by{"select deleted_by from object where id = :id"};
constexpr Sql delete_object{
    "update object set visibility = :bin, deleted = :now, deleted_by = :by, deleted_from = :was"
    " where id = :id and deleted is null"};
constexpr Sql restore_object{
    "update object set visibility = :visibility, deleted = null, deleted_by = null, deleted_from = null"
    " where id = :id and deleted is not null"};

/// What something belongs to: a comment's page, an outcome's comment and page, a file's page.
constexpr Sql select_holders{
    "select visibility, case when deleted is null then 0 else 1 end as in_bin from object where id in "
    "(select about from written_about where id = :id union all select parent from file where id = :id)"};

struct Deleted {
    ObjectId visibility;
    Lifecycle was = Lifecycle::draft;
    static constexpr auto fields() {
        return std::array{field<&Deleted::visibility>("visibility", "Who can see it in the bin"),
            field<&Deleted::was>("deleted_from", "What it was before")};
    }
};

bool put_into_bin(WriteTx& tx, ObjectId object) {
    const auto visibility = tx.value<ObjectId>(select_visibility, bind("id", object));
    if (!visibility) return false;
    const Lifecycle was = access::lifecycle_of(tx, *visibility);
    const ObjectId bin = access::visibility_with(tx, *visibility, Lifecycle::bin);
    tx.run(delete_object, bind("bin", bin), bind("now", tx.now()), bind("by", audit::actor_of(tx).person),
        bind("was", was), bind("id", object));
    return true;
}

struct Holder {
    ObjectId visibility;
    bool in_bin = false;
    static constexpr auto fields() {
        return std::array{field<&Holder::visibility>("visibility", "Who can see it"),
            field<&Holder::in_bin>("in_bin", "It is in the bin itself")};
    }
};

/// As what something is seen that comes back alone, where that is not for itself to say: with what it belongs
/// to, which may have been unpublished or published meanwhile. Throws Code::conflict "objects.holder_in_bin".
std::optional<Lifecycle> as_its_holders(ReadTx& tx, ObjectId object) {
    std::optional<Lifecycle> as;
    for (const auto& holder : tx.rows<Holder>(select_holders, bind("id", object))) {
        if (holder.in_bin) throw Problem(Code::conflict, "objects.holder_in_bin");
        const bool hidden = access::lifecycle_of(tx, holder.visibility) == Lifecycle::draft;
        as = hidden ? Lifecycle::draft : as.value_or(Lifecycle::live);
    }
    return as;
}

bool take_out_of_bin(WriteTx& tx, ObjectId object, std::optional<Lifecycle> as = {}) {
    const auto deleted = tx.row<Deleted>(select_deleted, bind("id", object));
    if (!deleted) return false;
    const ObjectId visibility = access::visibility_with(tx, deleted->visibility, as.value_or(deleted->was));
    tx.run(restore_object, bind("visibility", visibility), bind("id", object));
    return true;
}

/// A deleted page stands for what was written about it: that comes back with it, and not alone.
void drop_written_along(ReadTx& tx, std::vector<Standing>& standings) {
    std::vector<ObjectId> objects;
    for (const auto& standing : standings)
        objects.push_back(standing.object().id);
    const auto along = written_there_along(tx, objects);
    std::erase_if(standings,
        [&](const auto& standing) { return std::ranges::find(along, standing.object().id) != along.end(); });
}

} // namespace

void move_to_bin(WriteTx& tx, const Standing& object) {
    const ObjectRow& row = object.object();
    // Before it goes: those who could see it, and soon cannot, have to learn that it is gone.
    if (!row.deleted) tx.emit(row, ObjectDeleted{row.id});
    const auto along = files::present_files(tx, row.id);
    written_to_bin(tx, row.id);
    if (!put_into_bin(tx, row.id)) throw Problem(Code::conflict, "objects.in_bin");
    move_along_to_bin(tx, along);
}

void restore_from_bin(WriteTx& tx, const Standing& object) {
    const ObjectRow& row = object.object();
    const auto as = as_its_holders(tx, row.id);
    const auto along = files::files_deleted_along(tx, row.id);
    written_from_bin(tx, row.id, as);
    if (!take_out_of_bin(tx, row.id, as)) throw Problem(Code::conflict, "objects.not_in_bin");
    restore_along(tx, along);
    tx.emit(row, ObjectRestored{row.id});
}

void move_along_to_bin(WriteTx& tx, std::span<const ObjectId> objects) {
    for (const ObjectId object : objects) {
        for (const ObjectId file : files::present_files(tx, object))
            put_into_bin(tx, file);
        written_to_bin(tx, object);
        put_into_bin(tx, object);
    }
}

void restore_along(WriteTx& tx, std::span<const ObjectId> objects) {
    for (const ObjectId object : objects) {
        for (const ObjectId file : files::files_deleted_along(tx, object))
            take_out_of_bin(tx, file);
        const auto as = as_its_holders(tx, object);
        written_from_bin(tx, object, as);
        take_out_of_bin(tx, object, as);
    }
}

Paged<BinItem> list_bin(
    ReadTx& tx, const Viewer& viewer, const Granted<Space, View>& space, std::string_view after) {
    ListQuery query;
    query.space = space.id();
    query.listed = Listed::in_bin;
    query.after = after;
    auto standings = access::list_standings(tx, viewer, query);
    drop_written_along(tx, standings.items);
    auto labels = label(tx, standings.items);
    std::vector<ObjectId> people;
    for (const auto& standing : standings.items)
        people.push_back(
            tx.value<ObjectId>(select_deleted_by, bind("id", standing.object().id)).value_or(ObjectId{}));
    auto names = label_people(tx, people);
    Paged<BinItem> page{{}, standings.next};
    for (std::size_t i = 0; i < labels.size(); ++i)
        page.items.push_back({std::move(labels[i]), standings.items[i].object().deleted.value_or(Time{}),
            std::move(names[i])});
    return page;
}

} // namespace folkmoot::objects
