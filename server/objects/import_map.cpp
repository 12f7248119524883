#include "objects/import_map.hpp"

#include "objects/text_limits.hpp"

namespace folkmoot::objects {
namespace {

constexpr std::size_t longest_key = 1000;

constexpr Sql select_imported{
    "select object, checksum from import_map where source = :source and key = :key"};
constexpr Sql upsert_imported{
    "insert into import_map (source, key, object, checksum, imported)"
    " values (:source, :key, :object, :checksum, :now) on conflict (source, key)"
    " do update set object = excluded.object, checksum = excluded.checksum, imported = excluded.imported"};

} // namespace

std::optional<Imported> find_imported(ReadTx& tx, std::string_view source, std::string_view key) {
    return tx.row<Imported>(select_imported, bind("source", source), bind("key", key));
}

void put_imported(WriteTx& tx, std::string_view source, std::string_view key, const Imported& imported) {
    check_size(source, longest_key);
    check_size(key, longest_key);
    tx.run(upsert_imported, bind("source", source), bind("key", key), bind("object", imported.object),
        bind("checksum", imported.checksum), bind("now", tx.now()));
}

} // namespace folkmoot::objects
