#include "access/section.hpp"

#include "access/name.hpp"
#include "access/right.hpp"
#include "access/rights_version.hpp"
#include "access/scope.hpp"

namespace folkmoot::access {

namespace {

constexpr Sql section_slug_taken{"select count(*) from component where space = :space and slug = :slug"};
constexpr Sql count_sections{"select count(*) from component where space = :space"};
constexpr Sql insert_section{
    "insert into component (id, space, module, slug, name, position, settings, created) "
    "values (:id, :space, :module, :slug, :name, :position, :settings, :created)"};
constexpr Sql section_space{"select space from component where id = :id"};
constexpr Sql set_section_name{"update component set name = :name where id = :id and deleted is null"};
constexpr Sql in_order{"select id from component where space = :space order by position, id limit :limit"};
constexpr Sql set_position{"update component set position = :position where id = :id and space = :space"};
constexpr Sql set_deleted{"update component set deleted = :deleted where id = :id"};

ObjectId require_space_of(ReadTx& tx, ObjectId section) {
    auto space = space_of_section(tx, section);
    if (!space) throw Problem(Code::not_found, "access.not_found");
    return *space;
}

} // namespace

std::optional<ObjectId> space_of_section(ReadTx& tx, ObjectId section) {
    return tx.value<ObjectId>(section_space, bind("id", section));
}

ObjectId create_section(WriteTx& tx, const Viewer& actor, const NewSection& section) {
    require_right(tx, actor, section.space, "core.manage_sections");
    check_slug(section.slug);
    check_name(section.name);
    if (*tx.value<std::int64_t>(section_slug_taken, bind("space", section.space), bind("slug", section.slug))
        > 0)
        throw Problem(Code::conflict, "access.slug_taken");
    auto count = *tx.value<std::int64_t>(count_sections, bind("space", section.space));
    if (count >= most_sections) throw Problem(Code::conflict, "access.too_many_sections");
    auto id = tx.new_id();
    tx.run(insert_section, bind("id", id), bind("space", section.space), bind("module", section.module),
        bind("slug", section.slug), bind("name", section.name), bind("position", count),
        bind("settings", section.settings), bind("created", tx.now()));
    make_scope(tx, {.id = id, .kind = ScopeKind::component, .parent = section.space, .space = section.space});
    return id;
}

void rename_section(WriteTx& tx, const Viewer& actor, ObjectId section, const std::string& name) {
    require_right(tx, actor, section, "core.manage_sections");
    check_name(name);
    tx.run(set_section_name, bind("id", section), bind("name", name));
    rights_changed(tx, require_space_of(tx, section));
}

void order_sections(WriteTx& tx, const Viewer& actor, ObjectId space, std::span<const ObjectId> order) {
    require_right(tx, actor, space, "core.manage_sections");
    if (std::ssize(order) > most_sections) throw Problem(Code::bad_input, "access.too_many_sections");
    auto named = [&](ObjectId id) { return std::ranges::find(order, id) != order.end(); };
    std::vector<ObjectId> sections(order.begin(), order.end());
    for (auto id : tx.values<ObjectId>(in_order, bind("space", space), bind("limit", most_sections)))
        if (!named(id)) sections.push_back(id);
    std::int64_t position = 0;
    for (auto id : sections)
        tx.run(set_position, bind("id", id), bind("space", space), bind("position", position++));
    rights_changed(tx, space);
}

void remove_section(WriteTx& tx, const Viewer& actor, ObjectId section) {
    auto space = require_space_of(tx, section);
    require_right(tx, actor, section, "core.manage_sections");
    tx.run(set_deleted, bind("id", section), bind("deleted", tx.now()));
    rights_changed(tx, space);
}

void restore_section(WriteTx& tx, const Viewer& actor, ObjectId section) {
    auto space = require_space_of(tx, section);
    require_right(tx, actor, space, "core.manage_sections");
    tx.run(set_deleted, bind("id", section), bind("deleted", std::optional<Time>{}));
    rights_changed(tx, space);
}

} // namespace folkmoot::access
