#include "cli/import/markdown_import.hpp"
#include "unit/cli/wiki/small_site.hpp"

#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <fstream>
#include <gmock/gmock.h>

namespace folkmoot::cli {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;

constexpr Sql titles{"select o.title from wiki_page p join object o on o.id = p.id "
                     "order by coalesce(p.parent, 0), p.position"};

} // namespace

class MarkdownImporting : public SmallSiteTest {
protected:
    void write(const std::string& name, std::string_view text) {
        const fs::path file = source_ / name;
        fs::create_directories(file.parent_path());
        std::ofstream{file, std::ios::binary} << text;
    }
    fs::path path(const std::string& name) { return source_ / name; }
    MarkdownImport what() {
        return {.folder = source_.path(),
            .place = {.space = "team", .section = "wiki", .person = "owen@department.example"},
            .name = {},
            .pages_at_once = 2};
    }
    ImportReport import(const ImportProgress& progress = go_on) {
        return import_markdown(house(), what(), progress);
    }
    std::string text_of(const std::string& title) {
        return read([&](ReadTx& tx) {
            return tx.value<std::string>(latest_text, bind("title", title)).value_or("");
        });
    }

private:
    kit::TemporaryFolder source_;
};

INSTANTIATE_TEST_SUITE_P(Stores, MarkdownImporting, kit::both_backends, kit::backend_name);

TEST_P(MarkdownImporting, MakesATreeOfPagesOfAFolderWithLinksBetweenThem) {
    write("guides/index.md", "# All guides\n\nBegin with [the first](start.md).\n");
    write("guides/start.md",
        "---\ntitle: Getting started\n---\nBack to [all](./) and [out](../../etc/passwd).\n");
    write("notes_of_may.md", "See [[All guides]].\n");
    const auto report = import();
    EXPECT_EQ(report.made, 3U);
    EXPECT_EQ(report.dead_links, 1U);
    EXPECT_TRUE(report.refused.empty());
    EXPECT_THAT(read([](ReadTx& tx) { return tx.values<std::string>(titles); }),
        ElementsAre("All guides", "notes of may", "Getting started"));
    EXPECT_EQ(count(count_links), 3);
    EXPECT_THAT(text_of("All guides"), testing::Not(HasSubstr("All guides"))) << "the title is said once";
}

TEST_P(MarkdownImporting, FollowsLinksAsArchivesAndOtherToolsWriteThem) {
    write("one.md", "See [two](part%20two/the%20%232.md) and [100%](part%20two/the%20%232.md#at).\n");
    write("part two/the #2.md", "Back to [one](../one.md).\n");
    EXPECT_EQ(import().dead_links, 0U);
    EXPECT_EQ(count(count_links), 2);
}

TEST_P(MarkdownImporting, RepeatedItTakesInOnlyWhatHasChanged) {
    write("one.md", "First text\n");
    write("two.md", "Second text\n");
    import();
    write("two.md", "Second text, corrected\n");
    const auto report = import();
    EXPECT_EQ(report.made, 0U);
    EXPECT_EQ(report.published, 1U);
    EXPECT_EQ(report.unchanged, 1U);
    EXPECT_EQ(count(count_pages), 2);
    EXPECT_EQ(count(count_revisions), 3);
    EXPECT_THAT(text_of("two"), HasSubstr("corrected"));
}

TEST_P(MarkdownImporting, KilledInTheMiddleItIsFinishedByRunningItAgain) {
    for (int number = 10; number < 20; ++number)
        write(std::to_string(number) + ".md", "Some text\n");
    close();
    const pid_t child = ::fork();
    if (child == 0) {
        open();
        import([](std::size_t done, std::size_t) { return done < 5 || ::raise(SIGKILL) != 0; });
        ::_exit(0);
    }
    int status = 0;
    ASSERT_EQ(::waitpid(child, &status, 0), child);
    ASSERT_TRUE(WIFSIGNALED(status)) << "it ended before it was killed";
    open();
    const auto before = count(count_revisions);
    EXPECT_GT(before, 0);
    EXPECT_LT(before, 10);
    const auto report = import();
    EXPECT_EQ(report.made, 0U);
    EXPECT_EQ(std::cmp_equal(report.unchanged, before), true);
    EXPECT_EQ(count(count_pages), 10);
    EXPECT_EQ(count(count_revisions), 10);
}

TEST_P(MarkdownImporting, RefusesHostileFilesWithAReasonAndTakesInTheOthers) {
    write("good.md", "Text\n");
    write("latin.md", "caf\xE9\n");
    write("huge.md", std::string((1U << 20U) + 1, 'x'));
    write("bell\x07.md", "Text\n");
    fs::create_symlink("/etc/hostname", path("outside.md"));
    fs::create_directory_symlink("/etc", path("folder"));
    const auto report = import();
    std::map<std::string, std::string> reasons;
    for (const auto& refusal : report.refused)
        reasons[refusal.path] = refusal.reason;
    EXPECT_THAT(reasons["latin.md"], HasSubstr("not UTF-8"));
    EXPECT_THAT(reasons["huge.md"], HasSubstr("larger than 1 MiB"));
    EXPECT_THAT(reasons["outside.md"], HasSubstr("symbolic links"));
    EXPECT_EQ(report.refused.size(), 4U);
    EXPECT_THAT(text_of("good"), HasSubstr("Text"));
}

TEST_P(MarkdownImporting, TakesInPicturesOnceAndNoneFromOutside) {
    const std::string png{"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\6\0\0\0\x1f\x15\xc4\x89", 33};
    write("pictures/dot.png", png);
    fs::create_symlink("/etc/hostname", path("secret.png"));
    write("page.md",
        "![A dot](pictures/dot.png)\n\n![A secret](secret.png)\n\n![Up](../../../../etc/hostname)\n");
    auto report = import();
    EXPECT_EQ(report.pictures, 1U);
    ASSERT_EQ(report.refused.size(), 1U);
    EXPECT_THAT(report.refused.front().reason, HasSubstr("out of the folder"));
    write("page.md", "Again ![A dot](pictures/dot.png)\n\n![A dot](pictures/dot.png)\n");
    import();
    EXPECT_EQ(count(count_files), 1);
}

TEST_P(MarkdownImporting, TitlesThatAreThereTwiceAreToldApartByTheirFolders) {
    write("a/README.md", "# Changes\n");
    write("b/README.md", "# Changes\n");
    import();
    EXPECT_THAT(read([](ReadTx& tx) { return tx.values<std::string>(titles); }),
        testing::UnorderedElementsAre("Changes (a)", "Changes (b)"));
}

TEST_P(MarkdownImporting, NobodyWithoutTheRightBringsInPages) {
    write("one.md", "Text\n");
    auto import = what();
    import.place.person = "nobody@department.example";
    EXPECT_THROW(import_markdown(house(), import, go_on), std::runtime_error);
    EXPECT_EQ(count(count_pages), 0);
}

} // namespace folkmoot::cli
