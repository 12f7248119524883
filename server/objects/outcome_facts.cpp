#include "objects/outcome_facts.hpp"

#include <nlohmann/json.hpp>

namespace folkmoot::objects {
namespace {

PointVerdict verdict_named(std::string_view name) {
    const auto& names = names_of<PointVerdict>;
    const auto found = std::ranges::find(names, name);
    if (found == names.end()) throw Problem(Code::internal, "outcomes.unreadable");
    return static_cast<PointVerdict>(found - names.begin());
}

} // namespace

Json write_facts(const OutcomeFacts& facts) {
    auto changed = nlohmann::json::array();
    for (const auto& passage : facts.changed)
        changed.push_back({{"block", passage.block}, {"revision", passage.revision},
            {"before", passage.before}, {"after", passage.after}});
    return {nlohmann::json{{"verdict", names_of<PointVerdict>[static_cast<std::size_t>(facts.verdict)]},
        {"owner", facts.owner.text()}, {"changed", std::move(changed)}}
            .dump()};
}

OutcomeFacts read_facts(const Json& attributes) {
    const auto json = nlohmann::json::parse(attributes.text, nullptr, false);
    try {
        OutcomeFacts facts{.verdict = verdict_named(json.at("verdict").get<std::string>()),
            .owner = ObjectId::parse(json.at("owner").get<std::string>()).value(),
            .changed = {}};
        for (const auto& passage : json.at("changed"))
            facts.changed.push_back({.block = passage.at("block"),
                .revision = passage.at("revision"),
                .before = passage.at("before"),
                .after = passage.at("after")});
        return facts;
    } catch (const nlohmann::json::exception&) {
        throw Problem(Code::internal, "outcomes.unreadable");
    }
}

} // namespace folkmoot::objects
