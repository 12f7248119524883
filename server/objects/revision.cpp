#include "audit/actor.hpp"
#include "collab/rooms/live_bell.hpp"
#include "folkmoot/files.hpp"
#include "objects/current.hpp"
#include "objects/text_limits.hpp"
#include "objects/written_withheld.hpp"

namespace folkmoot::objects {
namespace {

constexpr Sql select_current{"select revision, title, visibility, deleted from object where id = :id"};
constexpr Sql insert_revision{
    "insert into object_revision"
    " (object, number, author, created, title, note, minor, restored_from, body, attributes, agreed_by)"
    " values (:object, :number, :author, :created, :title, :note, :minor, :restored_from, :body, "
    ":attributes, :agreed_by)"};
/// Whoever agreed to the words has agreed to them under their new title, too.
constexpr Sql copy_revision{
    "insert into object_revision"
    " (object, number, author, created, title, note, minor, restored_from, body, attributes, agreed_by)"
    " select object, :number, :author, :created, :title, '', 1, null, body, attributes, agreed_by"
    " from object_revision"
    " where object = :object and number = :was"};
constexpr Sql update_published{
    "update object set title = :title, revision = :number, visibility = :visibility, updated = :now,"
    " updated_by = :by where id = :id and revision = :was"};
constexpr Sql update_title{
    "update object set title = :title, updated = :now, updated_by = :by where id = :id"};
constexpr Sql select_revision{
    "select number, author, created, title, note, minor, restored_from, body, attributes, agreed_by"
    " from object_revision"
    " where object = :object and number = :number"};

constexpr Sql greatest_number{"select max(number) from object_revision where object = :object"};

/// Numbers go on where they were, also for a text that was unpublished.
std::int64_t next_number(ReadTx& tx, ObjectId object, const Current& was) {
    if (was.revision > 0) return was.revision + 1;
    return tx.value<std::int64_t>(greatest_number, bind("object", object)).value_or(0) + 1;
}

void publish(WriteTx& tx, ObjectId object, const Current& was, std::int64_t number, std::string_view title) {
    const ObjectId visibility =
        was.revision == 0 ? access::visibility_with(tx, was.visibility, Lifecycle::live) : was.visibility;
    const auto touched = tx.run(update_published, bind("title", title), bind("number", number),
        bind("visibility", visibility), bind("now", tx.now()), bind("by", audit::actor_of(tx).person),
        bind("id", object), bind("was", was.revision));
    if (touched != 1) throw Problem(Code::stale, "objects.stale");
    if (was.revision == 0) {
        files::follow_parent(tx, object);
        show_written_again(tx, object);
    }
    tx.after_commit([&bell = tx.kept<collab::LiveBell>(), object] { bell.ring(object); });
}

} // namespace

Current current(WriteTx& tx, ObjectId object) {
    auto row = tx.row<Current>(select_current, bind("id", object));
    if (!row) throw Problem(Code::not_found, "access.not_found");
    if (row->deleted) throw Problem(Code::conflict, "objects.in_bin");
    return std::move(*row);
}

std::int64_t revise(WriteTx& tx, const Standing& object, const NewRevision& revision) {
    check_title(revision.title);
    check_length("note", revision.note, longest_note);
    check_size(revision.body.text, largest_body);
    check_size(revision.attributes.text, largest_attributes);
    const ObjectId id = object.object().id;
    const Current was = current(tx, id);
    const std::int64_t number = next_number(tx, id, was);
    tx.run(insert_revision, bind("object", id), bind("number", number),
        bind("author", audit::actor_of(tx).person), bind("created", tx.now()), bind("title", revision.title),
        bind("note", revision.note), bind("minor", revision.weight == Weight::minor),
        bind("restored_from", revision.restored_from), bind("body", revision.body),
        bind("attributes", revision.attributes), bind("agreed_by", revision.agreed_by));
    publish(tx, id, was, number, revision.title);
    return number;
}

std::int64_t rename(WriteTx& tx, const Standing& object, std::string_view title) {
    check_title(title);
    const ObjectId id = object.object().id;
    const ObjectId by = audit::actor_of(tx).person;
    const Current was = current(tx, id);
    if (was.title == title) return was.revision;
    if (was.revision == 0) {
        tx.run(update_title, bind("title", title), bind("now", tx.now()), bind("by", by), bind("id", id));
        return 0;
    }
    tx.run(copy_revision, bind("number", was.revision + 1), bind("author", by), bind("created", tx.now()),
        bind("title", title), bind("object", id), bind("was", was.revision));
    publish(tx, id, was, was.revision + 1, title);
    return was.revision + 1;
}

std::optional<Revision> find_revision(ReadTx& tx, const Standing& object, std::int64_t number) {
    return tx.row<Revision>(select_revision, bind("object", object.object().id), bind("number", number));
}

void require_match(const ObjectRow& object, std::int64_t if_match) {
    if (if_match < 0) throw Problem(Code::precondition_required, "objects.precondition_required");
    if (if_match != object.revision) throw Problem(Code::stale, "objects.stale");
}

} // namespace folkmoot::objects
