#include "host/moving/what_leaves.hpp"

#include "access/leaving.hpp"
#include "host/moving/lines.hpp"

#include <fmt/format.h>

namespace folkmoot::host::moving {
namespace {

constexpr std::int64_t objects_at_once = 100;

constexpr Sql space_by_slug{"select id from space where slug = :slug"};
constexpr Sql all_spaces{"select id from space where id > :after order by id limit 1000"};
constexpr Sql scopes_above{"select ancestor from scope_path where scope = :scope order by ancestor"};

/// An object to come, and what its module says that it hangs on.
struct NextObject {
    ObjectId id;
    std::string type;
    std::optional<ObjectId> on; ///< what a comment is about or a file belongs to
    std::optional<std::string> on_type;
    bool on_deleted = false;
    static constexpr auto fields() {
        return std::array{field<&NextObject::id>("id", "The object"),
            field<&NextObject::type>("type", "Its type"), field<&NextObject::on>("on", "On what"),
            field<&NextObject::on_type>("on_type", "And its type"),
            field<&NextObject::on_deleted>("on_deleted", "Whether that is in the bin")};
    }
};
#define NEXT_OBJECTS(on_deleted)                                                                             \
    "select o.id, o.type, h.id, h.type, " on_deleted " from object o "                                       \
    "left join comment c on c.id = o.id left join file f on f.id = o.id "                                    \
    "left join object h on h.id = coalesce(c.about, f.parent) "                                              \
    "where o.id > :after and o.deleted is null and (cast(:space as bigint) = 0 or o.space = :space) "        \
    "and not exists (select 1 from component s where s.id = o.component and s.deleted is not null) "         \
    "order by o.id limit :most"
constexpr Sql select_next_objects{NEXT_OBJECTS("coalesce(h.deleted, 0) <> 0"),
    NEXT_OBJECTS("cast(coalesce(h.deleted, 0) <> 0 as integer)")};
#undef NEXT_OBJECTS

bool is_carried(const Registries& registries, std::string_view type) {
    const auto module = type.substr(0, type.find('.') + 1);
    return std::ranges::any_of(
        registries.carried(), [&](const CarriedTable& table) { return table.name.starts_with(module); });
}

} // namespace

WhatLeaves::WhatLeaves(House& house, const Exporting& exporting)
    : carried_{"core.comment", "core.file"} {
    for (const auto& [name, type] : house.registries().types())
        if (is_carried(house.registries(), name)) carried_.insert(name);
    house.database().read_now([&](ReadTx& tx) {
        find_spaces(tx, exporting.space);
        find_under(tx, house.registries(), exporting.under);
    });
}

void WhatLeaves::find_spaces(ReadTx& tx, const std::string& slug) {
    if (!slug.empty()) {
        const auto found = tx.value<ObjectId>(space_by_slug, bind("slug", slug));
        if (!found) throw std::runtime_error(fmt::format("there is no space {}", slug));
        only_ = *found;
        spaces_ = {*found};
        return;
    }
    for (ObjectId after;;) {
        const auto some = tx.values<ObjectId>(all_spaces, bind("after", after));
        spaces_.insert(spaces_.end(), some.begin(), some.end());
        if (some.size() < 1'000) return;
        after = some.back();
    }
}

/// A tree of pages, or a folder: what lies under it, and whose rules hold there.
void WhatLeaves::find_under(ReadTx& tx, const Registries& registries, const std::string& under) {
    if (under.empty()) return;
    const auto top = ObjectId::parse(under);
    const auto row = top ? tx.row<ObjectRow>(access::object_row, bind("id", *top)) : std::nullopt;
    if (!row || !only_ || row->space != only_ || row->deleted)
        throw std::runtime_error(fmt::format("there is no {} in the space", under));
    const auto* type = registries.find_type(row->type);
    if (!type || !type->abilities.below)
        throw std::runtime_error(fmt::format("nothing lies under {}", under));
    top_ = row->id;
    under_ = {row->id};
    for (const auto id : objects_of(type->abilities.below(tx, row->id)))
        under_.insert(id);
    rules_ = under_;
    for (const auto id : tx.values<ObjectId>(scopes_above, bind("scope", row->scope)))
        rules_.insert(id);
}

void WhatLeaves::require_no_reason(ReadTx& tx) const {
    for (const ObjectId space : spaces_)
        if (const auto marking = access::reason_asked_in(tx, space))
            throw std::runtime_error(
                fmt::format("what is marked {} leaves with a reason only: say it with --reason", *marking));
}

std::optional<std::vector<ObjectId>> WhatLeaves::next_objects(ReadTx& tx) {
    if (at_end_) return std::nullopt;
    const auto rows = tx.rows<NextObject>(
        select_next_objects, bind("after", last_), bind("space", only_), bind("most", objects_at_once));
    at_end_ = std::ssize(rows) < objects_at_once;
    if (!rows.empty()) last_ = rows.back().id;
    std::vector<ObjectId> ids;
    for (const auto& row : rows) {
        if (!under_.empty() && !under_.contains(row.id) && !(row.on && under_.contains(*row.on))) continue;
        if (!row.on_deleted && carried_.contains(row.type)
            && (!row.on_type || carried_.contains(*row.on_type)))
            ids.push_back(row.id);
        else
            ++stayed_[row.type];
    }
    return ids;
}

bool WhatLeaves::wants(const Table& table, const void* row) {
    if (only_ && table.rows.name == acceptances_table) return false;
    if (!under_.empty() && table.by == By::spaces) {
        const auto* scope = id_in(table, row, table.rows.name == "scopes" ? "id" : "scope");
        if (scope && !sections_.contains(*scope) && !rules_.contains(*scope)) return false;
    }
    if (table.rows.name == "sections") sections_.insert(*id_in(table, row, "id"));
    return true;
}

} // namespace folkmoot::host::moving
