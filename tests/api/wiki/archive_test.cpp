#include "kit/furnish.hpp"
#include "kit/unzipped.hpp"

namespace folkmoot { namespace {

FOLKMOOT_HOST_TEST(WikiArchive);

TEST_P(WikiArchive, LeadsLinksByTitleFromPageToPage) {
    kit::WikiScene scene{host()};
    const auto top = scene.page("Guide", "Soon.");
    scene.page("First steps", "Back to [[Guide]].", top);
    scene.page("Elsewhere", "Not in it.");
    scene.publish(scene.as_owner, top, "Guide", "[[First steps]], [[Elsewhere]] and [[Nowhere]]", 1);
    const auto answer = scene.as_editor.get(kit::object_path(top, "/archive"));
    ASSERT_EQ(answer.status, 200U) << answer.body;
    const auto got = kit::Unzipped::read(answer.body);
    const auto& text = got.at("Guide.md");
    EXPECT_TRUE(text.contains("[First steps](Guide/First%20steps.md), [Elsewhere](http")) << text;
    EXPECT_TRUE(text.contains("-elsewhere) and [[Nowhere]]")) << text;
    EXPECT_TRUE(got.at("Guide.html").contains("href=\"Guide/First%20steps.html\"")) << got.at("Guide.html");
    EXPECT_TRUE(got.at("Guide.html").contains("and Nowhere")) << got.at("Guide.html");
    EXPECT_EQ(got.at("Guide/First steps.md"), "# First steps\n\nBack to [Guide](../Guide.md).\n");
}

}} // namespace folkmoot
