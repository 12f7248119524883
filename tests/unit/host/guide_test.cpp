#include "host/guide.hpp"

#include <gtest/gtest.h>

#include <fstream>

namespace folkmoot::host { namespace {

namespace fs = std::filesystem;

class GuideTest : public testing::Test {
protected:
    void SetUp() override {
        folder_ = fs::temp_directory_path()
            / fmt::format("folkmoot-guide-{}-{}", ::getpid(),
                testing::UnitTest::GetInstance()->current_test_info()->name());
    }
    void TearDown() override { fs::remove_all(folder_); }
    void write(const std::string& module, const std::string& language, const std::string& name,
        const std::string& text) {
        const auto folder = folder_ / module / "guide" / language;
        fs::create_directories(folder);
        std::ofstream{folder / (name + ".md")} << text;
    }
    void write_both(const std::string& module, const std::string& name, const std::string& text) {
        write(module, "en", name, text);
        write(module, "cy", name, text);
    }
    std::string why() {
        try {
            Guide guide{folder_};
            return "";
        } catch (const std::runtime_error& error) {
            return error.what();
        }
    }
    static std::vector<std::string> names(const std::vector<const GuideTopic*>& topics) {
        std::vector<std::string> found;
        for (const auto* topic : topics)
            found.push_back(topic->name);
        return found;
    }
    using Names = std::vector<std::string>;
    fs::path folder_;
};

TEST_F(GuideTest, ListsItsTopicsByChapterAndPlace) {
    write_both("core", "later", "Later\nwrite 20\n\nWords.\n");
    write_both("wiki", "first", "First\nwrite 10\n\nWords of the first.\n\nMore.\n");
    write_both("core", "begin", "Begin\nbegin 90\n\nWords.\n");
    const Guide guide{folder_};
    Names found;
    for (const auto& topic : guide.topics("en"))
        found.push_back(topic.name);
    EXPECT_EQ(found, (Names{"begin", "first", "later"}));
    ASSERT_TRUE(guide.find("first", "cy"));
    EXPECT_EQ(guide.find("first", "cy")->title, "First");
    EXPECT_EQ(guide.find("first", "cy")->summary, "Words of the first.");
    EXPECT_FALSE(guide.find("../first", "en"));
}

TEST_F(GuideTest, FindsByTheBeginningsOfWordsAndTitlesFirst) {
    write_both("core", "a", "Anything\nbegin 10\n\nSomewhere one may publish.\n");
    write_both("core", "b", "Publishing\nbegin 20\n\nReaders have it.\n");
    write_both("core", "c", "Caf\u00e9\nbegin 30\n\nOf \u0174yn.\n");
    const Guide guide{folder_};
    EXPECT_EQ(names(guide.search("publ", "en")), (Names{"b", "a"}));
    EXPECT_EQ(names(guide.search("PUBLISHING", "en")), (Names{"b", "a"}));
    EXPECT_EQ(names(guide.search("publishing readers", "en")), Names{"b"});
    EXPECT_EQ(names(guide.search("publishing zebra", "en")), (Names{"b", "a"})) << "most of the words";
    EXPECT_EQ(names(guide.search("\u0175yn", "cy")), Names{"c"});
    EXPECT_EQ(names(guide.search("", "en")), Names{});
    EXPECT_EQ(names(guide.search(std::string(100'000, '%'), "en")), Names{});
    EXPECT_EQ(names(guide.search("caf\xc3", "en")), Names{}) << "cut within a letter: no harm";
}

TEST_F(GuideTest, SaysWhichFileIsWrong) {
    write_both("core", "a", "\nbegin 10\n\nWords.\n");
    EXPECT_TRUE(why().ends_with("a.md: it has no title")) << why();
    write_both("core", "a", "A\nelsewhere 10\n\nWords.\n");
    EXPECT_TRUE(why().ends_with("its second line names no chapter of the guide")) << why();
    write_both("core", "a", "A\nbegin soon\n\nWords.\n");
    EXPECT_TRUE(why().ends_with("its second line ends with no place in the chapter")) << why();
    write_both("core", "a", "A\nbegin 10\n\nWords.\n");
    EXPECT_EQ(why(), "");
    write("core", "en", "b", "B\nbegin 10\n\nWords.\n");
    EXPECT_TRUE(why().ends_with("the guide has b in one language alone")) << why();
    write("core", "cy", "b", "B\nbegin 10\n\nWords.\n");
    write_both("wiki", "a", "A\nbegin 10\n\nWords.\n");
    EXPECT_TRUE(why().ends_with("another module has a topic of that name")) << why();
}

}} // namespace folkmoot::host
