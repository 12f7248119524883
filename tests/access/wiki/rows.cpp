#include "access/rows.hpp"

namespace folkmoot::access_matrix { namespace {

using nlohmann::json;
using namespace policy;

std::string page(Scene& scene, const std::string& rest = "") {
    return kit::page_path(scene.fresh_page(), rest);
}
std::string wiki(const Scene& scene, const std::string& rest = "") {
    return "/api/v1/wiki/components/" + scene.wiki + rest;
}
/// Titles are taken once in a wiki.
std::string fresh_title() {
    static int titles = 0;
    return "Title " + std::to_string(++titles);
}

const std::array wiki_rows{
    Row{"GET /api/v1/wiki/components/{component}", readers, about_space,
        [](Scene& scene, Principal) -> Ask { return {wiki(scene)}; }},
    Row{"GET /api/v1/wiki/components/{component}/pages", readers, about_space,
        [](Scene& scene, Principal) -> Ask { return {wiki(scene, "/pages")}; }},
    Row{"GET /api/v1/wiki/components/{component}/titles", readers, about_space,
        [](Scene& scene, Principal) -> Ask { return {wiki(scene, "/titles?q=page")}; }},
    Row{"GET /api/v1/wiki/components/{component}/templates", readers, about_space,
        [](Scene& scene, Principal) -> Ask { return {wiki(scene, "/templates")}; }},
    Row{"PUT /api/v1/wiki/pages/{page}/template", members, about_space,
        [](Scene& scene, Principal) -> Ask { return {page(scene, "/template"), json{{"offered", true}}}; }},
    Row{"POST /api/v1/wiki/pages", members, about_space,
        [](Scene& scene, Principal) -> Ask {
            return {"/api/v1/wiki/pages", json{{"component", scene.wiki}, {"title", fresh_title()}}};
        }},
    Row{"GET /api/v1/wiki/pages/{page}", readers, about_space,
        [](Scene& scene, Principal) -> Ask { return {page(scene)}; }},
    Row{"GET /api/v1/wiki/pages/{page}/links", readers, about_space,
        [](Scene& scene, Principal) -> Ask { return {page(scene, "/links")}; }},
    Row{"PUT /api/v1/wiki/pages/{page}/place", members, about_space,
        [](Scene& scene, Principal) -> Ask {
            return {page(scene, "/place"), json{{"parent", nullptr}, {"before", nullptr}}};
        }},
    Row{"PUT /api/v1/wiki/pages/{page}/title", members, about_space,
        [](Scene& scene, Principal) -> Ask {
            return {page(scene, "/title"), json{{"title", fresh_title()}}, {{"If-Match", "\"2.x\""}}};
        }},
};

const RowsOf known_wiki_rows{wiki_rows};

}} // namespace folkmoot::access_matrix
