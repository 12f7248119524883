#include "audit/actor.hpp"
#include "objects/text_limits.hpp"

#include "folkmoot/objects.hpp"

namespace folkmoot::objects {
namespace {

constexpr Sql insert_object{
    "insert into object (id, type, space, component, scope, visibility, title, language, author, revision, "
    "sort,"
    " created, updated, updated_by, deleted) values (:id, :type, :space, :component, :scope, :visibility, "
    ":title,"
    " :language, :author, :revision, :sort, :created, :updated, :updated_by, :deleted)"};

} // namespace

ObjectRow create(WriteTx& tx, const Standing& parent, const NewObject& object) {
    check_title(object.title);
    const ObjectRow& under = parent.object();
    const ObjectId author = audit::actor_of(tx).person;
    ObjectRow row{.id = tx.new_id(),
        .type = std::string{object.type},
        .space = under.space,
        .component = under.component,
        .scope = under.scope,
        .visibility = object.audience
            ? access::visibility_for_audience(tx, parent, *object.audience, object.lifecycle)
            : access::visibility_under(tx, parent, object.lifecycle),
        .title = object.title,
        .language = object.language.empty() ? under.language : object.language,
        .author = author,
        .sort = object.sort.value_or(micros(tx.now())),
        .created = tx.now(),
        .updated = tx.now(),
        .updated_by = author,
        .deleted = std::nullopt};
    tx.run_with(insert_object, row);
    return row;
}

} // namespace folkmoot::objects
