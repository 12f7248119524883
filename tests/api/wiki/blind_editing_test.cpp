// In a blind community an object for everyone here is edited by staff alone, whatever role a guest has; what
// is for one side is edited by that side, too.
#include "api/wiki/commenting.hpp"
#include "kit/collab_client.hpp"

namespace folkmoot { namespace {

using namespace api_tests;
using kit::CollabClient;

FOLKMOOT_HOST_TEST(BlindEditing);

/// A page that the owner has published, for that audience from then on.
std::string page_for(Community& scene, const std::string& title, access::Audience audience, ObjectId lane) {
    const auto page = scene.published(title);
    scene.furnish.host().write([&](WriteTx& tx) {
        const auto id = *ObjectId::parse(page);
        const auto visibility =
            tx.value<ObjectId>("select visibility from object where id = :id", bind("id", id)).value();
        auto sight = access::sight_of(tx, visibility);
        sight.audience = audience;
        sight.lane = lane;
        tx.run("update object set visibility = :sight where id = :id",
            bind("sight", access::visibility_for(tx, sight)), bind("id", id));
    });
    return page;
}

TEST_P(BlindEditing, OfWhatIsForEveryoneIsForStaffAloneAndOfWhatIsForOneSideForThatSideToo) {
    Community scene{host()};
    for (const auto* guest : {&scene.acme, &scene.bolt})
        scene.furnish.role(*guest, "member", scene.space);
    const auto ours = page_for(scene, "Between us", access::Audience::lane, scene.lane_acme);
    const auto path = "/api/v1/objects/" + scene.page;
    CollabClient shared{scene.as_acme, scene.page, 7'001};
    EXPECT_FALSE(shared.open()) << "rivals would see each other type";
    for (const auto* rest : {"/draft", "/live-text", "/authorship", "/edits"})
        EXPECT_EQ(scene.as_acme.get(path + rest).status, 403U) << rest;
    EXPECT_EQ(scene.as_acme
                  .post(path + "/publication",
                      {{"title", "The plan"}, {"markdown", "Our plan."}, {"base_revision", 1}})
                  .status,
        403U);
    EXPECT_EQ(scene.as_acme.del(path + "/publication").status, 403U);
    EXPECT_EQ(scene.as_acme.del(path).status, 403U);
    EXPECT_EQ(scene.as_acme.get(path + "/access").status, 403U) << "nor who else is here";
    EXPECT_EQ(scene.as_acme.get("/api/v1/spaces/" + scene.space.text() + "/members").status, 403U);
    made(scene.as_acme.post(comments_of(scene.page), {{"text", "What contributors do stays theirs."}}));
    made(scene.as_acme.post(path + "/suggestions", json::object()));
    EXPECT_FALSE(made(scene.as_acme.get(path))["can"].dump().contains("wiki.edit"));
    CollabClient own{scene.as_acme, ours, 7'002};
    EXPECT_TRUE(own.open());
    CollabClient rival{scene.as_bolt, ours, 7'003};
    EXPECT_FALSE(rival.open());
}

TEST_P(BlindEditing, IsForWhoeverHasTheRoleWhereTheCommunityIsOpen) {
    Community scene{host()};
    scene.open();
    scene.furnish.role(scene.acme, "member", scene.space);
    CollabClient guest{scene.as_acme, scene.page, 7'004};
    EXPECT_TRUE(guest.open());
}

}} // namespace folkmoot
