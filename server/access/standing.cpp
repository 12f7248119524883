#include "access/place_memory.hpp"
#include "access/resting.hpp"
#include "access/rights_memory.hpp"
#include "access/standing_maker.hpp"

namespace folkmoot::access {

namespace {

std::optional<Standing> of_place(ReadTx& tx, const Viewer& viewer, const SharedPlace& place) {
    if (!place) return std::nullopt;
    auto rights = rights_in(tx, viewer, place->row.space);
    if (!rights || !holds(rights->at(place->row.id), "core.view")) return std::nullopt;
    return StandingMaker::make(ObjectRow{place->row}, rights->shared_at(place->row.id));
}

std::optional<Standing> of_row(ReadTx& tx, const Viewer& viewer, ObjectRow row, std::string_view type) {
    if (!type.empty() && row.type != type) return std::nullopt;
    auto rights = rights_in(tx, viewer, row.space);
    const auto* visible = rights ? rights->find(row.visibility) : nullptr;
    if (!visible) return std::nullopt;
    return StandingMaker::make(std::move(row), visible->can);
}

constexpr Sql object_rows{
    "select o.id, o.type, o.space, o.component, o.scope, o.visibility, o.title, o.language, "
    "o.author, o.revision, o.sort, o.created, o.updated, o.updated_by, o.deleted "
    "from json_each(:ids) as wanted join object o on o.id = wanted.value",
    "select o.id, o.type, o.space, o.component, o.scope, o.visibility, o.title, o.language, "
    "o.author, o.revision, o.sort, o.created, o.updated, o.updated_by, o.deleted "
    "from jsonb_array_elements_text(cast(:ids as jsonb)) as wanted (value) "
    "join object o on o.id = cast(wanted.value as bigint)"};

/// The row that a read asked for last: the access clause and the handler after it ask for the same one.
struct LastRow {
    std::optional<ObjectRow> row;
};

std::optional<ObjectRow> find_row(ReadTx& tx, ObjectId id) {
    if (dynamic_cast<WriteTx*>(&tx)) return tx.row<ObjectRow>(object_row, bind("id", id));
    auto& last = tx.remembered<LastRow>().row;
    if (!last || last->id != id) last = tx.row<ObjectRow>(object_row, bind("id", id));
    return last;
}

} // namespace

std::optional<Standing> find_standing(ReadTx& tx, const Viewer& viewer, ObjectId id, std::string_view type) {
    if (type == type_for<Space>().name) return of_place(tx, viewer, find_space_place(tx, id));
    if (type == type_for<Component>().name) return of_place(tx, viewer, find_section_place(tx, id));
    auto row = find_row(tx, id);
    if (!row) return std::nullopt;
    return of_row(tx, viewer, std::move(*row), type);
}

std::vector<Standing> find_standings(
    ReadTx& tx, const Viewer& viewer, std::span<const ObjectId> ids, std::string_view type) {
    std::unordered_map<ObjectId, Standing> found;
    if (!ids.empty())
        for (auto& row : tx.rows<ObjectRow>(object_rows, bind_ids(ids)))
            if (auto standing = of_row(tx, viewer, std::move(row), type))
                found.emplace(standing->object().id, std::move(*standing));
    std::vector<Standing> standings;
    for (const ObjectId id : ids)
        if (auto place = found.find(id); place != found.end()) standings.push_back(place->second);
    return standings;
}

bool is_visible(ReadTx& tx, const Viewer& viewer, ObjectId space, ObjectId visibility) {
    auto rights = rights_in(tx, viewer, space);
    return rights && rights->find(visibility);
}

Standing require_standing(
    ReadTx& tx, const Viewer& viewer, ObjectId id, std::string_view type, std::string_view permission) {
    auto standing = find_standing(tx, viewer, id, type);
    if (!standing) throw Problem(Code::not_found, "access.not_found");
    if (!standing->can(permission)) refuse(tx, standing->object().space, permission);
    return std::move(*standing);
}

void row_is_missing(std::string_view type, ObjectId id) {
    throw Problem(Code::internal, "access.row_is_missing")
        .with("type", std::string{type})
        .with("id", id.text());
}

} // namespace folkmoot::access
