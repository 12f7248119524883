#include "access/permissions.hpp"

#include <stdexcept>

namespace folkmoot::access {

namespace {

bool well_named(std::string_view name) {
    auto dot = name.find('.');
    auto is_word = [](std::string_view word) {
        return !word.empty()
            && std::ranges::all_of(word, [](char c) { return (c >= 'a' && c <= 'z') || c == '_'; });
    };
    return dot != name.npos && is_word(name.substr(0, dot)) && is_word(name.substr(dot + 1));
}

} // namespace

Permissions::Permissions() {
    for (auto& permission : core_permissions())
        declare(std::move(permission));
}

void Permissions::declare(Permission permission) {
    if (frozen_) throw std::logic_error("permission " + permission.name + " is declared after the start");
    if (!well_named(permission.name)) throw std::logic_error("permission name " + permission.name);
    auto place = std::ranges::lower_bound(all_, permission.name, {}, &Permission::name);
    if (place != all_.end() && place->name == permission.name)
        throw std::logic_error("permission " + permission.name + " is declared twice");
    all_.insert(place, std::move(permission));
}

const Permission* Permissions::find(std::string_view name) const {
    auto place = std::ranges::lower_bound(all_, name, std::ranges::less{}, &Permission::name);
    return place != all_.end() && place->name == name ? &*place : nullptr;
}

PermissionSet Permissions::names() const {
    std::vector<std::string> names;
    for (const auto& permission : all_)
        names.push_back(permission.name);
    return std::make_shared<const std::vector<std::string>>(std::move(names));
}

} // namespace folkmoot::access
