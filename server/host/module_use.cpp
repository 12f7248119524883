#include "host/module_use.hpp"

namespace folkmoot::host {
namespace {

constexpr Sql modules_left_out{"select module from module_left_out order by module"};
constexpr Sql put_left_out{
    "insert into module_left_out (module, since, person) values (:module, :now, :person) "
    "on conflict (module) do nothing"};
constexpr Sql drop_left_out{"delete from module_left_out where module = :module"};
constexpr Sql sections_by_module{
    "select module, count(*), count(distinct space) from component where deleted is null "
    "group by module order by module"};

} // namespace

std::vector<std::string> list_left_out(ReadTx& tx) {
    return tx.values<std::string>(modules_left_out);
}

void leave_out(WriteTx& tx, std::string_view module, ObjectId person, bool out) {
    if (out)
        tx.run(put_left_out, bind("module", module), bind("now", tx.now()), bind("person", person));
    else
        tx.run(drop_left_out, bind("module", module));
}

std::vector<ModuleUse> count_sections(ReadTx& tx) {
    return tx.rows<ModuleUse>(sections_by_module);
}

} // namespace folkmoot::host
