#pragma once
#include "kit/community.hpp"

namespace folkmoot::api_tests {

using kit::Community;
using kit::made;
using nlohmann::json;

inline std::string comments_of(const std::string& page) {
    return "/api/v1/objects/" + page + "/comments";
}

inline json threads(kit::Browser& who, const std::string& page, const std::string& state = "open") {
    const auto answer = who.get(comments_of(page) + "?state=" + state);
    EXPECT_EQ(answer.status, 200U) << answer.body;
    return answer.json();
}

inline json comment(kit::Browser& who, const std::string& page, json request) {
    return made(who.post(comments_of(page), request));
}

/// A page's block with these words, as its reader points at it.
inline json pointed_at(kit::Browser& who, const std::string& page, const std::string& words) {
    const auto view = who.get(kit::page_path(page)).json();
    const auto html = view["html"].get<std::string>();
    const auto at = html.rfind("data-block=\"", html.find(words)) + 12;
    return {{"block", html.substr(at, html.find('"', at) - at)}, {"words", words},
        {"revision", view["revision"]}};
}

} // namespace folkmoot::api_tests
