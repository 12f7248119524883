#include "cli/demonstration/content.hpp"

#include "kit/temporary_folder.hpp"

#include <fstream>
#include <gtest/gtest.h>

namespace folkmoot::cli {
namespace {

const std::filesystem::path demonstration_files =
    std::filesystem::path{FOLKMOOT_SOURCE_DIR} / "ops/demonstration";

std::size_t count(const std::vector<DemonstrationPage>& pages) {
    std::size_t total = pages.size();
    for (const auto& page : pages)
        total += count(page.below);
    return total;
}

const DemonstrationPage& find(const std::vector<DemonstrationPage>& pages, std::string_view name) {
    for (const auto& page : pages) {
        if (page.name == name) return page;
        for (const auto& child : page.below)
            if (child.name == name) return child;
    }
    throw std::runtime_error("no such page");
}

void write(const std::filesystem::path& file, std::string_view text) {
    std::ofstream{file} << text;
}

} // namespace

TEST(Demonstration, HasADepartmentWithPeopleAndSpacesOfEachKind) {
    const auto site = read_demonstration(demonstration_files);
    EXPECT_GE(site.people.size(), 30U);
    EXPECT_GE(site.organisations.size(), 6U);
    EXPECT_EQ(site.spaces.size(), 7U);
    EXPECT_EQ(site.spaces[4].rests.back().state, "archived");
    EXPECT_EQ(site.spaces[3].roles.at("reader"), std::vector<std::string>{"anyone"});
    EXPECT_EQ(site.sign_ins.front().person, "rhian.bevan");
}

TEST(Demonstration, ReadsPagesInOrderWithRevisionsDraftsAndMarks) {
    const auto pages = read_demonstration_pages(demonstration_files / "wikis/bathing-waters");
    EXPECT_GE(count(pages), 20U);
    EXPECT_EQ(pages.front().name, "start-here");
    EXPECT_EQ(pages.front().revisions.size(), 3U);
    const auto& option = find(pages, "option-c");
    ASSERT_TRUE(option.draft.has_value());
    EXPECT_EQ(option.draft->author, "rhian.bevan");
    EXPECT_EQ(option.revisions[1].when.days, 40);
    EXPECT_EQ(option.revisions[1].when.minute, 10 * 60 + 30);
    EXPECT_EQ(option.watch, (std::vector<std::string>{"amara.okafor", "priya.raman"}));
    EXPECT_TRUE(find(pages, "package").revisions.empty());
    EXPECT_TRUE(find(pages, "old-plan").deleted.has_value());
}

TEST(Demonstration, NamesTheFileThatCannotBeRead) {
    kit::TemporaryFolder wiki;
    write(wiki / "01-page.md", "---\ntitle: Page\nwhen: yesterday\n---\nText\n");
    try {
        read_demonstration_pages(wiki / "");
        FAIL() << "it was read";
    } catch (const std::runtime_error& error) {
        EXPECT_NE(std::string{error.what()}.find("01-page.md"), std::string::npos);
    }
}

TEST(Demonstration, RefusesKeysThatNobodyKnows) {
    kit::TemporaryFolder wiki;
    write(wiki / "01-page.md", "---\ntitle: Page\nauthour: someone\n---\nText\n");
    EXPECT_THROW(read_demonstration_pages(wiki / ""), std::runtime_error);

    kit::TemporaryFolder whole;
    std::filesystem::copy(demonstration_files, whole / "", std::filesystem::copy_options::recursive);
    write(whole / "areas.json", R"([{ "key": "one", "name": "One", "colour": "red" }])");
    try {
        read_demonstration(whole / "");
        FAIL() << "it was read";
    } catch (const std::runtime_error& error) {
        EXPECT_NE(std::string{error.what()}.find("areas.json: colour"), std::string::npos) << error.what();
    }
}

} // namespace folkmoot::cli
