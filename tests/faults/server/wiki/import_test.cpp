#include "faults/server/store_door.hpp"
#include "faults/server/wiki/real_pages.hpp"
#include "faults/server/wiki/workspace.hpp"
#include "kit/test_host.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>

namespace folkmoot::faults {
namespace {

using namespace std::chrono_literals;
using kit::Backend;
using testing::HasSubstr;

constexpr Sql texts_taken_in{"select key from import_map where source like 'markdown:%' and checksum <> '' "
                             "and key not like '%/' and key > :after order by key limit 10000"};
constexpr Sql doubles{
    "select count(*) - count(distinct object) from import_map where source like 'markdown:%'"};
constexpr Sql strays{"select count(*) from wiki_page p where not exists (select 1 from import_map m "
                     "where m.object = p.id) and p.parent is not null"};
constexpr Sql pages_begun{"select count(*) from import_map where source like 'markdown:%'"};
constexpr Sql texts_published{
    "select count(*) from import_map where source like 'markdown:%' and checksum <> ''"};
constexpr Sql revisions{"select count(*) from object_revision"};
constexpr Sql page_of{"select object from import_map where source like 'markdown:%' and key = :key"};

/// 200 pages in ops/test, thousands where there is time for them.
int editions() {
    return std::getenv("FOLKMOOT_TEST_KILLS") ? 12 : 1;
}

} // namespace

class MarkdownFromOutside : public testing::TestWithParam<Backend> {
protected:
    void SetUp() override {
        if (GetParam() == Backend::postgres && !kit::EmptyStore::absence().empty())
            GTEST_SKIP() << kit::EmptyStore::absence();
        if (pages_.names().empty())
            GTEST_SKIP()
                << "there are no packages with Markdown files in node_modules (ops/setup installs them)";
        site_.emplace(GetParam());
        workspace_.emplace(*site_, 1);
        site_->stop();
    }
    std::vector<std::string> import() const {
        return {"import", "markdown", pages_.path(), "--into", workspace_->slug + "/wiki", "--as",
            Workspace::email(0)};
    }
    /// Runs the import until so many rows are there, and kills it in the middle of the rest.
    void kill_at(const Sql& rows, std::int64_t enough) {
        site_->begin(import());
        while (count(rows) < enough && site_->process().is_running()) { }
        EXPECT_TRUE(site_->process().is_running()) << "it ended before it was killed";
        site_->kill();
    }
    std::int64_t count(const Sql& sql) {
        return StoreDoor{site_->store()}.read(
            [&](ReadTx& tx) { return tx.value<std::int64_t>(sql).value_or(0); });
    }
    std::set<std::string> taken_in() {
        return StoreDoor{site_->store()}.read([](ReadTx& tx) {
            const auto keys = tx.values<std::string>(texts_taken_in, bind("after", std::string{}));
            return std::set<std::string>(keys.begin(), keys.end());
        });
    }
    std::string page(const std::string& name) {
        return StoreDoor{site_->store()}.read(
            [&](ReadTx& tx) { return tx.value<ObjectId>(page_of, bind("key", name)).value().text(); });
    }
    std::string path(const std::string& id) { return "/api/v1/wiki/pages/" + id; }
    std::string of_object(const std::string& id, const std::string& rest) {
        return "/api/v1/objects/" + id + rest;
    }
    kit::Browser& reader() {
        auto& browser = workspace_->people.front();
        browser.go_to(site_->port());
        return browser;
    }

