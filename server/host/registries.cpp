#include "host/registries.hpp"

#include <fmt/format.h>

#include <stdexcept>

namespace folkmoot::host {

void Collector::check_name(std::string_view name) const {
    std::string prefix = (registrations_.module.empty() ? "core" : registrations_.module) + ".";
    if (!name.starts_with(prefix) || name.size() == prefix.size())
        throw std::logic_error(fmt::format("the name {} does not begin with {}", name, prefix));
}

void Collector::add(Route route) {
    route.path = registrations_.module.empty()
        ? "/api/v1" + route.path
        : fmt::format("/api/v1/{}{}", registrations_.module, route.path);
    if (route.access.kind == Access::Kind::thing) {
        auto field = std::ranges::find(route.in->fields, route.access.field, &Field::name);
        if (field == route.in->fields.end() || field->type->kind != Kind::id)
            throw std::logic_error(
                fmt::format("{} {}: its access clause names the field {}, which {} has not as an id",
                    name_of(route.method), route.path, route.access.field, route.in->name));
    }
    registrations_.routes.push_back(std::make_shared<Route>(std::move(route)));
}

void Collector::heavy() {
    if (registrations_.routes.empty())
        throw std::logic_error("register the route before saying that it is heavy");
    registrations_.routes.back()->effort = Effort::heavy;
}

void Collector::permission(
    std::string_view name, std::string_view doc, std::vector<std::string_view> stock_roles) {
    check_name(name);
    registrations_.permissions.push_back({name, doc, std::move(stock_roles)});
}

void Collector::add_object(ObjectType type, ObjectAbilities abilities) {
    check_name(type.name);
    registrations_.types.push_back({type, abilities, nullptr});
}

void Collector::add_event(std::string_view name, const Shape& shape, std::string_view doc) {
    check_name(name);
    registrations_.events.push_back({name, &shape, doc});
}

void Collector::add_search(std::string_view type, SearchText (*text)(ReadTx&, const ObjectRow&)) {
    auto found = std::ranges::find(
        registrations_.types, type, [](const RegisteredType& known) { return known.type.name; });
    if (found == registrations_.types.end())
        throw std::logic_error(fmt::format("register the object type {} before its search text", type));
    found->search = text;
}

void Collector::section(Section section) {
    if (section.name != registrations_.module)
        throw std::logic_error(fmt::format("a section is named as its module: {}", section.name));
    registrations_.sections.push_back({.section = section});
}

void Collector::public_page(
    PublicPage (*print)(ReadContext&, const Granted<Component, View>&, std::string_view)) {
    if (registrations_.sections.empty())
        throw std::logic_error("register the section before its public page");
    registrations_.sections.back().print = print;
}

void Collector::importer(PageImporter importer) {
    if (registrations_.sections.empty()) throw std::logic_error("register the section before its importer");
    registrations_.sections.back().importer = importer;
}

void Registries::merge(Registrations registrations) {
    Router probe; // the module's routes among themselves
    for (const auto& route : registrations.routes) {
        probe.add(route);
        auto known = router_.find(route->method, route->path);
        if (known.route && known.route->path == route->path)
            throw std::logic_error(
                fmt::format("{} {} is there already", name_of(route->method), route->path));
    }
    auto refuse_known = [](const auto& known, std::string_view name) {
        if (known.find(name) != known.end()) throw std::logic_error(fmt::format("{} is there already", name));
    };
    for (const auto& type : registrations.types)
        refuse_known(types_, type.type.name);
    for (const auto& section : registrations.sections)
        refuse_known(sections_, section.section.name);

    for (auto& route : registrations.routes)
        router_.add(std::move(route));
    std::ranges::move(registrations.permissions, std::back_inserter(permissions_));
    std::ranges::move(registrations.events, std::back_inserter(events_));
    for (auto& type : registrations.types)
        types_.emplace(type.type.name, type);
    for (auto& section : registrations.sections)
        sections_.emplace(section.section.name, section);
}

const RegisteredType* Registries::find_type(std::string_view name) const {
    auto found = types_.find(name);
    return found == types_.end() ? nullptr : &found->second;
}

const RegisteredSection* Registries::find_section(std::string_view module) const {
    auto found = sections_.find(module);
    return found == sections_.end() ? nullptr : &found->second;
}

} // namespace folkmoot::host
