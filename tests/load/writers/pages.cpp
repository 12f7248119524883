#include "load/writers/pages.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>

namespace folkmoot::load {

namespace {

std::size_t people_for(std::size_t connections, std::size_t of_one_document) {
    const auto least = (connections + Pages::connections_of_one - 1) / Pages::connections_of_one;
    return std::max(least, std::min(of_one_document, Pages::most_people));
}

} // namespace

Pages::Pages(const std::filesystem::path& site, std::uint16_t port, std::size_t connections,
    std::size_t of_one_document)
    : people_(site, port, people_for(connections, of_one_document)) {
    const auto form = people_.ask(0, "GET", "/api/v1/space-form");
    const auto space = people_.ask(0, "POST", "/api/v1/spaces",
        {{"name", fmt::format("Typing {}", ::getpid())}, {"kind", "workspace"},
            {"area", form.at("areas").at(0).at("id")}, {"marking", form.at("markings").at(0).at("key")},
            {"sections", {{{"module", "wiki"}, {"name", "Wiki"}}}}});
    const auto path = "/api/v1/spaces/" + space.at("id").get<std::string>();
    component_ = people_.ask(0, "GET", path).at("components").at(0).at("id");
    for (std::size_t who = 1; who < people_.count(); ++who) {
        const auto person = people_.ask(who, "GET", "/api/v1/session").at("person").at("id");
        people_.ask(0, "POST", path + "/members", {{"person", person}, {"role", "member"}});
    }
}

std::string Pages::add() {
    return people_
        .ask(0, "POST", "/api/v1/wiki/pages",
            {{"component", component_}, {"title", fmt::format("Page {}", ++added_)}})
        .at("id");
}

} // namespace folkmoot::load