    void expect_that_again_changes_nothing() {
        const auto before = count(revisions);
        const auto start = std::chrono::steady_clock::now();
        const auto again = site_->command(import());
        const auto took = std::chrono::steady_clock::now() - start;
        EXPECT_THAT(again.output, HasSubstr("0 pages made, 0 texts published"));
        EXPECT_EQ(count(revisions), before);
        EXPECT_LT(took, 5s + pages_.names().size() * 5ms);
        std::cout << fmt::format("{} files in; again, which changes nothing: {} ms\n", pages_.names().size(),
            std::chrono::duration_cast<std::chrono::milliseconds>(took).count());
    }
    /// Words are found in all their forms, so that rare ones may still fill more than one page of results.
    bool is_found(const std::string& words, const std::string& id) {
        std::string after;
        for (int results = 0; results < 10; ++results) {
            const auto answer = reader().get("/api/v1/search?q=" + words + after);
            if (answer.body.contains(id)) return true;
            const auto next = answer.json().value("next", "");
            if (next.empty()) return false;
            after = "&after=" + next;
        }
        return false;
    }
    void expect_to_find_some() {
        const std::vector<std::string> names(pages_.names().begin(), pages_.names().end());
        int looked_for = 0;
        for (std::size_t at = 7; at < names.size(); at += names.size() / 9) {
            const auto words = pages_.rare_words(names[at]);
            looked_for += !words.empty();
            const auto id = page(names[at]);
            EXPECT_TRUE(words.empty() || kit::soon([&] { return is_found(words, id); }, 20s))
                << names[at] << " is not found by " << words;
        }
        EXPECT_GE(looked_for, 3);
    }
    void expect_harmless() {
        for (const auto& name : pages_.names()) {
            if (!name.starts_with("hostile/")) continue;
            const auto shown = reader().get(path(page(name)));
            EXPECT_EQ(shown.status, 200U) << name;
            const auto html = shown.json().value("html", "");
            EXPECT_FALSE(html.contains("<script") || html.contains("javascript:") || html.contains('\0'))
                << name;
        }
    }

    RealPages pages_{editions()};
    std::optional<kit::Site> site_;
    std::optional<Workspace> workspace_;
};

INSTANTIATE_TEST_SUITE_P(Stores, MarkdownFromOutside, kit::both_backends, kit::backend_name);

TEST_P(MarkdownFromOutside, ComesInOnceThoughKilledAndIsFoundAndHarmless) {
    pages_.add_hostile();
    kill_at(pages_begun, 1);
    kill_at(texts_published, 1);
    kill_at(texts_published, 120);
    EXPECT_NE(taken_in(), pages_.names()) << "nothing was left to do";
    const auto whole = site_->command(import());
    EXPECT_EQ(whole.status, 1) << "it says that not all is in";
    for (const char* name : {"latin.md: it is not UTF-8", "huge.md: it is larger", "link.md: symbolic links",
             "pipe.md: it is not a plain file", "quotes.md: line 1: ", "bell\x07.md: its name",
             "(a name that is not UTF-8): its name"})
        EXPECT_THAT(whole.output, HasSubstr(name));
    EXPECT_EQ(taken_in(), pages_.names());
    EXPECT_EQ(count(doubles), 0);
    EXPECT_EQ(count(strays), 0) << "pages that no file and no folder became";
    expect_that_again_changes_nothing();
    site_->serve();
    expect_to_find_some();
    expect_harmless();
}

TEST_P(MarkdownFromOutside, IsEditedLikeAnyPageAndTheEditSurvivesTheNextImport) {
    site_->command(import());
    site_->serve();
    const auto id = page(*pages_.names().rbegin());
    const auto draft = reader().get(of_object(id, "/draft")).json();
    const auto edited = reader().post(of_object(id, "/publication"),
        {{"title", draft["title"]}, {"markdown", draft["markdown"].get<std::string>() + "\n\nSeen by us.\n"},
            {"base_revision", draft["base_revision"]}});
    EXPECT_EQ(edited.status, 200U) << edited.body;
    site_->stop();
    EXPECT_THAT(site_->command(import()).output, HasSubstr("0 pages made, 0 texts published"));
    site_->serve();
    EXPECT_THAT(reader().get(path(id)).json().value("html", ""), HasSubstr("Seen by us."));
}

} // namespace folkmoot::faults
