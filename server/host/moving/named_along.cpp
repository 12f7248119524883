#include "host/moving/named_along.hpp"

#include "folkmoot/richtext_forms.hpp"

namespace folkmoot::host::moving {
namespace {

constexpr Sql sponsors =
    OF_IDS("select distinct sponsor from person where sponsor is not null and id in ", "");
constexpr Sql employers =
    OF_IDS("select distinct organisation from contact where organisation is not null and id in ", "");
constexpr Sql group_people = OF_IDS("select distinct person from group_member where group_id in ", "");
constexpr Sql people_of = OF_IDS("select id from person where kind = :kind and id in ", " order by id");

void add_found(
    const NamedAlong::Read& read, const Sql& sql, const std::set<ObjectId>& of, std::set<ObjectId>& into) {
    in_thousands({of.begin(), of.end()}, [&](std::span<const ObjectId> some) {
        read([&](ReadTx& tx) {
            for (const auto id : tx.values<ObjectId>(sql, bind_ids(some)))
                into.insert(id);
        });
    });
}

} // namespace

void NamedAlong::note(const Shape& shape, const void* row) {
    for (const auto& field : shape.fields) {
        const void* value = field.in(row);
        const auto* type = field.type;
        if (type->kind == Kind::optional) {
            value = type->held(value);
            type = type->element;
        }
        if (value && type->kind == Kind::id) note(field.name, *static_cast<const ObjectId*>(value));
    }
}

void NamedAlong::note(std::string_view field, ObjectId id) {
    if (!id) return;
    if (std::ranges::find(people_fields, field) != people_fields.end()) people_.insert(id);
    if (field == "group") groups_.insert(id);
    if (field == "organisation" || field == "capacity") organisations_.insert(id);
}

void NamedAlong::note_mentions(const std::string& text) {
    if (!text.contains("\"person\":")) return;
    if (const auto tree = richtext::read_json(text))
        for (const auto person : richtext::references(*tree).people)
            people_.insert(ObjectId{person});
}

void NamedAlong::complete(const Read& read) {
    add_found(read, group_people, groups_, people_);
    for (std::size_t before = 0; before != people_.size();) {
        before = people_.size();
        add_found(read, sponsors, std::set{people_}, people_);
    }
    add_found(read, employers, people_, organisations_);
    for (const char* kind : {"staff", "guest"})
        in_thousands({people_.begin(), people_.end()}, [&](std::span<const ObjectId> some) {
            read([&](ReadTx& tx) {
                const auto found = tx.values<ObjectId>(people_of, bind_ids(some), bind("kind", kind));
                in_order_.insert(in_order_.end(), found.begin(), found.end());
            });
        });
}

} // namespace folkmoot::host::moving
