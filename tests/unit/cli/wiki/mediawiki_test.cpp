#include "cli/import/mediawiki_import.hpp"
#include "unit/cli/wiki/small_site.hpp"

#include <fmt/format.h>

#include <sys/wait.h>
#include <unistd.h>
#include <zlib.h>

#include <csignal>
#include <fstream>
#include <gmock/gmock.h>

namespace folkmoot::cli {
namespace {

namespace fs = std::filesystem;
using richtext::wikitext::Unheld;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Pair;
using testing::UnorderedElementsAre;

constexpr Sql count_doubles{
    "select count(*) - count(distinct object) from import_map where source like 'mediawiki:%' "
    "and key not like 'redirect:%'"};
constexpr Sql below{
    "select o.title from wiki_page p join object o on o.id = p.id where p.parent is not null"};
constexpr Sql tags{"select t.name from object_tag x join tag t on t.id = x.tag order by t.name"};
constexpr Sql note{
    "select r.note from object_revision r join object o on o.id = r.object where o.title = :title"};
constexpr Sql led{"select o.title from wiki_title t join object o on o.id = t.page where t.title_key = :key"};

std::string escaped(std::string_view text) {
    std::string xml;
    for (const char c : text)
        xml += c == '<' ? std::string{"&lt;"} : c == '&' ? std::string{"&amp;"} : std::string{c};
    return xml;
}

std::string revision(std::string_view text, std::string_view time = "2024-03-01T10:00:00Z") {
    return fmt::format(
        "<revision><id>7</id><timestamp>{}</timestamp><contributor><username>Ann</username><id>1</id>"
        "</contributor><model>wikitext</model><format>text/x-wiki</format>"
        "<text bytes=\"{}\" xml:space=\"preserve\">{}</text></revision>",
        time, text.size(), escaped(text));
}

std::string page(std::string_view title, std::string_view text, int space = 0) {
    return fmt::format(
        "<page><title>{}</title><ns>{}</ns><id>1</id>{}</page>\n", escaped(title), space, revision(text));
}

std::string dump(std::string_view pages) {
    return fmt::format(
        "<mediawiki xmlns=\"http://www.mediawiki.org/xml/export-0.11/\" version=\"0.11\" xml:lang=\"en\">\n"
        "<siteinfo><sitename>Old</sitename><namespaces><namespace key=\"6\" case=\"first-letter\">Datei"
        "</namespace><namespace key=\"14\">Category</namespace></namespaces></siteinfo>\n{}</mediawiki>\n",
        pages);
}

/// A wiki as they are: pages that link to each other, some below others, with lists, tables and templates.
std::string made_wiki(int count) {
    std::string pages;
    for (int number = 1; number <= count; ++number) {
        std::string text =
            fmt::format("{{{{Infobox|n={0}}}}}\n'''Page {0}''' leads to [[Page {1}]] and [[page {2}|another]]"
                        ".<ref>Note {0}</ref>\n\n== Work ==\n",
                number, number % count + 1, number / 2 + 1);
        for (int part = 0; part < 12; ++part)
            text += fmt::format(
                "Of part {} there is ''much'' to say, and [https://example.org/{} more] elsewhere. The "
                "work goes on &ndash; with several people, each of whom writes some words.\n\n* one\n** "
                "two\n",
                part, number);
        text += "{| class=\"wikitable\"\n! A !! B\n|-\n| 1 || 2\n|}\n[[Category:Made]]\n";
        pages += page(fmt::format("Page {}", number), text);
    }
    return dump(pages);
}

} // namespace

class MediaWikiImporting : public SmallSiteTest {
protected:
    void write(const std::string& name, std::string_view text) {
        fs::create_directories((source_ / name).parent_path());
        std::ofstream{source_ / name, std::ios::binary} << text;
    }
    MediaWikiImport what() {
        return {.dump = source_ / "dump.xml",
            .files = {},
            .place = {.space = "team", .section = "wiki", .person = "owen@department.example"},
            .name = {},
            .dry = false,
            .pages_at_once = 2};
    }
    MediaWikiReport import(const ImportProgress& progress = go_on) {
        return import_mediawiki(house(), what(), progress);
    }
    std::string why_not() {
        try {
            import();
        } catch (const std::runtime_error& failure) {
            return failure.what();
        }
        return "it was taken in";
    }
    std::string text_of(const std::string& title) {
        return read([&](ReadTx& tx) {
            return tx.value<std::string>(latest_text, bind("title", title)).value_or("");
        });
    }
    kit::TemporaryFolder source_;
};

INSTANTIATE_TEST_SUITE_P(Stores, MediaWikiImporting, kit::both_backends, kit::backend_name);

TEST_P(MediaWikiImporting, MakesATreeOfPagesWithLinksTagsRedirectsAndNotes) {
    write("dump.xml",
        dump(page("Plan/Costs", "Back to [[Plan]].")
            + page("Plan", "See [[/Costs]], [[Old name]] and [[nowhere]]. [[Category:Air]]")
            + "<page><title>Old name</title><ns>0</ns><redirect title=\"Plan\" />"
            + revision("#REDIRECT [[Plan]]") + "</page>" + "<page><title>Twice</title><ns>0</ns>"
            + revision("New") + revision("Old", "2020-01-01T00:00:00Z") + "</page>"
            + page("Template:Box", "x", 10) + page("Talk:Plan", "x", 1)));
    const auto report = import();
    EXPECT_EQ(report.pages.made, 3U);
    EXPECT_EQ(report.pages.published, 3U);
    EXPECT_EQ(report.redirects, 1U);
    EXPECT_EQ(report.older_revisions, 1U);
    EXPECT_EQ(report.pages.dead_links, 1U);
    EXPECT_TRUE(report.pages.refused.empty());
    EXPECT_THAT(report.stayed, UnorderedElementsAre(Pair("templates", 1), Pair("discussions", 1)));
    EXPECT_THAT(read([](ReadTx& tx) { return tx.values<std::string>(below); }), ElementsAre("Plan/Costs"));
    EXPECT_THAT(read([](ReadTx& tx) { return tx.values<std::string>(tags); }), ElementsAre("air"));
    EXPECT_EQ(count(count_links), 3);
    EXPECT_EQ(read([](ReadTx& tx) { return tx.value<std::string>(led, bind("key", "old name")); }), "Plan");
    EXPECT_THAT(text_of("Twice"), HasSubstr("New"));
    EXPECT_EQ(read([](ReadTx& tx) { return tx.value<std::string>(note, bind("title", "Twice")); }),
        "Imported from MediaWiki; last changed there by Ann on 2024-03-01; older revisions left there: 1");
}

TEST_P(MediaWikiImporting, RepeatedItTakesInOnlyWhatHasChanged) {
    write("dump.xml", dump(page("One", "First") + page("Two", "Second")));
    import();
    write("dump.xml", dump(page("One", "First") + page("Two", "Second, corrected") + page("Three", "Third")));
    const auto report = import();
    EXPECT_EQ(report.pages.made, 1U);
    EXPECT_EQ(report.pages.published, 2U);
    EXPECT_EQ(report.pages.unchanged, 1U);
    EXPECT_EQ(count(count_pages), 3);
    EXPECT_THAT(text_of("Two"), HasSubstr("corrected"));
}

TEST_P(MediaWikiImporting, SaysBeforehandWhatWouldComeAndChangesNothing) {
    write("dump.xml",
        dump(page("One", "{{Box}} [[File:A.png]] [[nowhere]]")
            + page("Bad", std::string((1U << 20U) + 1, 'x'))));
    auto dry = what();
    dry.dry = true;
    const auto report = import_mediawiki(house(), dry, go_on);
    EXPECT_EQ(report.pages.made, 2U);
    EXPECT_EQ(report.pages.published, 1U);
    ASSERT_EQ(report.pages.refused.size(), 1U);
    EXPECT_THAT(report.pages.refused.front().reason, HasSubstr("larger than 1 MiB"));
    EXPECT_THAT(report.calls, ElementsAre(Pair("Box", 1)));
    EXPECT_THAT(describe(report),
        HasSubstr("One:\n    templates kept as code: 1\n    these templates: Box\n"
                  "    files that are not there, now red links: A.png\n"));
    EXPECT_EQ(count(count_pages), 0);
}

TEST_P(MediaWikiImporting, AttachesFilesOnceAndNamesThoseThatAreNotThere) {
    const std::string png{"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\6\0\0\0\x1f\x15\xc4\x89", 33};
    write("images/a/ab/A_map.png", png);
    write("images/thumb/B.png", png);
    fs::create_symlink("/etc/hostname", source_ / "images/C.png");
    write("dump.xml",
        dump(page(
            "One", "[[File:A map.png|thumb|The map]]\n[[Datei:a map.png]] [[File:B.png]] [[File:C.png]]")));
    auto with_files = what();
    with_files.files = source_ / "images";
    const auto report = import_mediawiki(house(), with_files, go_on);
    ASSERT_EQ(report.losses.size(), 1U);
    EXPECT_THAT(report.losses.front().missing_files, UnorderedElementsAre("B.png", "C.png"));
    EXPECT_THAT(text_of("One"), HasSubstr("File:B.png"));
    EXPECT_EQ(count(count_files), 1);
    import_mediawiki(house(), with_files, go_on);
    EXPECT_EQ(count(count_files), 1);
}

TEST_P(MediaWikiImporting, ReadsPackedDumps) {
    const auto file = (source_ / "dump.xml").string();
    const auto text = dump(page("One", "Packed words"));
    auto* packed = ::gzopen(file.c_str(), "wb");
    ::gzwrite(packed, text.data(), static_cast<unsigned>(text.size()));
    ::gzclose(packed);
    EXPECT_EQ(import().pages.published, 1U);
    EXPECT_THAT(text_of("One"), HasSubstr("Packed words"));
}

TEST_P(MediaWikiImporting, RefusesHostileFilesAndTakesNothingOfThem) {
    write("dump.xml", "<!DOCTYPE m [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>" + dump(page("One", "x")));
    EXPECT_THAT(why_not(), HasSubstr("document type"));
    write("dump.xml",
        "<!DOCTYPE m [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><mediawiki>&b;</mediawiki>");
    EXPECT_THAT(why_not(), HasSubstr("document type"));
    write("dump.xml", "<html><body>no dump</body></html>");
    EXPECT_THAT(why_not(), HasSubstr("no export of a MediaWiki"));
    write("dump.xml", "<mediawiki><page><title>One");
    EXPECT_THAT(why_not(), HasSubstr("no element found"));
    write("dump.xml", "<mediawiki>&undeclared;</mediawiki>");
    EXPECT_THAT(why_not(), HasSubstr("undefined entity"));
    write("dump.xml", dump(page("One", "caf\xE9")));
    EXPECT_THAT(why_not(), HasSubstr("not well-formed"));
    std::string deep = "<mediawiki>";
    for (int level = 0; level < 10'000; ++level)
        deep += "<page>";
    write("dump.xml", deep);
    EXPECT_THAT(why_not(), HasSubstr("nested too deeply"));
    write("dump.xml", "");
    EXPECT_THAT(why_not(), HasSubstr("no element found"));
    write("dump.xml", "\x1f\x8b\x07 damaged octets");
    EXPECT_THAT(why_not(), HasSubstr("unpacked"));
    fs::remove(source_ / "dump.xml");
    EXPECT_THAT(why_not(), HasSubstr("no file that can be read"));
    EXPECT_EQ(count(count_pages), 0);
}

TEST_P(MediaWikiImporting, RefusesWhatUnpacksToFarMoreThanADump) {
    const auto file = (source_ / "dump.xml").string();
    auto* packed = ::gzopen(file.c_str(), "wb9");
    ::gzputs(packed, "<mediawiki><page><title>");
    const std::string spaces(std::size_t{1} << 20U, ' ');
    for (int part = 0; part < 100; ++part)
        ::gzwrite(packed, spaces.data(), static_cast<unsigned>(spaces.size()));
    ::gzclose(packed);
    EXPECT_THAT(why_not(), HasSubstr("far more than a dump does"));
}

TEST_P(MediaWikiImporting, KilledAtAnyPointItIsFinishedByRunningItAgain) {
    write("dump.xml", made_wiki(24));
    for (const std::size_t point : {2U, 9U, 17U}) {
        close();
        const pid_t child = ::fork();
        if (child == 0) {
            open();
            import([&](std::size_t done, std::size_t) { return done < point || ::raise(SIGKILL) != 0; });
            ::_exit(0);
        }
        int status = 0;
        ASSERT_EQ(::waitpid(child, &status, 0), child);
        open();
        EXPECT_LT(count(count_revisions), 24);
    }
    const auto report = import();
    EXPECT_EQ(report.pages.made, 0U);
    EXPECT_EQ(count(count_pages), 24);
    EXPECT_EQ(count(count_revisions), 24);
    EXPECT_EQ(count(count_doubles), 0);
    const auto again = import();
    EXPECT_EQ(again.pages.unchanged, 24U);
    EXPECT_EQ(count(count_revisions), 24);
}

TEST_P(MediaWikiImporting, TakesInAWikiOfAThousandPages) {
    constexpr int pages = 1'000;
    write("dump.xml", made_wiki(pages));
    auto all = what();
    all.pages_at_once = 100;
    const auto start = std::chrono::steady_clock::now();
    const auto report = import_mediawiki(house(), all, go_on);
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
    std::cout << fmt::format(
        "{} pages in {:.1f} s: {:.0f} pages/s\n", pages, took.count(), pages / took.count());
    EXPECT_EQ(report.pages.published, 1'000U);
    EXPECT_EQ(report.pages.dead_links, 0U);
    EXPECT_EQ(report.calls.at("Infobox"), 1'000U);
    EXPECT_EQ(count(count_pages), pages);
}

} // namespace folkmoot::cli
