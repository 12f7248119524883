#include "access/rights_version.hpp"

#include "access/rights_memory.hpp"
#include "access/rights_watch.hpp"
#include "store/mark.hpp"

namespace folkmoot::access {

namespace {

constexpr Sql move_version{
    "insert into rights_version (subject, version, changed) values (:subject, 1, :now) "
    "on conflict (subject) do update set version = rights_version.version + 1, "
    "changed = excluded.changed"};
constexpr Sql place_of_scope{"select coalesce(space, id) from scope where id = :scope"};
constexpr Sql stamp_line{
    "select (select coalesce(cast(sum(v.version) as bigint), 0) from scope_path p "
    "join rights_version v on v.subject = p.ancestor where p.scope = :space) as place, "
    "coalesce((select version from rights_version where subject = :person), 0) as person"};

} // namespace

void rights_changed(WriteTx& tx, ObjectId subject) {
    auto& memory = tx.remembered<RightsOfTransaction>();
    memory.changed = true;
    memory.known.clear();
    memory.maps.clear();
    if (!memory.moved.insert(subject).second) return;
    tx.run(move_version, bind("subject", subject), bind("now", tx.now()));
    if (!memory.to_tell) {
        memory.to_tell = std::make_shared<std::vector<ObjectId>>();
        tx.after_commit(
            [&mark = tx.kept<store::Mark>(), &watch = tx.kept<RightsWatch>(), subjects = memory.to_tell] {
                mark.move();
                watch.tell(*subjects);
            });
    }
    memory.to_tell->push_back(subject);
}

ObjectId place_of(ReadTx& tx, ObjectId scope) {
    return tx.value<ObjectId>(place_of_scope, bind("scope", scope)).value_or(scope);
}

Stamp stamp_of(ReadTx& tx, ObjectId person, ObjectId space) {
    return tx.row<Stamp>(stamp_line, bind("person", person), bind("space", space)).value_or(Stamp{});
}

} // namespace folkmoot::access
