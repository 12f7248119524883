#include "host/registries.hpp"

#include <fmt/format.h>

#include <ranges>
#include <set>
#include <stdexcept>

namespace folkmoot::host {

void Collector::check_name(std::string_view name) const {
    std::string prefix = (registrations_.module.empty() ? "core" : registrations_.module) + ".";
    if (!name.starts_with(prefix) || name.size() == prefix.size())
        throw std::logic_error(fmt::format("the name {} does not begin with {}", name, prefix));
}

Route& Collector::add(Route route) {
    route.path = registrations_.module.empty()
        ? "/api/v1" + route.path
        : fmt::format("/api/v1/{}{}", registrations_.module, route.path);
    route.about = about_;
    if (route.access.kind == Access::Kind::thing) {
        auto field = std::ranges::find(route.in->fields, route.access.field, &Field::name);
        if (field == route.in->fields.end() || field->type->kind != Kind::id)
            throw std::logic_error(
                fmt::format("{} {}: its access clause names the field {}, which {} has not as an id",
                    name_of(route.method), route.path, route.access.field, route.in->name));
    }
    return *registrations_.routes.emplace_back(std::make_shared<Route>(std::move(route)));
}

void Collector::permission(std::string_view name, PermissionKind kind, std::string_view doc,
    std::vector<std::string_view> stock_roles) {
    check_name(name);
    registrations_.permissions.push_back({name, kind, doc, std::move(stock_roles)});
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

void Collector::job(JobKind kind) {
    check_name(kind.name);
    registrations_.jobs.push_back(std::move(kind));
}

void Collector::mail(MailKind kind) {
    check_name(kind.name);
    registrations_.mails.push_back(std::move(kind));
}

void Collector::add_carried(CarriedTable table) {
    check_name(table.name);
    registrations_.carried.push_back(std::move(table));
}

namespace {

/// Throws for a name that is there already, or twice among the new ones.
template <class Known, class New>
void refuse_twice(const char* what, const Known& known, const New& added, auto name_of) {
    std::set<std::string_view> names;
    for (const auto& one : known)
        names.insert(name_of(one));
    for (const auto& one : added)
        if (!names.insert(name_of(one)).second)
            throw std::logic_error(fmt::format("the {} {} is there already", what, name_of(one)));
}

} // namespace

void Registries::merge(Registrations registrations) {
    Router probe; // the module's routes among themselves
    for (const auto& route : registrations.routes) {
        probe.add(route);
        auto known = router_.find(route->method, route->path);
        if (known.route && known.route->path == route->path)
            throw std::logic_error(
                fmt::format("{} {} is there already", name_of(route->method), route->path));
    }
    const auto own_name = [](const auto& one) { return std::string_view{one.name}; };
    const auto values = std::views::values;
    refuse_twice("permission", permissions_, registrations.permissions, own_name);
    refuse_twice("event", events_, registrations.events, own_name);
    refuse_twice("job", jobs_, registrations.jobs, own_name);
    refuse_twice("table", carried_, registrations.carried, own_name);
    refuse_twice("mail", mails_, registrations.mails, own_name);
    refuse_twice("object type", values(types_), registrations.types,
        [](const RegisteredType& type) { return type.type.name; });
    refuse_twice("section", values(sections_), registrations.sections,
        [](const RegisteredSection& section) { return section.section.name; });

    for (auto& route : registrations.routes)
        router_.add(std::move(route));
    std::ranges::move(registrations.permissions, std::back_inserter(permissions_));
    std::ranges::move(registrations.events, std::back_inserter(events_));
    std::ranges::move(registrations.jobs, std::back_inserter(jobs_));
    std::ranges::move(registrations.mails, std::back_inserter(mails_));
    std::ranges::move(registrations.carried, std::back_inserter(carried_));
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
