#include "cli/demonstration.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <fstream>
#include <stdexcept>

namespace folkmoot::cli {
namespace {

using nlohmann::json;

json read_json(const std::filesystem::path& path) {
    std::ifstream file{path};
    if (!file) throw std::runtime_error(fmt::format("{} cannot be read", path.string()));
    try {
        return json::parse(file);
    } catch (const json::exception&) {
        throw std::runtime_error(fmt::format("{} is not JSON", path.string()));
    }
}

std::string text(const json& record, const char* key) {
    return record.value(key, std::string{});
}

std::vector<std::string> texts(const json& record, const char* key) {
    return record.value(key, std::vector<std::string>{});
}

DemonstrationOrganisation organisation(const json& record) {
    DemonstrationOrganisation result{text(record, "key"), text(record, "kind"), text(record, "name"),
        text(record, "short_name"), texts(record, "domains"), {}};
    for (const auto& former : record.value("former_names", json::array()))
        result.former_names[text(former, "name")] = former.at("until_days_ago").get<int>();
    return result;
}

DemonstrationPerson person(const json& record) {
    return {text(record, "key"), text(record, "name"), text(record, "email"), text(record, "kind"),
        text(record, "organisation"), text(record, "title"), text(record, "language"),
        text(record, "sponsor"), text(record, "purpose"), record.value("expires_in_days", 0)};
}

DemonstrationSpace space(const json& record, const std::filesystem::path& folder) {
    DemonstrationSpace result{text(record, "slug"), text(record, "kind"), text(record, "name"),
        text(record, "summary"), text(record, "area"), text(record, "marking"), text(record, "handling"),
        text(record, "language"), text(record, "owner"), record.value("listed", true),
        record.value("blind", false), {}, {}, {}};
    result.roles = record.at("roles").get<std::map<std::string, std::vector<std::string>>>();
    for (const auto& lane : record.value("lanes", json::array()))
        result.lanes.push_back({text(lane, "name"), texts(lane, "organisations")});
    for (const auto& section : record.at("sections"))
        result.sections.push_back({text(section, "module"), text(section, "slug"), text(section, "name"),
            folder / text(section, "folder")});
    return result;
}

void read_site(const std::filesystem::path& folder, Demonstration& into) {
    const auto site = read_json(folder / "site.json");
    into.name = text(site, "name");
    into.label = text(site, "label");
    into.host = text(site, "host");
    into.administrators = texts(site, "administrators");
    for (const auto& sign_in : site.at("sign_ins"))
        into.sign_ins.push_back({text(sign_in, "person"), text(sign_in, "why")});
}

} // namespace

Demonstration read_demonstration(const std::filesystem::path& folder) {
    Demonstration result;
    try {
        read_site(folder, result);
        for (const auto& record : read_json(folder / "organisations.json"))
            result.organisations.push_back(organisation(record));
        for (const auto& record : read_json(folder / "areas.json"))
            result.areas.push_back({text(record, "key"), text(record, "parent"), text(record, "name")});
        for (const auto& record : read_json(folder / "people.json"))
            result.people.push_back(person(record));
        for (const auto& record : read_json(folder / "groups.json"))
            result.groups.push_back({text(record, "name"), texts(record, "members")});
        for (const auto& record : read_json(folder / "spaces.json"))
            result.spaces.push_back(space(record, folder));
    } catch (const json::exception& error) {
        throw std::runtime_error(
            fmt::format("a file of {} is incomplete: {}", folder.string(), error.what()));
    }
    return result;
}

} // namespace folkmoot::cli
