#include "kit/community.hpp"

namespace folkmoot { namespace {

using kit::Community;
using kit::made;
using kit::object_path;
using nlohmann::json;

FOLKMOOT_HOST_TEST(WikiAudience);

const json to_everyone{{"audience", "everyone"}};

std::string page_under(Community& scene, const json& parent, const std::string& title) {
    const auto page = made(scene.as_owner.post(
        "/api/v1/wiki/pages", {{"component", scene.wiki.text()}, {"parent", parent}, {"title", title}}))["id"]
                          .get<std::string>();
    made(scene.as_owner.post(
        object_path(page, "/publication"), {{"title", title}, {"markdown", "Words."}, {"base_revision", 0}}));
    return page;
}

TEST_P(WikiAudience, APageIsShownToOthersAndWhatLiesUnderItOnlyAsFarAsIt) {
    Community scene{host()};
    const auto top = page_under(scene, nullptr, "For staff"), below = page_under(scene, top, "Under it");
    ASSERT_EQ(scene.as_acme.get(kit::page_path(top)).status, 404U);
    const auto choices = [&](const std::string& page) {
        return made(scene.as_owner.get(object_path(page, "/audience")))["choices"].size();
    };
    EXPECT_EQ(choices(top), 4U) << "everyone, staff and two sides";
    EXPECT_EQ(choices(below), 1U) << "what it lies under is for staff";
    made(scene.as_owner.put(object_path(top, "/audience"), to_everyone));
    EXPECT_EQ(scene.as_acme.get(kit::page_path(top)).status, 200U);
    EXPECT_EQ(scene.as_acme.get(kit::page_path(below)).status, 404U);
    made(scene.as_owner.put(object_path(below, "/audience"), to_everyone));
    EXPECT_EQ(scene.as_bolt.get(kit::page_path(below)).status, 200U);
    made(scene.as_owner.put(
        object_path(top, "/audience"), {{"audience", "lane"}, {"lane", scene.lane_acme.text()}}));
    for (const auto& page : {top, below}) {
        EXPECT_EQ(scene.as_bolt.get(kit::page_path(page)).status, 404U);
        EXPECT_EQ(scene.as_acme.get(kit::page_path(page)).status, 200U);
    }
}

}} // namespace folkmoot
