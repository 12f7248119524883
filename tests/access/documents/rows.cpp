#include "access/rows.hpp"

namespace folkmoot::access_matrix { namespace {

using nlohmann::json;
using namespace policy;

std::string made(Scene& scene, const std::string& nouns, const json& request) {
    const auto answer = scene.browser(Principal::owner).post("/api/v1/documents/" + nouns, request);
    EXPECT_EQ(answer.status, 200U) << answer.body;
    scene.show_to(answer.id(), access::Audience::everyone);
    return answer.id();
}
std::string section(Scene& scene) {
    return "/api/v1/documents/components/" + scene.section("documents");
}
/// The section's own folder, for all who are in the space.
std::string section_folder(Scene& scene) {
    return scene.browser(Principal::owner).get(section(scene)).json()["folder"];
}
std::string fresh_folder(Scene& scene) {
    return made(
        scene, "folders", {{"folder", section_folder(scene)}, {"title", "Folder"}, {"audience", "everyone"}});
}
std::string fresh_document(Scene& scene) {
    return made(scene, "documents",
        {{"folder", section_folder(scene)}, {"title", "Document"}, {"audience", "everyone"}});
}
std::string folder(Scene& scene, const std::string& rest = "") {
    return "/api/v1/documents/folders/" + fresh_folder(scene) + rest;
}
std::string document(Scene& scene, const std::string& rest = "") {
    return "/api/v1/documents/documents/" + fresh_document(scene) + rest;
}
json title() {
    return {{"title", "Another title"}};
}

const std::array documents_rows{
    Row{"GET /api/v1/documents/components/{component}", readers, about_space,
        [](Scene& scene, Principal) -> Ask { return {section(scene)}; }},
    Row{"GET /api/v1/documents/components/{component}/entries", readers, about_space,
        [](Scene& scene, Principal) -> Ask { return {section(scene) + "/entries"}; }},
    Row{"GET /api/v1/documents/folders/{folder}", readers, about_space,
        [](Scene& scene, Principal) -> Ask { return {folder(scene)}; }},
    Row{"GET /api/v1/documents/folders/{folder}/entries", readers, about_space,
        [](Scene& scene, Principal) -> Ask { return {folder(scene, "/entries")}; }},
    Row{"GET /api/v1/documents/documents/{document}", readers, about_space,
        [](Scene& scene, Principal) -> Ask { return {document(scene)}; }},
    Row{"POST /api/v1/documents/folders", members, about_space,
        [](Scene& scene, Principal) -> Ask {
            return {"/api/v1/documents/folders",
                json{{"folder", fresh_folder(scene)}, {"title", "Inner"}, {"audience", "staff"}}};
        }},
    Row{"POST /api/v1/documents/documents", members, about_space,
        [](Scene& scene, Principal) -> Ask {
            return {"/api/v1/documents/documents",
                json{{"folder", fresh_folder(scene)}, {"title", "New"}, {"audience", "staff"}}};
        }},
    Row{"PUT /api/v1/documents/folders/{folder}/title", members, about_space,
        [](Scene& scene, Principal) -> Ask { return {folder(scene, "/title"), title()}; }},
    Row{"PUT /api/v1/documents/documents/{document}/title", members, about_space,
        [](Scene& scene, Principal) -> Ask {
            return {document(scene, "/title"), title(), {{"If-Match", "\"0.x\""}}};
        }},
    Row{"PUT /api/v1/documents/folders/{folder}/place", members, about_space,
        [](Scene& scene, Principal) -> Ask {
            return {folder(scene, "/place"), json{{"to", fresh_folder(scene)}}};
        }},
    Row{"PUT /api/v1/documents/documents/{document}/place", members, about_space,
        [](Scene& scene, Principal) -> Ask {
            return {document(scene, "/place"), json{{"to", fresh_folder(scene)}}};
        }},
};

const RowsOf known_documents_rows{documents_rows};

}} // namespace folkmoot::access_matrix
