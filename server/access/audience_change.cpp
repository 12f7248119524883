#include "access/audience_change.hpp"

#include "access/rights_memory.hpp"
#include "access/rights_version.hpp"
#include "access/visibility.hpp"
#include "access/what_if.hpp"

#include <map>
#include <unordered_map>

namespace folkmoot::access {
namespace {

constexpr std::string_view asked_permission = "core.restrict";

constexpr Sql visibility_of{"select visibility from object where id = :id"};
constexpr Sql set_visibility{"update object set visibility = :visibility where id = :id"};
// What belongs to an object, one statement for each audience: a document may have thousands of comments.
constexpr Sql sights_of_files{
    "select distinct o.visibility from file f join object o on o.id = f.id where f.parent = :id"};
constexpr Sql set_sight_of_files{
    "update object set visibility = :visibility where visibility = :was and id in "
    "(select f.id from file f where f.parent = :id)"};
constexpr Sql sights_of_written{
    "select distinct o.visibility from written_about w join object o on o.id = w.id where w.about = :id"};
constexpr Sql set_sight_of_written{
    "update object set visibility = :visibility where visibility = :was and id in "
    "(select w.id from written_about w where w.about = :id)"};

bool is_for_same(const Sight& one, const Sight& other) {
    return one.audience == other.audience && one.lane == other.lane;
}

class Changing {
public:
    Changing(WriteTx& tx, const AudienceChange& change, const ObjectRow& object)
        : tx_(tx)
        , change_(change)
        , visibility_(object.visibility)
        , was_(sight_of(tx, object.visibility))
        , becomes_(was_) {
        becomes_.audience = change.to.audience;
        becomes_.lane = change.to.lane;
    }

    void run() {
        put(change_.object, visibility_, becomes_);
        for (const auto id : change_.below)
            if (const auto visibility = tx_.value<ObjectId>(visibility_of, bind("id", id)))
                put(id, *visibility, below(sight(*visibility)));
    }

private:
    Sight below(Sight sight) const {
        if (change_.under == WhatLiesUnder::along && is_for_same(sight, was_)) {
            sight.audience = becomes_.audience;
            sight.lane = becomes_.lane;
        }
        return narrowed(std::move(sight), becomes_);
    }

    static Sight narrowed(Sight sight, const Sight& within) {
        narrow_audience(sight, within);
        return sight;
    }

    void put(ObjectId id, ObjectId was, const Sight& sight) {
        if (const auto now = visibility_of_sight(sight); now != was)
            tx_.run(set_visibility, bind("id", id), bind("visibility", now));
        const auto as_object = [&](Sight of_file) {
            of_file.audience = sight.audience;
            of_file.lane = sight.lane;
            return of_file;
        };
        put_belongings(id, sights_of_files, set_sight_of_files, as_object);
        put_belongings(id, sights_of_written, set_sight_of_written,
            [&](Sight written) { return narrowed(std::move(written), sight); });
    }

    /// What becomes of a sight stays as it is when it is asked for again, so their order is nothing.
    template <class Becomes>
    void put_belongings(ObjectId id, const Sql& select, const Sql& update, Becomes becomes) {
        for (const auto was : tx_.values<ObjectId>(select, bind("id", id)))
            if (const auto now = visibility_of_sight(becomes(sight(was))); now != was)
                tx_.run(update, bind("id", id), bind("was", was), bind("visibility", now));
    }

    const Sight& sight(ObjectId visibility) {
        const auto [known, is_new] = sights_.try_emplace(visibility);
        if (is_new) known->second = sight_of(tx_, visibility);
        return known->second;
    }
    ObjectId visibility_of_sight(const Sight& sight) {
        auto& known =
            visibilities_[{sight.scope, sight.audience, sight.lane, sight.marking, sight.lifecycle}];
        if (!known) known = visibility_for(tx_, sight);
        return known;
    }

    WriteTx& tx_;
    const AudienceChange& change_;
    ObjectId visibility_;
    Sight was_;
    Sight becomes_;
    std::unordered_map<ObjectId, Sight> sights_;
    std::map<std::tuple<ObjectId, Audience, ObjectId, std::string, Lifecycle>, ObjectId> visibilities_;
};

SpaceMap path_after(const SpaceMap& before, const AudienceChoice& to) {
    auto after = before;
    after.visibilities.front().audience = to.audience;
    after.visibilities.front().lane = to.lane;
    return after;
}

} // namespace

SightChange preview(ReadTx& tx, const Viewer& viewer, const AudienceChange& change) {
    const auto standing = require_standing(tx, viewer, change.object, "", asked_permission);
    const auto& object = standing.object();
    const auto& permissions = tx.kept<Permissions>();
    const auto before = path_to(*map_of(tx, object.space), object.visibility);
    const auto after = path_after(before, change.to);
    return compare_sight(tx, object.space, people_with_role(tx, object.scope),
        {.before = [&](const PersonFacts& facts) { return would_see(before, facts, permissions); },
            .after = [&](ObjectId, PersonFacts facts) { return would_see(after, facts, permissions); }});
}

void change_audience(WriteTx& tx, const Viewer& actor, const AudienceChange& change) {
    const auto standing = require_standing(tx, actor, change.object, "", asked_permission);
    Changing{tx, change, standing.object()}.run();
    rights_changed(tx, standing.object().space);
    const auto still = find_standing(tx, actor, change.object, "");
    if (!still || !still->can(asked_permission)) throw Problem(Code::conflict, "access.would_lock_out");
}

} // namespace folkmoot::access
