#include "access/rows.hpp"

namespace folkmoot::access_matrix {
namespace {

using nlohmann::json;
using namespace policy;

std::string greetings(Scene& scene) {
    return "/api/v1/@name@/sections/" + scene.section("@name@") + "/greetings";
}

const std::array rows{
    Row{"GET /api/v1/@name@/sections/{section}/greetings", readers, About::space,
        [](Scene& scene, Principal) -> Ask { return {greetings(scene)}; }},
    Row{"POST /api/v1/@name@/sections/{section}/greetings", members, About::space,
        [](Scene& scene, Principal) -> Ask { return {greetings(scene), json{{"words", "Good day"}}}; }},
};

const RowsOf known{rows};

} // namespace
} // namespace folkmoot::access_matrix
