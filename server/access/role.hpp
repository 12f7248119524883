#pragma once
#include "folkmoot/transaction.hpp"
#include "folkmoot/viewer.hpp"

namespace folkmoot::access {

struct Role {
    ObjectId id;
    std::string key;
    std::string name;
    bool stock = false;
    std::vector<std::string> permissions; ///< sorted
    static constexpr auto fields() {
        return std::array{field<&Role::id>("id", "The role"), field<&Role::key>("key", "Its name in the API"),
            field<&Role::name>("name", "Its name on screens"),
            field<&Role::stock>("stock", "Whether it comes with Folkmoot"),
            field<&Role::permissions>("permissions", "What it may do")};
    }
};

/// Makes the stock roles, and gives each permission that this store has not met before to its stock roles;
/// once met, only people change who holds it. Run at each start, after the modules have declared theirs.
void settle_roles(WriteTx& tx);

/// At most 200.
std::vector<Role> list_roles(ReadTx& tx);
std::optional<Role> find_role(ReadTx& tx, std::string_view key);
/// Throws Code::bad_input when there is none.
Role require_role(ReadTx& tx, std::string_view key);

/// Asks for core.manage_roles.
ObjectId create_role(WriteTx& tx, const Viewer& actor, const std::string& key, const std::string& name);
/// Says what the role may do from now on, everywhere. Asks for core.manage_roles; throws Code::bad_input for
/// an undeclared permission, and Code::conflict when the administrators' own role would lose
/// core.manage_roles.
void set_permissions(
    WriteTx& tx, const Viewer& actor, ObjectId role, const std::vector<std::string>& permissions);

} // namespace folkmoot::access
