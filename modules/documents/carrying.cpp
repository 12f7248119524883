#include "carrying.hpp"

namespace folkmoot::documents {
namespace {

struct CarriedEntry {
    ObjectId id;
    ObjectId component;
    std::optional<ObjectId> folder;
    std::int64_t kind = 0;
    std::string title_key;
    static constexpr auto fields() {
        return std::array{field<&CarriedEntry::id>("id", "The folder or document"),
            field<&CarriedEntry::component>("section", "Its section"),
            field<&CarriedEntry::folder>("folder", "The folder it stands in; null: the section's own"),
            field<&CarriedEntry::kind>("kind", "0: a folder, 1: a document", range(0, 1)),
            field<&CarriedEntry::title_key>("title_key", "Its title as lists order it")};
    }
};

constexpr Sql carried_entries{"select id, component, folder, kind, title_key from documents_entry "
                              "where id in (select value from json_each(:ids)) order by id",
    "select id, component, folder, kind, title_key from documents_entry "
    "where id in (select cast(value as bigint) from jsonb_array_elements_text(cast(:ids as jsonb))) "
    "order by id"};
constexpr Sql insert_carried_entry{"insert into documents_entry (id, component, folder, kind, title_key) "
                                   "values (:id, :component, null, :kind, :title_key)"};
constexpr Sql set_carried_folder{"update documents_entry set folder = :folder where id = :id "
                                 "and exists (select 1 from documents_entry where id = :folder)"};

void put_carried_entry(WriteTx& tx, const CarriedEntry& entry) {
    tx.run(insert_carried_entry, bind("id", entry.id), bind("component", entry.component),
        bind("kind", entry.kind), bind("title_key", entry.title_key));
}

void settle_carried_entry(WriteTx& tx, const CarriedEntry& entry) {
    if (entry.folder) tx.run(set_carried_folder, bind("folder", *entry.folder), bind("id", entry.id));
}

} // namespace

void carry_entries(Registry& r) {
    r.carry<CarriedEntry>({.name = "documents.entries",
        .select = carried_entries,
        .put = put_carried_entry,
        .settle = settle_carried_entry});
}

} // namespace folkmoot::documents
