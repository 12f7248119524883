#include "host/moving/newcomers.hpp"

#include "folkmoot/richtext_forms.hpp"

namespace folkmoot::host::moving {
namespace {

constexpr Sql organisation_named{"select min(id) from organisation where name = :name and :parent = :parent"};
constexpr Sql group_named{"select min(id) from person_group where name = :name and :parent = :parent"};
constexpr Sql area_named{
    "select min(id) from area where name = :name and coalesce(parent, 0) = cast(:parent as bigint)"};
constexpr Sql person_at{"select min(id) from person where email = :name and :parent = :parent"};

} // namespace

void Newcomers::find(House& house, const Lines& lines) {
    look_up(house, lines, "organisations", organisation_named);
    look_up(house, lines, "people", person_at);
    look_up(house, lines, "groups", group_named);
    look_up(house, lines, "areas", area_named);
}

void Newcomers::look_up(House& house, const Lines& lines, std::string_view name, const Sql& sql) {
    const auto& table = lines.find(name);
    const auto* field = name == "people" ? "email" : "name";
    lines.each(table, 0, [&](const std::shared_ptr<void>& row, std::int64_t) {
        const auto id = *id_in(table, row.get(), "id");
        const auto* above = id_in(table, row.get(), "parent");
        const auto parent = above ? here(*above) : ObjectId{};
        const auto found = house.database().read_now([&](ReadTx& tx) {
            return tx.value<ObjectId>(
                sql, bind("name", text_in(table, row.get(), field)), bind("parent", parent));
        });
        if (found && *found != id) known_[id] = *found;
    });
}

ObjectId Newcomers::here(ObjectId id) const {
    const auto found = known_.find(id);
    return found == known_.end() ? id : found->second;
}

bool Newcomers::fit(const Table& table, void* row) const {
    if (known_.empty()) return true;
    if (const auto* group = id_in(table, row, "group");
        group && table.rows.name == "group_members" && known_.contains(*group))
        return false;
    for (const auto& field : table.rows.shape->fields)
        if (const auto* id = id_in(table, row, field.name)) *const_cast<ObjectId*>(id) = here(*id);
    if (table.rows.name != texts_table) return true;
    auto& text = static_cast<TextRow*>(row)->tree.text;
    if (!text.contains("\"person\":")) return true;
    auto tree = richtext::read_json(text);
    if (!tree) return true;
    richtext::each_block(tree->blocks, [&](richtext::Block& block) {
        for (auto& piece : block.text)
            if (auto* mention = std::get_if<richtext::Mention>(&piece.content))
                mention->person = here(ObjectId{mention->person}).value();
    });
    text = richtext::write_json(*tree);
    return true;
}

} // namespace folkmoot::host::moving
