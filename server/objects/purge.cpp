#include "objects/purge.hpp"

#include "folkmoot/audit.hpp"

namespace folkmoot::objects {
namespace {

constexpr Sql select_deleted_before{
    "select id, type, space, component, scope, visibility, title, language, author, revision, sort, created, "
    "updated, updated_by, deleted from object where deleted is not null and deleted < :before and (deleted > "
    ":deleted or (deleted = :deleted and id > :id)) order by deleted, id limit 200"};
constexpr Sql select_one{
    "select id, type, space, component, scope, visibility, title, language, author, revision, sort, created, "
    "updated, updated_by, deleted from object where id = :id and deleted is not null and deleted < :before"};
constexpr Sql turn_links_red{"update link set to_title = coalesce(to_title, :title), to_component = "
                             "coalesce(to_component, :component), "
                             "to_object = null where to_object = :id and kind = 'links'"};
constexpr Sql delete_links_to{"delete from link where to_object = :id"};

/// Everything that hangs on an object's id, in an order that the tables allow.
constexpr std::array hanging{Sql{"delete from link where from_object = :id"},
    Sql{"delete from asked_person where ask in (select id from ask where about = :id)"},
    Sql{"delete from ask where about = :id"}, Sql{"delete from object_revision where object = :id"},
    Sql{"delete from draft_state where object = :id"}, Sql{"delete from draft where object = :id"},
    Sql{"delete from star where object = :id"}, Sql{"delete from watch where object = :id"},
    Sql{"delete from object_tag where object = :id"},
    Sql{"delete from failed_publication_told where object = :id"},
    Sql{"delete from scheduled_publication where object = :id"},
    Sql{"delete from publication_request where object = :id"}, Sql{"delete from review where object = :id"},
    Sql{"delete from visit where object = :id"}, Sql{"delete from space_pin where object = :id"},
    Sql{"delete from import_map where object = :id"}, Sql{"delete from object where id = :id"}};

} // namespace

std::vector<ObjectRow> list_deleted_before(ReadTx& tx, Time before, const BinPlace& after) {
    return tx.rows<ObjectRow>(select_deleted_before, bind("before", before), bind("deleted", after.deleted),
        bind("id", after.object));
}

std::optional<ObjectRow> find_deleted_before(ReadTx& tx, Time before, ObjectId object) {
    return tx.row<ObjectRow>(select_one, bind("id", object), bind("before", before));
}

void purge(WriteTx& tx, const ObjectRow& object) {
    tx.emit(object, ObjectPurged{object.id});
    tx.audit(AuditLine{"core.object_purged"}.about(object.id).in(object.space));
    tx.run(turn_links_red, bind("title", object.title), bind("component", object.component),
        bind("id", object.id));
    tx.run(delete_links_to, bind("id", object.id));
    for (const Sql& sql : hanging)
        tx.run(sql, bind("id", object.id));
}

} // namespace folkmoot::objects
