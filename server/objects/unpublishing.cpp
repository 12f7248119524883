#include "objects/unpublishing.hpp"

#include "audit/actor.hpp"
#include "folkmoot/files.hpp"
#include "objects/agreeing.hpp"
#include "objects/current.hpp"
#include "objects/scheduled.hpp"
#include "objects/written_withheld.hpp"

namespace folkmoot::objects {
namespace {

constexpr Sql withdraw{"update object set revision = 0, visibility = :draft, updated = :now, "
                       "updated_by = :by where id = :id and revision = :was"};

} // namespace

void unpublish(WriteContext& context, const Written& object) {
    WriteTx& tx = context.tx;
    const Current was = current(tx, object.id());
    if (was.revision == 0) throw Problem(Code::conflict, "objects.not_published");
    end_scheduled(tx, object.object, "unpublished");
    end_publication_request(tx, object.object, "unpublished");
    // Before it goes: those who could see it, and soon cannot, have to learn that it is gone.
    tx.emit(object.row(), TextUnpublished{.revision = was.revision});
    withhold_written(tx, object.id());
    const auto touched = tx.run(withdraw,
        bind("draft", access::visibility_with(tx, was.visibility, Lifecycle::draft)), bind("now", tx.now()),
        bind("by", audit::actor_of(tx).person), bind("id", object.id()), bind("was", was.revision));
    if (touched != 1) throw Problem(Code::stale, "objects.stale");
    files::follow_parent(tx, object.id());
    tx.audit(AuditLine{"core.text_unpublished"}.about(object.id()).in(object.row().space));
}

} // namespace folkmoot::objects
