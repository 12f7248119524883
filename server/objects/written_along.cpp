#include "objects/written_along.hpp"

#include "audit/actor.hpp"
#include "objects/written_withheld.hpp"

namespace folkmoot::objects {
namespace {

// One statement for each audience, however much was written for it: a page may have thousands of comments.
constexpr Sql sights_present{"select distinct o.visibility from written_about c join object o on o.id = c.id "
                             "where c.about = :about and "
                             "o.deleted is null"};
constexpr Sql put_all_into_bin{
    "update object set visibility = :bin, deleted = :now, deleted_by = :by, deleted_from = :from "
    "where visibility = :was and deleted is null and id in (select c.id from written_about c where c.about = "
    ":about)"};
constexpr Sql sights_there_along{
    "select distinct o.visibility, o.deleted_from from written_about c join object o on o.id = c.id "
    "join object a on a.id = c.about "
    "where c.about = :about and o.deleted >= a.deleted"};
constexpr Sql take_all_out_of_bin{
    "update object set visibility = :seen, deleted = null, deleted_by = null, deleted_from = null "
    "where visibility = :was and deleted_from = :from and deleted >= (select a.deleted from object a where "
    "a.id = :about) "
    "and id in (select c.id from written_about c where c.about = :about)"};
constexpr Sql select_some_written{"select id from written_about where about = :about order by id limit 20"};
constexpr Sql select_along{
    "select c.id from written_about c join object a on a.id = c.about where a.deleted is not null and c.id "
    "in "
    "(select value from json_each(:ids)) union all "
    "select f.id from file f join object a on a.id = f.parent where a.deleted is not null and f.id in "
    "(select value from json_each(:ids))",
    "select c.id from written_about c join object a on a.id = c.about where a.deleted is not null and c.id "
    "in "
    "(select cast(jsonb_array_elements_text(cast(:ids as jsonb)) as bigint)) union all "
    "select f.id from file f join object a on a.id = f.parent where a.deleted is not null and f.id in "
    "(select cast(jsonb_array_elements_text(cast(:ids as jsonb)) as bigint))"};

/// Who sees some of it in the bin, and what it was before.
struct DeletedSight {
    ObjectId visibility;
    Lifecycle was = Lifecycle::draft;
    static constexpr auto fields() {
        return std::array{field<&DeletedSight::visibility>("visibility", "Who can see it in the bin"),
            field<&DeletedSight::was>("deleted_from", "What it was before")};
    }
};

} // namespace

void written_to_bin(WriteTx& tx, ObjectId about) {
    for (const auto was : tx.values<ObjectId>(sights_present, bind("about", about)))
        tx.run(put_all_into_bin, bind("bin", access::visibility_with(tx, was, Lifecycle::bin)),
            bind("now", tx.now()), bind("by", audit::actor_of(tx).person),
            bind("from", access::lifecycle_of(tx, was)), bind("was", was), bind("about", about));
}

void written_from_bin(WriteTx& tx, ObjectId about, std::optional<Lifecycle> as) {
    for (const auto& [was, from] : tx.rows<DeletedSight>(sights_there_along, bind("about", about)))
        tx.run(take_all_out_of_bin, bind("seen", access::visibility_with(tx, was, as.value_or(from))),
            bind("was", was), bind("from", from), bind("about", about));
    withhold_on_draft(tx, about);
}

std::vector<ObjectId> some_written_about(ReadTx& tx, ObjectId about) {
    return tx.values<ObjectId>(select_some_written, bind("about", about));
}

std::vector<ObjectId> written_there_along(ReadTx& tx, std::span<const ObjectId> objects) {
    return tx.values<ObjectId>(select_along, bind_ids(objects));
}

} // namespace folkmoot::objects
