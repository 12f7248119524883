#include "folkmoot/own_marks.hpp"

#include "events/append.hpp"
#include "events/event_json.hpp"
#include "objects/signed_in.hpp"

namespace folkmoot::objects {
namespace {

constexpr std::int64_t most_stars = 1000; ///< of one person
constexpr std::int64_t visits_kept = 100; ///< of one person

constexpr Sql insert_star{
    "insert into star (person, object, created) values (:person, :object, :now) on conflict do nothing"};
constexpr Sql delete_star{"delete from star where person = :person and object = :object"};
constexpr Sql count_stars{"select count(*) from star where person = :person"};
constexpr Sql find_marks{
    "select case when exists (select 1 from star where person = :person and object = :object) then 1 else 0 "
    "end, "
    "coalesce((select level from watch where person = :person and object = :object), 'nothing'), "
    "coalesce((select below from watch where person = :person and object = :object), 0), "
    "(select saved from draft where person = :person and object = :object)"};
constexpr Sql put_watch{
    "insert into watch (person, object, level, below, created) values (:person, :object, :level, :below, "
    ":now) on conflict (person, object) do update set level = excluded.level, below = excluded.below"};
constexpr Sql delete_watch{"delete from watch where person = :person and object = :object"};
constexpr Sql put_visit{"insert into visit (person, object, at) values (:person, :object, :now)"
                        " on conflict (person, object) do update set at = excluded.at"};
constexpr Sql forget_visits{
    "delete from visit where person = :person and at < (select at from visit where person = :person"
    " order by at desc limit 1 offset :kept)"};

/// What each person opened last, so that the same page read again and again is noted once a minute.
class LastVisits {
public:
    bool is_new(ObjectId person, ObjectId object, Time now) {
        const std::lock_guard lock{mutex_};
        if (last_.size() >= most) last_.clear();
        auto& last = last_[person];
        if (last.object == object && now - last.at < std::chrono::minutes{1}) return false;
        last = {object, now};
        return true;
    }

private:
    static constexpr std::size_t most = 50'000;
    struct Visit {
        ObjectId object;
        Time at;
    };
    std::mutex mutex_;
    std::unordered_map<ObjectId, Visit> last_;
};

void tell_own_devices(WriteTx& tx, ObjectId person, const ObjectRow& object) {
    const OwnMarksChanged event{object.id};
    events::append(tx,
        {.name = OwnMarksChanged::name,
            .space = object.space,
            .object = object.id,
            .person = person,
            .data = events::data_of(shape_of<OwnMarksChanged>, &event)});
}

} // namespace

void star(WriteTx& tx, const Viewer& viewer, const Standing& object) {
    const ObjectId person = require_person(viewer);
    const ObjectRow& row = object.object();
    if (tx.run(insert_star, bind("person", person), bind("object", row.id), bind("now", tx.now())) == 0)
        return;
    if (tx.value<std::int64_t>(count_stars, bind("person", person)).value_or(0) > most_stars)
        throw Problem(Code::conflict, "objects.too_many_stars").with("most", std::to_string(most_stars));
    tell_own_devices(tx, person, row);
}

void unstar(WriteTx& tx, const Viewer& viewer, const Standing& object) {
    const ObjectId person = require_person(viewer);
    if (tx.run(delete_star, bind("person", person), bind("object", object.object().id)) == 1)
        tell_own_devices(tx, person, object.object());
}

void follow(WriteTx& tx, const Viewer& viewer, const Standing& object, Following level, Reach reach) {
    const ObjectId person = require_person(viewer);
    const ObjectRow& row = object.object();
    const auto marks = own_marks(tx, viewer, row.id);
    const bool below = level == Following::watch && reach == Reach::below;
    if (level == marks.following && below == marks.below) return;
    if (level == Following::nothing) {
        tx.run(delete_watch, bind("person", person), bind("object", row.id));
    } else {
        tx.run(put_watch, bind("person", person), bind("object", row.id), bind("level", level),
            bind("below", below), bind("now", tx.now()));
    }
    tell_own_devices(tx, person, row);
}

OwnMarks own_marks(ReadTx& tx, const Viewer& viewer, ObjectId object) {
    if (!viewer.signed_in()) return {};
    return tx.row<OwnMarks>(find_marks, bind("person", viewer.person()), bind("object", object)).value();
}

void note_visit(ReadContext& context, const Standing& object) {
    const Viewer& viewer = context.viewer;
    const ObjectId id = object.object().id;
    if (!viewer.signed_in()) return;
    if (!context.tx.kept<LastVisits>().is_new(viewer.person(), id, context.tx.now())) return;
    context.touch([viewer, id](WriteTx& tx) { visit(tx, viewer, id); });
}

void visit(WriteTx& tx, const Viewer& viewer, ObjectId object) {
    if (!viewer.signed_in()) return;
    tx.run(put_visit, bind("person", viewer.person()), bind("object", object), bind("now", tx.now()));
    tx.run(forget_visits, bind("person", viewer.person()), bind("kept", visits_kept - 1));
}

} // namespace folkmoot::objects
