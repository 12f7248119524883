#include "access/place_memory.hpp"

namespace folkmoot::access {

namespace {

/// What the SDK's rows of places do not say.
struct PlaceLine {
    std::string language;
    Time created;
    static constexpr auto fields() {
        return std::array{field<&PlaceLine::language>("language", "Its language"),
            field<&PlaceLine::created>("created", "When made")};
    }
};
constexpr Sql space_line{"select language, created from space where id = :id"};
constexpr Sql section_line{"select s.language, c.created from component c join space s on s.id = c.space "
                           "where c.id = :id"};

constexpr Sql slug_of_any{"select slug from component where id = :id"};

struct PlaceMemory {
    struct Known {
        SharedPlace place;
        std::uint64_t mark = 0;
        std::size_t weight() const {
            return 512 + (place->section ? place->section->settings.text.size() : 0);
        }
    };
    Lru<ObjectId, Known, std::hash<ObjectId>> places{std::size_t{8} << 20U};
};

template <class Read> SharedPlace remembered(ReadTx& tx, ObjectId id, Read read) {
    const auto mark = tx.mark();
    auto& memory = tx.kept<PlaceMemory>();
    if (mark)
        if (auto known = memory.places.get(id); known && known->mark == *mark) return std::move(known->place);
    SharedPlace place = read();
    if (place && mark) memory.places.put(id, {place, *mark});
    return place;
}

ObjectRow row_of(ObjectId id, std::string_view type, ObjectId space, std::string title, PlaceLine line) {
    ObjectRow row;
    row.id = id;
    row.type = type;
    row.space = space;
    row.scope = id;
    row.title = std::move(title);
    row.language = std::move(line.language);
    row.created = line.created;
    return row;
}

} // namespace

SharedPlace find_space_place(ReadTx& tx, ObjectId id) {
    return remembered(tx, id, [&]() -> SharedPlace {
        auto space = tx.row<Space>(space_row, bind("id", id));
        if (!space) return nullptr;
        auto line = tx.row<PlaceLine>(space_line, bind("id", id)).value();
        Place place{.row = row_of(id, type_for<Space>().name, id, space->name, std::move(line))};
        place.space = std::move(space);
        return std::make_shared<const Place>(std::move(place));
    });
}

SharedPlace find_section_place(ReadTx& tx, ObjectId id) {
    return remembered(tx, id, [&]() -> SharedPlace {
        auto section = tx.row<Component>(component_row, bind("id", id));
        if (!section) return nullptr;
        auto line = tx.row<PlaceLine>(section_line, bind("id", id)).value();
        Place place{
            .row = row_of(id, type_for<Component>().name, section->space, section->name, std::move(line))};
        place.row.component = id;
        place.section = std::move(section);
        return std::make_shared<const Place>(std::move(place));
    });
}

std::string slug_of_section(ReadTx& tx, ObjectId section) {
    if (auto place = find_section_place(tx, section)) return place->section->slug;
    return tx.value<std::string>(slug_of_any, bind("id", section)).value_or("");
}

template <> Space load<Space>(ReadTx& tx, ObjectId id) {
    auto place = find_space_place(tx, id);
    if (!place || !place->space) row_is_missing(type_for<Space>().name, id);
    return *place->space;
}

template <> Component load<Component>(ReadTx& tx, ObjectId id) {
    auto place = find_section_place(tx, id);
    if (!place || !place->section) row_is_missing(type_for<Component>().name, id);
    return *place->section;
}

} // namespace folkmoot::access
