#include "access/rows.hpp"

#include "identity/account_change.hpp"

namespace folkmoot::access_matrix { namespace {

using nlohmann::json;
using namespace policy;

const json nothing = json::object();
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

constexpr auto about_person = About::person;

const std::array rows{
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
};
const RowsOf known{rows};

}} // namespace folkmoot::access_matrix
