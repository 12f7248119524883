#include "access/rights_memory.hpp"
#include "access/standing_maker.hpp"

namespace folkmoot::access {

namespace {

/// A space or a section, as far as an object row can say what it is.
struct PlaceLine {
    ObjectId space;
    std::optional<ObjectId> component;
    std::string title;
    std::string language;
    Time created;
    static constexpr auto fields() {
        return std::array{field<&PlaceLine::space>("space", "The space"),
            field<&PlaceLine::component>("component", "The section, or none"),
            field<&PlaceLine::title>("title", "Its name"),
            field<&PlaceLine::language>("language", "Its language"),
            field<&PlaceLine::created>("created", "When made")};
    }
};
constexpr Sql space_line{"select id, null, name, language, created from space where id = :id"};
constexpr Sql component_line{"select c.space, c.id, c.name, s.language, c.created from component c "
                             "join space s on s.id = c.space where c.id = :id and c.deleted is null"};

std::optional<Standing> of_place(
    ReadTx& tx, const Viewer& viewer, ObjectId id, std::string_view type, const Sql& select) {
    auto line = tx.row<PlaceLine>(select, bind("id", id));
    if (!line) return std::nullopt;
    auto rights = rights_in(tx, viewer, line->space);
    if (!rights || !holds(rights->at(id), "core.view")) return std::nullopt;
    ObjectRow row;
    row.id = id;
    row.type = type;
    row.space = line->space;
    row.component = line->component;
    row.scope = id;
    row.title = std::move(line->title);
    row.language = std::move(line->language);
    row.created = line->created;
    return StandingMaker::make(std::move(row), rights->shared_at(id));
}

std::optional<Standing> of_object(ReadTx& tx, const Viewer& viewer, ObjectId id, std::string_view type) {
    auto row = tx.row<ObjectRow>(object_row, bind("id", id));
    if (!row || (!type.empty() && row->type != type)) return std::nullopt;
    auto rights = rights_in(tx, viewer, row->space);
    const auto* visible = rights ? rights->find(row->visibility) : nullptr;
    if (!visible) return std::nullopt;
    return StandingMaker::make(std::move(*row), visible->can);
}

} // namespace

std::optional<Standing> find_standing(ReadTx& tx, const Viewer& viewer, ObjectId id, std::string_view type) {
    if (type == type_for<Space>().name) return of_place(tx, viewer, id, type, space_line);
    if (type == type_for<Component>().name) return of_place(tx, viewer, id, type, component_line);
    return of_object(tx, viewer, id, type);
}

Standing require_standing(
    ReadTx& tx, const Viewer& viewer, ObjectId id, std::string_view type, std::string_view permission) {
    auto standing = find_standing(tx, viewer, id, type);
    if (!standing) throw Problem(Code::not_found, "access.not_found");
    if (!standing->can(permission)) throw Problem(Code::forbidden, "access.forbidden");
    return std::move(*standing);
}

void row_is_missing(std::string_view type, ObjectId id) {
    throw Problem(Code::internal, "access.row_is_missing")
        .with("type", std::string{type})
        .with("id", id.text());
}

} // namespace folkmoot::access
