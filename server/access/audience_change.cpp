#include "access/audience_change.hpp"

#include "access/rights_memory.hpp"
#include "access/rights_version.hpp"
#include "access/visibility.hpp"
#include "access/what_if.hpp"

#include <algorithm>

namespace folkmoot::access {
namespace {

constexpr std::string_view permission = "core.restrict";

constexpr Sql visibility_of{"select visibility from object where id = :id"};
constexpr Sql set_visibility{"update object set visibility = :visibility where id = :id"};
constexpr Sql files_of{
    "select o.id, o.visibility from file f join object o on o.id = f.id where f.parent = :id order by o.id"};
constexpr Sql written_about{
    "select o.id, o.visibility from object o where o.id in (select c.id from comment c where c.about = :id "
    "union all select s.id from suggestion s where s.about = :id "
    "union all select w.id from outcome w where w.holder = :id) order by o.id"};

struct Belonging {
    ObjectId id;
    ObjectId visibility;
    static constexpr auto fields() {
        return std::array{field<&Belonging::id>("id", "What belongs to the object"),
            field<&Belonging::visibility>("visibility", "Who can see it")};
    }
};

bool is_for_same(const Sight& one, const Sight& other) {
    return one.audience == other.audience && one.lane == other.lane;
}

class Changing {
public:
    Changing(WriteTx& tx, const AudienceChange& change, const ObjectRow& object)
        : tx_(tx)
        , change_(change)
        , was_(sight_of(tx, object.visibility))
        , becomes_(was_) {
        becomes_.audience = change.to.audience;
        becomes_.lane = change.to.lane;
    }

    void run() {
        put(change_.object, becomes_);
        for (const auto id : change_.below)
            if (const auto visibility = tx_.value<ObjectId>(visibility_of, bind("id", id)))
                put(id, below(sight_of(tx_, *visibility)));
    }

private:
    Sight below(Sight sight) const {
        if (change_.under == WhatLiesUnder::along && is_for_same(sight, was_)) {
            sight.audience = becomes_.audience;
            sight.lane = becomes_.lane;
        }
        return narrowed(std::move(sight), becomes_);
    }

    /// As to people: its marking is its own.
    Sight narrowed(Sight sight, const Sight& within) const {
        auto marking = sight.marking;
        narrow(tx_, sight, within);
        sight.marking = std::move(marking);
        return sight;
    }

    void put(ObjectId id, const Sight& sight) {
        set(id, sight);
        for (const auto& file : tx_.rows<Belonging>(files_of, bind("id", id))) {
            auto of_file = sight_of(tx_, file.visibility);
            of_file.audience = sight.audience;
            of_file.lane = sight.lane;
            set(file.id, of_file);
        }
        for (const auto& written : tx_.rows<Belonging>(written_about, bind("id", id)))
            set(written.id, narrowed(sight_of(tx_, written.visibility), sight));
    }

    void set(ObjectId id, const Sight& sight) {
        tx_.run(set_visibility, bind("id", id), bind("visibility", visibility_for(tx_, sight)));
    }

    WriteTx& tx_;
    const AudienceChange& change_;
    Sight was_;
    Sight becomes_;
};

SpaceMap path_after(const SpaceMap& before, const AudienceChoice& to) {
    auto after = before;
    after.visibilities.front().audience = to.audience;
    after.visibilities.front().lane = to.lane;
    return after;
}

} // namespace

SightChange preview(ReadTx& tx, const Viewer& viewer, const AudienceChange& change) {
    const auto standing = require_standing(tx, viewer, change.object, "", permission);
    const auto& object = standing.object();
    const auto& permissions = tx.kept<Permissions>();
    const auto before = path_to(*map_of(tx, object.space), object.visibility);
    const auto after = path_after(before, change.to);
    return compare_sight(tx, object.space, people_with_role(tx, object.scope),
        {.before = [&](const PersonFacts& facts) { return would_see(before, facts, permissions); },
            .after = [&](ObjectId, PersonFacts facts) { return would_see(after, facts, permissions); }});
}

void change_audience(WriteTx& tx, const Viewer& actor, const AudienceChange& change) {
    const auto standing = require_standing(tx, actor, change.object, "", permission);
    Changing{tx, change, standing.object()}.run();
    rights_changed(tx, standing.object().space);
    const auto still = find_standing(tx, actor, change.object, "");
    if (!still || !still->can(permission)) throw Problem(Code::conflict, "access.would_lock_out");
}

} // namespace folkmoot::access
