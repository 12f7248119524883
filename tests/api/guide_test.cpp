// The guide, as anybody reads it.
#include "kit/furnish.hpp"

namespace folkmoot { namespace {

FOLKMOOT_HOST_TEST(GuidePages);

TEST_P(GuidePages, AreReadByAnybodyInBothLanguages) {
    auto visitor = host().browser();
    const auto list = visitor.get("/about/guide?language=en");
    ASSERT_EQ(list.status, 200U);
    EXPECT_TRUE(list.body.contains("<a href=\"/about/guide/comments\">Commenting</a>")) << list.body;
    const auto topic = visitor.get("/about/guide/comments?language=cy");
    ASSERT_EQ(topic.status, 200U);
    EXPECT_TRUE(topic.body.contains("<h1>Rhoi sylwadau</h1>")) << topic.body;
    EXPECT_TRUE(topic.body.contains("<html lang=\"cy\">"));
    EXPECT_EQ(visitor.get("/about/guide/nothing").status, 404U);
    EXPECT_EQ(visitor.get("/about/guide/../comments").status, 400U);
}

TEST_P(GuidePages, AreSearchedEachTimeAnewAndShowWhatWasTypedAsText) {
    auto visitor = host().browser();
    const auto search = [&](const std::string& query) {
        const auto answer = visitor.get("/about/guide/search?language=en&q=" + query);
        EXPECT_EQ(answer.status, 200U) << query;
        return answer.body;
    };
    EXPECT_TRUE(search("resolve").contains("/about/guide/comments"));
    EXPECT_FALSE(search("markdown").contains("/about/guide/comments\">"))
        << "the one before is not remembered";
    const auto hostile = search("%22%3E%3Cscript%3Ealert(1)%3C/script%3E");
    EXPECT_FALSE(hostile.contains("<script")) << hostile;
    EXPECT_TRUE(hostile.contains("&lt;script&gt;")) << hostile;
    EXPECT_TRUE(search("zyzzyva").contains("Nothing in the guide is about"));
    EXPECT_TRUE(search("%ff%fe").contains("Guide"));
    search(std::string(1'000, 'a'));
    EXPECT_EQ(visitor.get("/about/guide/search").status, 200U);
}

}} // namespace folkmoot
