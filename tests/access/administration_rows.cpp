#include "access/rows.hpp"

#include "access/role.hpp"
#include "identity/account_change.hpp"
#include "identity/organisation.hpp"

namespace folkmoot::access_matrix { namespace {

using kit::nothing;
using nlohmann::json;
using namespace policy;

const kit::Browser::Headers first_version{{"If-Match", "\"1\""}};

std::string people(const std::string& rest = "") {
    return "/api/v1/administration/people" + rest;
}
/// Somebody whom nothing else in these tests needs.
std::string spare(Scene& scene, const std::string& rest = "") {
    return people("/" + scene.furnish().staff("spare").id.text() + rest);
}
kit::Account guest(Scene& scene) {
    return scene.furnish().guest("spare guest", {scene.account(Principal::owner)->id, ""});
}

std::string organisations(const std::string& rest = "") {
    return "/api/v1/administration/organisations" + rest;
}
std::string spare_organisation(Scene& scene, const std::string& rest = "") {
    return organisations("/" + scene.furnish().organisation("Spare").text() + rest);
}
std::string groups(const std::string& rest = "") {
    return "/api/v1/administration/groups" + rest;
}
std::string spare_group(Scene& scene, const std::string& rest = "") {
    static int made = 0;
    const auto group = scene.host().write([&](WriteTx& tx) {
        return identity::create_group(tx, "Spare group " + std::to_string(++made) + scene.space);
    });
    return groups("/" + group.text() + rest);
}
std::string area(Scene& scene, const std::string& rest = "") {
    return "/api/v1/administration/areas/" + scene.area + rest;
}
std::string managed_space(Scene& scene, const std::string& rest = "") {
    return "/api/v1/administration/spaces/" + scene.space + rest;
}
/// An area renamed for the next request has another version.
kit::Browser::Headers version_of_area(Scene& scene) {
    const auto answer = scene.browser(Principal::site_administrator).get(area(scene)).json();
    return {{"If-Match", "\"" + std::to_string(answer["area"]["version"].get<int>()) + "\""}};
}

std::string notices(const std::string& rest = "") {
    return "/api/v1/administration/notices" + rest;
}
json wanted_notice(Scene& scene) {
    json wanted{{"kind", "news"}, {"english", "The harbour office is closed on Friday"},
        {"readers", "signed_in"}, {"ends", scene.next_week()}};
    wanted["zone"] = wanted["ends"]["zone"];
    wanted["ends"].erase("zone");
    return wanted;
}
/// One that nobody else changes; so few may stand there that none is left behind.
std::string spare_notice(Scene& scene) {
    auto& office = scene.browser(Principal::site_administrator);
    for (const auto& notice : office.get(notices()).json()["items"])
        office.del(notices("/" + notice["id"].get<std::string>()));
    return notices("/" + office.post(notices(), wanted_notice(scene)).json()["id"].get<std::string>());
}

std::string pages(const std::string& rest = "") {
    return "/api/v1/administration/pages" + rest;
}
/// Words that the page has never had.
json page_words() {
    static int written = 0;
    return {{"page", "terms"},
        {"english", {{"title", "Terms"}, {"markdown", "Words " + std::to_string(++written)}}}};
}
int version_of_page(Scene& scene) {
    return scene.browser(Principal::site_administrator).get(pages("/terms")).json()["version"].get<int>();
}
kit::Browser::Headers seen_page(Scene& scene) {
    return {{"If-Match", "\"" + std::to_string(version_of_page(scene)) + "\""}};
}
json without_address(json page) {
    page.erase("page");
    return page;
}
/// The next version of the page, which people are asked to accept.
std::string written_page(Scene& scene) {
    auto page = without_address(page_words());
    page["asks"] = true;
    scene.browser(Principal::site_administrator).put(pages("/terms"), page, seen_page(scene));
    return std::to_string(version_of_page(scene));
}

std::string spare_role(Scene& scene) {
    static int made = 0;
    const std::string name = "spare-" + std::to_string(++made);
    const auto role = scene.host().write([&](WriteTx& tx) {
        return access::create_role(tx, Viewer::system("a test sets the scene"), name, name);
    });
    return "/api/v1/administration/roles/" + role.text();
}
kit::Browser::Headers version_of_official(Scene& scene) {
    const auto table =
        scene.browser(Principal::site_administrator).get("/api/v1/administration/markings").json();
    return {{"If-Match", "\"" + std::to_string(table["items"][0]["version"].get<int>()) + "\""}};
}

const std::array administration_rows{
    Row{"GET /api/v1/administration", administrators_of_anything, about_person,
        [](Scene&, Principal) -> Ask { return {"/api/v1/administration"}; }},
    Row{"GET /api/v1/administration/people", helpers_at_sign_in, about_person,
        [](Scene&, Principal) -> Ask { return {people("?q=spare")}; }},
    Row{"GET /api/v1/administration/people/{person}", helpers_at_sign_in, about_person,
        [](Scene& scene, Principal) -> Ask {
            return {people("/" + scene.account(Principal::owner)->id.text())};
        }},
    Row{"GET /api/v1/administration/people/{person}/merge", site_administrators, about_person,
        [](Scene& scene, Principal) -> Ask {
            return {spare(scene, "/merge?into=" + scene.account(Principal::owner)->id.text())};
        }},
    Row{"POST /api/v1/administration/people", site_administrators, about_person,
        [](Scene& scene, Principal) -> Ask {
            static int added = 0;
            return {people(),
                json{{"name", "Ada Added"}, {"kind", "staff"},
                    {"email", "added" + std::to_string(++added) + scene.space + "@example.org"}}};
        }},
    Row{"PUT /api/v1/administration/people/{person}", site_administrators, about_person,
        [](Scene& scene, Principal) -> Ask {
            const auto person = scene.furnish().staff("spare");
            return {people("/" + person.id.text()), json{{"name", "Renamed"}, {"email", person.email}},
                first_version};
        }},
    Row{"PUT /api/v1/administration/people/{person}/guest-terms", site_administrators, about_person,
        [](Scene& scene, Principal) -> Ask {
            const auto until = to_rfc3339(scene.host().clock().now() + std::chrono::days{90});
            return {people("/" + guest(scene).id.text() + "/guest-terms"),
                json{{"sponsor", scene.account(Principal::member)->id.text()}, {"expires", until}},
                first_version};
        }},
    Row{"PUT /api/v1/administration/people/{person}/state", site_administrators, about_person,
        [](Scene& scene, Principal) -> Ask {
            return {spare(scene, "/state"), json{{"in_use", false}}, first_version};
        }},
    Row{"DELETE /api/v1/administration/people/{person}/sessions", site_administrators, about_person,
        [](Scene& scene, Principal) -> Ask { return {spare(scene, "/sessions")}; }},
    Row{"DELETE /api/v1/administration/people/{person}/sessions/{session}", site_administrators, about_person,
        [](Scene& scene, Principal) -> Ask {
            const auto person = scene.furnish().staff("spare");
            const auto sessions = scene.furnish().sign_in(person).get("/api/v1/sessions").json();
            return {people(
                "/" + person.id.text() + "/sessions/" + sessions["items"][0]["id"].get<std::string>())};
        }},
    Row{"DELETE /api/v1/administration/people/{person}/sign-in-failures", helpers_at_sign_in, about_person,
        [](Scene& scene, Principal) -> Ask { return {spare(scene, "/sign-in-failures")}; }},
    Row{"POST /api/v1/administration/people/{person}/profile/clear", site_administrators, about_person,
        [](Scene& scene, Principal) -> Ask {
            return {spare(scene, "/profile/clear"), json{{"part", "works_on"}, {"reason", "Not for here"}}};
        }},
    Row{"POST /api/v1/administration/people/{person}/belongings", site_administrators, about_person,
        [](Scene& scene, Principal) -> Ask {
            return {spare(scene, "/belongings"),
                json{{"organisation", scene.furnish().organisation("Another").text()}}};
        }},
    Row{"DELETE /api/v1/administration/people/{person}/belongings/{belonging}", site_administrators,
        about_person,
        [](Scene& scene, Principal) -> Ask {
            const auto person = scene.furnish().staff("spare").id;
            const auto body = scene.furnish().organisation("Another");
            const auto belonging = scene.host().write(
                [&](WriteTx& tx) { return identity::begin_belonging(tx, person, body, ""); });
            return {people("/" + person.text() + "/belongings/" + belonging.text())};
        }},
    Row{"POST /api/v1/administration/people/{person}/merge", site_administrators, about_person,
        [](Scene& scene, Principal) -> Ask {
            return {spare(scene, "/merge"), json{{"into", scene.furnish().staff("kept").id.text()}},
                first_version};
        }},
    Row{"POST /api/v1/administration/people/{person}/roles", site_administrators, about_person,
        [](Scene& scene, Principal) -> Ask {
            return {spare(scene, "/roles"), json{{"role", "service_desk"}}};
        }},
    Row{"DELETE /api/v1/administration/people/{person}/roles/{grant}", site_administrators, about_person,
        [](Scene& scene, Principal) -> Ask {
            const auto person = scene.furnish().staff("spare");
            const Viewer house = Viewer::system("a test sets the scene");
            const auto grant = scene.host().write([&](WriteTx& tx) {
                return access::put_grant(
                    tx, house, {.subject = person.id, .role = "service_desk", .scope = access::site});
            });
            return {people("/" + person.id.text() + "/roles/" + grant.text())};
        }},

    Row{"GET /api/v1/administration/organisations", site_administrators, about_person,
        [](Scene&, Principal) -> Ask { return {organisations("?q=spare")}; }},
    Row{"GET /api/v1/administration/organisations/{organisation}", site_administrators, about_person,
        [](Scene& scene, Principal) -> Ask { return {spare_organisation(scene)}; }},
    Row{"POST /api/v1/administration/organisations", site_administrators, about_person,
        [](Scene&, Principal) -> Ask {
            return {organisations(), json{{"name", "Added Agency"}, {"kind", "government"}}};
        }},
    Row{"PUT /api/v1/administration/organisations/{organisation}", site_administrators, about_person,
        [](Scene& scene, Principal) -> Ask {
            return {spare_organisation(scene), json{{"name", "Renamed Agency"}}, first_version};
        }},
    Row{"GET /api/v1/administration/organisations/{organisation}/merge", site_administrators, about_person,
        [](Scene& scene, Principal) -> Ask {
            return {spare_organisation(scene, "/merge?into=" + scene.furnish().organisation("Kept").text())};
        }},
    Row{"POST /api/v1/administration/organisations/{organisation}/merge", site_administrators, about_person,
        [](Scene& scene, Principal) -> Ask {
            return {spare_organisation(scene, "/merge"),
                json{{"into", scene.furnish().organisation("Kept").text()}}, first_version};
        }},
    Row{"POST /api/v1/administration/organisations/{organisation}/split", site_administrators, about_person,
        [](Scene& scene, Principal) -> Ask {
            return {spare_organisation(scene, "/split"), json{{"name", "Part"}}, first_version};
        }},

    Row{"GET /api/v1/administration/groups", site_administrators, about_person,
        [](Scene&, Principal) -> Ask { return {groups()}; }},
    Row{"GET /api/v1/administration/groups/{group}", site_administrators, about_person,
        [](Scene& scene, Principal) -> Ask { return {spare_group(scene)}; }},
    Row{"GET /api/v1/administration/groups/{group}/members", site_administrators, about_person,
        [](Scene& scene, Principal) -> Ask { return {spare_group(scene, "/members")}; }},
    Row{"POST /api/v1/administration/groups", site_administrators, about_person,
        [](Scene& scene, Principal) -> Ask {
            static int made = 0;
            return {groups(), json{{"name", "Made group " + std::to_string(++made) + scene.space}}};
        }},
    Row{"PUT /api/v1/administration/groups/{group}", site_administrators, about_person,
        [](Scene& scene, Principal) -> Ask {
            static int renamed = 0;
            return {spare_group(scene),
                json{{"name", "Renamed group " + std::to_string(++renamed) + scene.space}}, first_version};
        }},
    Row{"POST /api/v1/administration/groups/{group}/members", site_administrators, about_person,
        [](Scene& scene, Principal) -> Ask {
            return {
                spare_group(scene, "/members"), json{{"person", scene.furnish().staff("spare").id.text()}}};
        }},
    Row{"DELETE /api/v1/administration/groups/{group}/members/{person}", site_administrators, about_person,
        [](Scene& scene, Principal) -> Ask {
            return {spare_group(scene, "/members/" + scene.furnish().staff("spare").id.text())};
        }},

    Row{"GET /api/v1/administration/areas", administrators_of_areas, about_person,
        [](Scene&, Principal) -> Ask { return {"/api/v1/administration/areas"}; }},
    Row{"GET /api/v1/administration/areas/{area}", openers_of_spaces, about_person,
        [](Scene& scene, Principal) -> Ask { return {area(scene)}; }},
    Row{"POST /api/v1/administration/areas", openers_of_spaces, about_person,
        [](Scene& scene, Principal) -> Ask {
            return {"/api/v1/administration/areas", json{{"parent", scene.area}, {"name", "Programme"}}};
        }},
    Row{"PUT /api/v1/administration/areas/{area}", openers_of_spaces, about_person,
        [](Scene& scene, Principal) -> Ask {
            return {area(scene), json{{"name", "Renamed area"}}, version_of_area(scene)};
        }},
    Row{"POST /api/v1/administration/areas/{area}/administrators", openers_of_spaces, about_person,
        [](Scene& scene, Principal) -> Ask {
            return {
                area(scene, "/administrators"), json{{"person", scene.furnish().staff("spare").id.text()}}};
        }},
    Row{"DELETE /api/v1/administration/areas/{area}/administrators/{grant}", openers_of_spaces, about_person,
        [](Scene& scene, Principal) -> Ask {
            const auto person = scene.furnish().staff("spare");
            const Viewer house = Viewer::system("a test sets the scene");
            const auto grant = scene.host().write([&](WriteTx& tx) {
                return access::put_grant(tx, house,
                    {.subject = person.id,
                        .role = "area_administrator",
                        .scope = *ObjectId::parse(scene.area)});
            });
            return {area(scene, "/administrators/" + grant.text())};
        }},

    Row{"GET /api/v1/administration/spaces", administrators_of_areas, about_person,
        [](Scene&, Principal) -> Ask { return {"/api/v1/administration/spaces"}; }},
    Row{"GET /api/v1/administration/spaces/{space}", openers_of_spaces, about_person,
        [](Scene& scene, Principal) -> Ask { return {managed_space(scene)}; }},
    Row{"POST /api/v1/administration/spaces/{space}/owners", openers_of_spaces, about_person,
        [](Scene& scene, Principal) -> Ask {
            return {
                managed_space(scene, "/owners"), json{{"person", scene.furnish().staff("spare").id.text()}}};
        }},

    Row{"PUT /api/v1/administration/spaces/{space}/quota", site_administrators, about_person,
        [](Scene& scene, Principal) -> Ask { return {managed_space(scene, "/quota"), json::object()}; }},
    Row{"GET /api/v1/administration/storage", site_administrators, about_person,
        [](Scene&, Principal) -> Ask { return {"/api/v1/administration/storage"}; }},
    Row{"GET /api/v1/administration/access-reviews", site_administrators, about_person,
        [](Scene&, Principal) -> Ask { return {"/api/v1/administration/access-reviews"}; }},
    Row{"PUT /api/v1/administration/access-reviews", site_administrators, about_person,
        [](Scene&, Principal) -> Ask {
            return {"/api/v1/administration/access-reviews", json{{"days", 180}}};
        }},
    Row{"GET /api/v1/administration/pages", site_administrators, about_person,
        [](Scene&, Principal) -> Ask { return {pages()}; }},
    Row{"GET /api/v1/administration/pages/{page}", site_administrators, about_person,
        [](Scene&, Principal) -> Ask { return {pages("/terms")}; }},
    Row{"POST /api/v1/administration/page-preview", site_administrators, about_person,
        [](Scene&, Principal) -> Ask {
            return {"/api/v1/administration/page-preview", json{{"language", "en"}, {"markdown", "Words"}}};
        }},
    Row{"POST /api/v1/administration/page-differences", site_administrators, about_person,
        [](Scene&, Principal) -> Ask { return {"/api/v1/administration/page-differences", page_words()}; }},
    Row{"PUT /api/v1/administration/pages/{page}", site_administrators, about_person,
        [](Scene& scene, Principal) -> Ask {
            return {pages("/terms"), without_address(page_words()), seen_page(scene)};
        }},
    Row{"GET /api/v1/administration/pages/{page}/versions", site_administrators, about_person,
        [](Scene&, Principal) -> Ask { return {pages("/terms/versions")}; }},
    Row{"GET /api/v1/administration/pages/{page}/versions/{version}", site_administrators, about_person,
        [](Scene& scene, Principal) -> Ask { return {pages("/terms/versions/" + written_page(scene))}; }},
    Row{"GET /api/v1/administration/pages/{page}/comparison", site_administrators, about_person,
        [](Scene& scene, Principal) -> Ask {
            return {pages("/terms/comparison?from=1&to=" + written_page(scene))};
        }},
    Row{"POST /api/v1/administration/pages/{page}/versions/{version}/restoration", site_administrators,
        about_person,
        [](Scene& scene, Principal) -> Ask {
            const auto version = written_page(scene);
            written_page(scene);
            return {pages("/terms/versions/" + version + "/restoration"), json::object(), seen_page(scene)};
        }},
    Row{"DELETE /api/v1/administration/pages/{page}/asking", site_administrators, about_person,
        [](Scene& scene, Principal) -> Ask {
            written_page(scene);
            return {pages("/terms/asking")};
        }},
    Row{"GET /api/v1/acceptances/asked", any_person, about_person,
        [](Scene&, Principal) -> Ask { return {"/api/v1/acceptances/asked"}; }},
    Row{"GET /api/v1/acceptances", any_person, about_person,
        [](Scene&, Principal) -> Ask { return {"/api/v1/acceptances"}; }},
    Row{"POST /api/v1/acceptances", any_person, about_person,
        [](Scene& scene, Principal) -> Ask {
            return {"/api/v1/acceptances",
                json{{"page", "terms"}, {"version", std::stoi(written_page(scene))}, {"language", "en"}}};
        }},
    Row{"GET /api/v1/administration/notices", site_administrators, about_person,
        [](Scene&, Principal) -> Ask { return {notices()}; }},
    Row{"POST /api/v1/administration/notices", site_administrators, about_person,
        [](Scene& scene, Principal) -> Ask {
            spare_notice(scene);
            return {notices(), wanted_notice(scene)};
        }},
    Row{"PUT /api/v1/administration/notices/{notice}", site_administrators, about_person,
        [](Scene& scene, Principal) -> Ask {
            return {spare_notice(scene), wanted_notice(scene), first_version};
        }},
    Row{"DELETE /api/v1/administration/notices/{notice}", site_administrators, about_person,
        [](Scene& scene, Principal) -> Ask { return {spare_notice(scene)}; }},
    Row{"GET /api/v1/administration/modules", site_administrators, about_person,
        [](Scene&, Principal) -> Ask { return {"/api/v1/administration/modules"}; }},
    Row{"PUT /api/v1/administration/modules/{module}", site_administrators, about_person,
        [](Scene& scene, Principal) -> Ask {
            const auto& module = scene.host().house().modules().front().name;
            return {"/api/v1/administration/modules/" + module, json{{"in_use", true}}};
        }},
    Row{"GET /api/v1/administration/roles", site_administrators, about_person,
        [](Scene&, Principal) -> Ask { return {"/api/v1/administration/roles"}; }},
    Row{"POST /api/v1/administration/roles", site_administrators, about_person,
        [](Scene&, Principal) -> Ask {
            return {"/api/v1/administration/roles", json{{"name", "Spare role"}}};
        }},
    Row{"PUT /api/v1/administration/roles/{role}", site_administrators, about_person,
        [](Scene& scene, Principal) -> Ask {
            return {spare_role(scene), json{{"permissions", json::array()}}, first_version};
        }},
    Row{"DELETE /api/v1/administration/roles/{role}", site_administrators, about_person,
        [](Scene& scene, Principal) -> Ask { return {spare_role(scene)}; }},
    Row{"GET /api/v1/administration/markings", site_administrators, about_person,
        [](Scene&, Principal) -> Ask { return {"/api/v1/administration/markings"}; }},
    Row{"PUT /api/v1/administration/markings/{marking}", site_administrators, about_person,
        [](Scene& scene, Principal) -> Ask {
            return {"/api/v1/administration/markings/official", json{{"effects", json::array()}},
                version_of_official(scene)};
        }},
    Row{"PUT /api/v1/administration/marking-ceiling", site_administrators, about_person,
        [](Scene&, Principal) -> Ask {
            return {"/api/v1/administration/marking-ceiling", json{{"marking", "official-sensitive"}}};
        }},

    Row{"GET /api/v1/administration/audit", site_administrators, about_person,
        [](Scene&, Principal) -> Ask { return {"/api/v1/administration/audit?action=identity."}; }},
    Row{"GET /api/v1/administration/audit/table", site_administrators, about_person,
        [](Scene&, Principal) -> Ask {
            return {"/api/v1/administration/audit/table?action=nothing.of.this"};
        }},
};
const RowsOf known_administration_rows{administration_rows};

}} // namespace folkmoot::access_matrix
