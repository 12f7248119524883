#pragma once
#include "access/scene.hpp"

namespace folkmoot::access_matrix {

/// One request to a route, about things of one scene.
struct Ask {
    std::string path;
    std::optional<nlohmann::json> body = {};
    kit::Browser::Headers headers = {};
};

/// What a request is about, as far as another space has such things, too.
enum class About {
    space, ///< things of one space: those of another are as good as missing
    person ///< the person alone, the site, or people
};

constexpr About about_space = About::space;
constexpr About about_person = About::person;

/// A route, the rule that says who may, and a request to it that is right in every other way.
struct Row {
    std::string_view route; ///< "GET /api/v1/home"
    policy::Rule rule;
    About about;
    Ask (*ask)(Scene& scene, Principal who);
};

/// All rows there are. A file of rows makes its own known by a constant of RowsOf, so that taking a module's
/// folder away takes its rows away.
const std::vector<Row>& known_rows();
struct RowsOf {
    explicit RowsOf(std::span<const Row> rows);
};

/// Sends a row's request to the server as somebody.
kit::Answer send(kit::Browser& browser, std::string_view route, const Ask& ask);

/// "status body", without what names the request itself.
std::string comparable(const kit::Answer& answer);

} // namespace folkmoot::access_matrix
