#include "faults/server/wiki/workspace.hpp"

#include <fmt/format.h>

namespace folkmoot::faults {
namespace {

constexpr const char* everybodys_password = "a kettle sings in the green kitchen";

std::string name(int person) {
    return fmt::format("Person {}", person);
}

/// The answer's JSON; whoever needs it cannot go on without.
nlohmann::json require(const kit::Answer& answer) {
    if (answer.status == 0) throw std::runtime_error("the server gave no answer in time");
    if (answer.status != 200) throw std::runtime_error(answer.head + answer.body);
    return answer.json();
}

} // namespace

std::string Workspace::email(int person) {
    return fmt::format("person.{}@department.example", person);
}

kit::Answer Workspace::sign_in(kit::Browser& browser, int person) {
    return browser.sign_in(email(person), everybodys_password);
}

Workspace::Workspace(kit::Site& site, int count, const std::map<std::string, std::string>& environment) {
    for (int person = 0; person < count; ++person)
        site.add_person(name(person), email(person), everybodys_password);
    site.serve(environment);
    for (int person = 0; person < count; ++person) {
        people.push_back(site.browser());
        require(sign_in(people.back(), person));
    }
    open(people.front());
    for (int person = 1; person < count; ++person)
        add_member(name(person));
}

void Workspace::open(kit::Browser& owner) {
    const auto form = require(owner.get("/api/v1/space-form"));
    space = require(owner.post("/api/v1/spaces",
        {{"name", "Tides"}, {"kind", "workspace"}, {"area", form["areas"][0]["id"]},
            {"marking", form["markings"][0]["key"]},
            {"sections", {{{"module", "wiki"}, {"name", "Wiki"}}}}}))["id"];
    const auto view = require(owner.get("/api/v1/spaces/" + space));
    slug = view["slug"];
    wiki = view["components"][0]["id"];
}

void Workspace::add_member(const std::string& name) {
    auto& owner = people.front();
    for (const auto& found : require(owner.get("/api/v1/people?q=Person"))["items"])
        if (found["name"] == name)
            require(owner.post(
                "/api/v1/spaces/" + space + "/members", {{"person", found["id"]}, {"role", "member"}}));
}

std::string Workspace::page(const std::string& title, const std::string& markdown) {
    auto& owner = people.front();
    const std::string id =
        require(owner.post("/api/v1/wiki/pages", {{"component", wiki}, {"title", title}}))["id"];
    if (!markdown.empty())
        require(owner.post("/api/v1/objects/" + id + "/publication",
            {{"title", title}, {"markdown", markdown}, {"base_revision", 0}}));
    return id;
}

void Workspace::attach(const std::string& page, const std::string& name, const std::string& content) {
    auto& owner = people.front();
    const std::string upload = "/api/v1/uploads/"
        + require(owner.post("/api/v1/uploads", {{"object", page}, {"name", name}, {"size", content.size()}}))
              .at("id")
              .get<std::string>();
    require(owner.send("PUT", upload + "?offset=0", content, {{"Content-Type", "application/octet-stream"}}));
    require(owner.post(upload + "/completion", nlohmann::json::object()));
}

bool Workspace::finds(const std::string& word, const std::string& page) {
    return people.front().get("/api/v1/search?q=" + word).body.contains("\"" + page + "\"");
}

} // namespace folkmoot::faults
