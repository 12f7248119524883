#pragma once
#include "folkmoot/fields.hpp"
#include "folkmoot/permission.hpp"

#include <algorithm>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace folkmoot::access {

using folkmoot::PermissionKind;

/// Something that roles can hold, `<module>.<verb>`.
struct Permission {
    std::string name;
    std::string doc; ///< what it lets people do, as the role screen says it
    PermissionKind kind = PermissionKind::change;
    std::vector<std::string> roles; ///< keys of the stock roles that hold it at first
};

/// The names of permissions somebody has, sorted.
using PermissionSet = std::shared_ptr<const std::vector<std::string>>;

inline bool holds(const std::vector<std::string>& permissions, std::string_view name) {
    return std::ranges::binary_search(permissions, name, std::ranges::less{});
}

/// Every permission that this server knows. Filled while the server starts (the core's own are there from the
/// beginning, modules add theirs), frozen before the first request, then read by all threads without a lock.
/// What a role holds beyond them (of a module that is not loaded) does not count.
class Permissions {
public:
    Permissions();

    /// Throws std::logic_error when frozen, when the name is taken, or when it is not `<module>.<verb>`.
    void declare(Permission permission);
    void freeze() { frozen_ = true; }

    /// Nothing when no such permission is declared.
    const Permission* find(std::string_view name) const;
    /// Sorted by name.
    const std::vector<Permission>& all() const { return all_; }
    /// All names: what the house itself may do.
    PermissionSet names() const;

private:
    std::vector<Permission> all_;
    bool frozen_ = false;
};

/// The core's own permissions, in core_permissions.cpp.
std::vector<Permission> core_permissions();

} // namespace folkmoot::access

template <>
inline constexpr std::array folkmoot::names_of<folkmoot::PermissionKind>{std::string_view{"look"},
    std::string_view{"change"}, std::string_view{"govern"}, std::string_view{"recover"}};
