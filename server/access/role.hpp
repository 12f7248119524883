#pragma once
#include "folkmoot/transaction.hpp"
#include "folkmoot/viewer.hpp"

namespace folkmoot::access {

struct Role {
    ObjectId id;
    std::string key;
    std::string name;
    bool stock = false;
    std::int64_t version = 0;
    std::vector<std::string> permissions; ///< sorted
    static constexpr auto fields() {
        return std::array{field<&Role::id>("id", "The role"), field<&Role::key>("key", "Its name in the API"),
            field<&Role::name>("name", "Its name on screens"),
            field<&Role::stock>("stock", "Whether it comes with Folkmoot"),
            field<&Role::version>("version", "For If-Match, when what it may do is changed"),
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
/// Where roles with a permission are given: on the site and in areas, or in spaces. A role holds permissions
/// of one kind, so that nobody who administers comes to see what is written.
enum class RoleReach { administration, spaces };
RoleReach reach_of_role(std::string_view key);
RoleReach reach_of_permission(std::string_view permission);

/// Says what the role may do from now on, everywhere. Asks for core.manage_roles; throws Code::bad_input for
/// an undeclared permission or one of the other reach, and Code::conflict when the administrators' own role
/// would lose core.manage_roles.
void set_permissions(
    WriteTx& tx, const Viewer& actor, ObjectId role, const std::vector<std::string>& permissions);
/// Throws Code::stale when the role is not in this state any more; from then on it is in the next.
void take_turn(WriteTx& tx, ObjectId role, std::int64_t seen);
/// Forgets a role that people made and nobody has. Asks for core.manage_roles; throws Code::conflict for a
/// stock role, and for one that is given somewhere.
void remove_role(WriteTx& tx, const Viewer& actor, ObjectId role);
/// To how many people, groups and organisations the role is given, anywhere.
std::int64_t count_holders(ReadTx& tx, ObjectId role);

} // namespace folkmoot::access

template <>
inline constexpr std::array folkmoot::names_of<folkmoot::access::RoleReach>{
    std::string_view{"administration"}, std::string_view{"spaces"}};
