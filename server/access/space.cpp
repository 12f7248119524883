#include "access/space.hpp"

#include "access/grant.hpp"
#include "access/marking.hpp"
#include "access/name.hpp"
#include "access/right.hpp"
#include "access/rights_version.hpp"
#include "access/scope.hpp"
#include "access/space_event.hpp"

namespace folkmoot::access {

namespace {

constexpr Sql space_slug_taken{"select count(*) from space where slug = :slug"};
constexpr Sql staff_member{
    "select count(*) from person where id = :person and kind = 'staff' and state = 'active'"};
constexpr Sql insert_space{"insert into space (id, area, kind, slug, name, summary, language, listed, owner, "
                           "marking, handling, blind, "
                           "created, created_by) values (:id, :area, :kind, :slug, :name, :summary, "
                           ":language, :listed, :owner, :marking, "
                           ":handling, :blind, :created, :created_by)"};
constexpr Sql space_kind{"select kind from space where id = :space"};
constexpr Sql set_space_name{"update space set name = :value where id = :id"};
constexpr Sql set_summary{"update space set summary = :value where id = :id"};
constexpr Sql set_handling{"update space set handling = :value where id = :id"};
constexpr Sql set_listed{"update space set listed = :value where id = :id"};
constexpr Sql put_state{"update space set state = :state, state_since = :now, state_by = :by, state_reason = "
                        ":reason where id = :id and state <> :state"};
constexpr Sql select_rest{
    "select state_since, state_by, state_reason from space where id = :id and state <> 'open'"};
constexpr Sql directory{"select id, kind, slug, name, summary, owner from space where listed = 1 "
                        "and state <> 'archived' and slug > :after order by slug limit :limit"};
constexpr std::int64_t longest_directory = 200;

void check_text(const std::string& text, std::string_view field) {
    if (!text.empty()) check_name(text, {.field = field, .longest = 500});
}

void check(ReadTx& tx, const NewSpace& space) {
    check_slug(space.slug);
    check_name(space.name);
    check_text(space.summary, "summary");
    check_text(space.handling, "handling");
    require_marking(tx, space.marking);
    if (*tx.value<std::int64_t>(space_slug_taken, bind("slug", space.slug)) > 0)
        throw Problem(Code::conflict, "access.slug_taken");
    if (*tx.value<std::int64_t>(staff_member, bind("person", space.owner)) == 0)
        throw Problem(Code::bad_input, "access.owner_invalid")
            .with_field({"owner", "access.owner_invalid", {}});
    if (space.kind == SpaceKind::public_space
        && effect_of(tx, space.marking, Effect::public_page) == "refused")
        throw Problem(Code::bad_input, "access.marking_not_public")
            .with_field({"marking", "access.marking_not_public", {}});
}

} // namespace

ObjectId create_space(WriteTx& tx, const Viewer& actor, const NewSpace& space) {
    require_right(tx, actor, space.area, "core.create_space");
    check(tx, space);
    auto id = tx.new_id();
    tx.run(insert_space, bind("id", id), bind("area", space.area), bind("kind", space.kind),
        bind("slug", space.slug), bind("name", space.name), bind("summary", space.summary),
        bind("language", space.language), bind("listed", space.listing == Listing::listed),
        bind("owner", space.owner), bind("marking", space.marking), bind("handling", space.handling),
        bind("blind", space.kind == SpaceKind::community), bind("created", tx.now()),
        bind("created_by", actor.person()));
    make_scope(tx, {.id = id, .kind = ScopeKind::space, .parent = space.area, .space = id});
    put_grant(tx, actor,
        {.subject_kind = SubjectKind::person, .subject = space.owner, .role = "owner", .scope = id});
    if (space.kind == SpaceKind::public_space)
        put_grant(
            tx, actor, {.subject_kind = SubjectKind::anyone, .subject = {}, .role = "reader", .scope = id});
    return id;
}

std::optional<SpaceKind> kind_of_space(ReadTx& tx, ObjectId space) {
    return tx.value<SpaceKind>(space_kind, bind("space", space));
}

void change_space(WriteTx& tx, const Viewer& actor, ObjectId space, const SpaceChange& change) {
    require_right(tx, actor, space, "core.manage_space");
    if (change.name) {
        check_name(*change.name);
        tx.run(set_space_name, bind("id", space), bind("value", *change.name));
    }
    if (change.summary) {
        check_text(*change.summary, "summary");
        tx.run(set_summary, bind("id", space), bind("value", *change.summary));
    }
    if (change.handling) {
        check_text(*change.handling, "handling");
        tx.run(set_handling, bind("id", space), bind("value", *change.handling));
    }
    if (change.listing)
        tx.run(set_listed, bind("id", space), bind("value", *change.listing == Listing::listed));
    rights_changed(tx, space);
}

bool set_state(
    WriteTx& tx, const Viewer& actor, ObjectId space, SpaceState state, const std::string& reason) {
    require_right(tx, actor, space, "core.manage_space");
    const auto by = actor.is_system() ? std::nullopt : std::optional{actor.person()};
    if (tx.run(put_state, bind("id", space), bind("state", state), bind("now", tx.now()), bind("by", by),
            bind("reason", reason))
        == 0)
        return false;
    rights_changed(tx, space);
    tell(tx, space, {.state = state});
    return true;
}

std::optional<Rest> find_rest(ReadTx& tx, ObjectId space) {
    return tx.row<Rest>(select_rest, bind("id", space));
}

std::vector<DirectoryEntry> list_directory(
    ReadTx& tx, const Viewer& viewer, const std::string& after_slug, std::int64_t limit) {
    if (viewer.kind() != ViewerKind::staff && !viewer.is_system()) return {};
    return tx.rows<DirectoryEntry>(directory, bind("after", after_slug),
        bind("limit", std::clamp<std::int64_t>(limit, 1, longest_directory)));
}

} // namespace folkmoot::access
