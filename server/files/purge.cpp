#include "files/purge.hpp"

namespace folkmoot::files {
namespace {

constexpr Sql select_some{"select id from file where parent = :parent order by id limit 20"};
constexpr std::array hanging{Sql{"delete from upload where object = :id or file = :id"},
    Sql{"delete from file_version where object = :id"}, Sql{"delete from file where id = :id"}};

} // namespace

std::vector<ObjectId> some_files_of(ReadTx& tx, ObjectId parent) {
    return tx.values<ObjectId>(select_some, bind("parent", parent));
}

void purge(WriteTx& tx, ObjectId object) {
    for (const Sql& sql : hanging)
        tx.run(sql, bind("id", object));
}

} // namespace folkmoot::files
