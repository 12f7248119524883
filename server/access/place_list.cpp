#include "access/place_list.hpp"

#include "access/list_cursor.hpp"
#include "access/reach.hpp"
#include "access/section.hpp"
#include "access/standing_maker.hpp"

namespace folkmoot::access {

namespace {

struct ListedPlaceLine {
    ObjectId id;
    std::string title;
    std::string language;
    Time created;
    std::int64_t position = 0;
    static constexpr auto fields() {
        return std::array{field<&ListedPlaceLine::id>("id", "The space or section"),
            field<&ListedPlaceLine::title>("title", "Its name"),
            field<&ListedPlaceLine::language>("language", "Its language"),
            field<&ListedPlaceLine::created>("created", "When made"),
            field<&ListedPlaceLine::position>("position", "Its place")};
    }
};
constexpr Sql listed_space{"select id, name, language, created, 0 from space where id = :id"};
constexpr Sql listed_sections{"select c.id, c.name, s.language, c.created, c.position from component c "
                              "join space s on s.id = c.space where c.space = :space and c.deleted is null "
                              "order by c.position, c.id limit :limit"};

struct ListedPlace {
    ListedPlaceLine line;
    ObjectId space;
    ObjectId component;
    PermissionSet can;
};

std::vector<ListedPlace> spaces(ReadTx& tx, const Viewer& viewer) {
    std::vector<ListedPlace> places;
    for (auto& [id, rights] : reachable_spaces(tx, viewer))
        if (auto line = tx.row<ListedPlaceLine>(listed_space, bind("id", id)))
            places.push_back(
                {.line = std::move(*line), .space = id, .component = {}, .can = rights->shared_at(id)});
    std::ranges::sort(
        places, {}, [](const ListedPlace& place) { return std::pair{place.line.title, place.line.id}; });
    return places;
}

std::vector<ListedPlace> sections(ReadTx& tx, const Viewer& viewer, ObjectId space) {
    std::vector<ListedPlace> places;
    auto rights = rights_in(tx, viewer, space);
    if (!rights) return places;
    for (auto& line :
        tx.rows<ListedPlaceLine>(listed_sections, bind("space", space), bind("limit", most_sections)))
        if (holds(rights->at(line.id), "core.view"))
            places.push_back(
                {.line = line, .space = space, .component = line.id, .can = rights->shared_at(line.id)});
    return places;
}

Standing standing_of(ListedPlace place, std::string_view type) {
    ObjectRow row;
    row.id = row.scope = place.line.id;
    row.type = type;
    row.space = place.space;
    if (place.component) row.component = place.component;
    row.title = std::move(place.line.title);
    row.language = std::move(place.line.language);
    row.created = place.line.created;
    return StandingMaker::make(std::move(row), std::move(place.can));
}

} // namespace

bool is_place(std::string_view type) {
    return type == type_for<Space>().name || type == type_for<Component>().name;
}

Paged<Standing> list_places(ReadTx& tx, const Viewer& viewer, const ListQuery& query) {
    auto position = open(tx, viewer, query);
    auto places =
        query.type == type_for<Space>().name ? spaces(tx, viewer) : sections(tx, viewer, query.space);
    auto from = places.begin();
    if (position) {
        from =
            std::ranges::find(places, position->id, [](const ListedPlace& place) { return place.line.id; });
        if (from != places.end()) ++from;
    }
    Paged<Standing> page;
    for (; from != places.end() && std::ssize(page.items) < query.limit; ++from)
        page.items.push_back(standing_of(std::move(*from), query.type));
    if (from != places.end() && !page.items.empty())
        page.next = seal(tx, {.sort = 0, .id = page.items.back().object().id}, viewer, query);
    return page;
}

} // namespace folkmoot::access
