#include "access/reach.hpp"
#include "folkmoot/access.hpp"
#include "folkmoot/event.hpp"
#include "kit/furnished.hpp"
#include "search/feeder.hpp"
#include "search/search.hpp"

#include <fstream>

namespace folkmoot::search::tests {

namespace {

struct PageWritten {
    static constexpr std::string_view name{"test.page_written"};
    ObjectId page;
    static constexpr auto fields() { return std::array{field<&PageWritten::page>("page", "Which")}; }
};

SearchText page_text(ReadTx&, const ObjectRow& page) {
    return {.title = page.title, .body = "The text of " + page.title, .language = "en", .tags = {}};
}

SearchRequest asking(std::string typed) {
    SearchRequest request;
    request.q = std::move(typed);
    return request;
}

constexpr Sql set_visibility{"update object set visibility = :visibility where id = :id"};
constexpr Sql new_life{"update event_head set incarnation = 'another'"};

/// A furnished store with an index that follows it.
class Searching : public kit::FurnishedTest {
protected:
    void SetUp() override {
        FurnishedTest::SetUp();
        if (IsSkipped()) return;
        types_.add("test.page", page_text);
        start();
    }
    void TearDown() override {
        feeder_.reset();
        FurnishedTest::TearDown();
    }
    void start() {
        feeder_.emplace(database(), index_, types_,
            FeederSettings{.folder = folder_ / "index",
                .poll = std::chrono::milliseconds{20},
                .between_reconciliations = std::chrono::milliseconds{20}},
            [](const store::Notice&) { });
    }
    void stop() { feeder_.reset(); }
    Feeder& feeder() { return *feeder_; }

    ObjectRow write_page(const std::string& title, Lifecycle lifecycle = Lifecycle::live) {
        auto page = add_page(title, lifecycle);
        write([&](WriteTx& tx) { tx.emit(page, PageWritten{page.id}); });
        return page;
    }
    SearchAnswer search(const Viewer& viewer, const SearchRequest& request) {
        return read([&](ReadTx& tx) {
            const Sight sight(access::visible_to(tx, viewer));
            return Search(index_, types_).find({tx, viewer, sight}, request);
        });
    }
    std::vector<std::string> titles(const Viewer& viewer, const std::string& typed) {
        std::vector<std::string> found;
        for (const auto& hit : search(viewer, asking(typed)).items)
            found.push_back(hit.object.title);
        return found;
    }
    /// Asks until the answer is this, for at most some seconds.
    bool comes_to(const Viewer& viewer, const std::string& typed, const std::vector<std::string>& wanted) {
        for (int look = 0; look < 500; ++look) {
            try {
                if (titles(viewer, typed) == wanted) return true;
            } catch (const Problem& problem) {
                EXPECT_EQ(problem.code(), Code::overloaded);
            }
            std::this_thread::sleep_for(std::chrono::milliseconds{10});
        }
        return false;
    }

    kit::TemporaryFolder folder_;
    SearchTypes types_;
    Index index_;
    std::optional<Feeder> feeder_;
};

using Titles = std::vector<std::string>;

} // namespace

TEST_P(Searching, FindsWhatWasWrittenAMomentAgo) {
    write_page("Housing strategy");
    EXPECT_TRUE(comes_to(olwen, "housing", {"Housing strategy"}));
    const auto answer = search(olwen, asking("strategy text"));
    ASSERT_EQ(answer.items.size(), 1U);
    EXPECT_EQ(answer.items[0].snippet, "The <mark>text</mark> of Housing <mark>strategy</mark>");
    EXPECT_EQ(answer.count, "1");
    EXPECT_EQ(answer.items[0].object.space.slug, "policy");
}

TEST_P(Searching, ShowsNothingToWhoSeesNothing) {
    const auto stranger = add_person("Sam Stranger");
    const auto reader = add_person("Rhian Reader", "reader");
    write_page("Housing strategy");
    write_page("Housing draft", Lifecycle::draft);
    EXPECT_TRUE(comes_to(reader, "housing", {"Housing strategy"}));
    EXPECT_TRUE(titles(stranger, "housing").empty());
    const auto answer = search(stranger, asking("housng"));
    EXPECT_EQ(answer.count, "0");
    EXPECT_EQ(answer.suggestion, "");
    EXPECT_EQ(search(reader, asking("housng")).suggestion, "housing");
}

TEST_P(Searching, ChecksEachHitInTheStoreWhenTheIndexIsBehind) {
    const auto page = write_page("Housing strategy");
    ASSERT_TRUE(comes_to(olwen, "housing", {"Housing strategy"}));
    stop();
    write([&](WriteTx& tx) {
        const ObjectId only_editors = access::visibility_with(tx, page.visibility, Lifecycle::draft);
        tx.run(set_visibility, bind("visibility", only_editors), bind("id", page.id));
    });
    const auto reader = add_person("Rhian Reader", "reader");
    const auto answer = search(reader, asking("housing"));
    EXPECT_TRUE(answer.items.empty());
    EXPECT_EQ(answer.count, "0");
    EXPECT_EQ(search(olwen, asking("housing")).count, "1");
}

TEST_P(Searching, PagesThroughEverythingOnce) {
    for (int i = 0; i < 45; ++i)
        write_page("Housing " + std::to_string(i));
    ASSERT_TRUE(comes_to(olwen, "housing 44 ", {"Housing 44"}));
    for (auto sort : {SearchSort::best, SearchSort::newest}) {
        auto request = asking("housing");
        request.sort = sort;
        std::set<ObjectId> seen;
        std::vector<std::size_t> pages;
        do {
            const auto answer = search(olwen, request);
            EXPECT_EQ(answer.count, "45");
            pages.push_back(answer.items.size());
            for (const auto& hit : answer.items)
                EXPECT_TRUE(seen.insert(hit.object.id).second);
            request.after = answer.next;
        } while (!request.after.empty());
        EXPECT_EQ(pages, (std::vector<std::size_t>{20, 20, 5}));
    }
    auto forged = asking("housing");
    forged.after = "forged";
    EXPECT_EQ(kit::problem_of([&] { search(olwen, forged); }), "cursor.invalid");
}

TEST_P(Searching, CompletesTitlesWhileTyping) {
    write_page("Housing strategy");
    ASSERT_TRUE(comes_to(olwen, "housing", {"Housing strategy"}));
    const auto stranger = add_person("Sam Stranger");
    const auto completed = [&](const Viewer& viewer) {
        return read([&](ReadTx& tx) {
            const Sight sight(access::visible_to(tx, viewer));
            return Search(index_, types_).complete({tx, viewer, sight}, "str hou").objects.size();
        });
    };
    EXPECT_EQ(completed(olwen), 1U);
    EXPECT_EQ(completed(stranger), 0U);
}

TEST_P(Searching, NoticesWhatChangedHandsWithoutBeingNamed) {
    const auto page = write_page("Housing strategy", Lifecycle::draft);
    const auto reader = add_person("Rhian Reader", "reader");
    ASSERT_TRUE(comes_to(olwen, "housing", {"Housing strategy"}));
    EXPECT_TRUE(titles(reader, "housing").empty());
    write([&](WriteTx& tx) {
        const ObjectId live = access::visibility_with(tx, page.visibility, Lifecycle::live);
        tx.run(set_visibility, bind("visibility", live), bind("id", page.id));
    });
    // Any change of rights in the space makes the index look.
    give_role(add_person("Nia New"), "reader", space);
    EXPECT_TRUE(comes_to(reader, "housing", {"Housing strategy"}));
}

TEST_P(Searching, GoesOnWhereItWasAfterARestart) {
    write_page("Housing strategy");
    ASSERT_TRUE(comes_to(olwen, "housing", {"Housing strategy"}));
    stop();
    write_page("Housing budget");
    start();
    EXPECT_TRUE(comes_to(olwen, "housing budget", {"Housing budget"}));
    EXPECT_EQ(titles(olwen, "housing").size(), 2U);
}

TEST_P(Searching, MakesABrokenIndexAnewByItself) {
    write_page("Housing strategy");
    ASSERT_TRUE(comes_to(olwen, "housing", {"Housing strategy"}));
    stop();
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder_.path()))
        if (entry.is_regular_file()) std::ofstream(entry.path(), std::ios::trunc) << "not an index";
    start();
    EXPECT_TRUE(comes_to(olwen, "housing", {"Housing strategy"}));
}

TEST_P(Searching, MakesItselfAnewForAnotherLifeOfTheStore) {
    write_page("Housing strategy");
    ASSERT_TRUE(comes_to(olwen, "housing", {"Housing strategy"}));
    write([&](WriteTx& tx) { tx.run(new_life); });
    write_page("Housing budget");
    EXPECT_TRUE(comes_to(olwen, "housing budget", {"Housing budget"}));
    EXPECT_EQ(titles(olwen, "housing").size(), 2U);
}

TEST_P(Searching, AnswersFromTheOldIndexWhileTheNewOneIsMade) {
    for (int i = 0; i < 30; ++i)
        write_page("Housing " + std::to_string(i));
    ASSERT_TRUE(comes_to(olwen, "housing 29 ", {"Housing 29"}));
    feeder().make_anew();
    for (int look = 0; look < 50; ++look) {
        EXPECT_EQ(search(olwen, asking("housing")).count, "30");
        std::this_thread::sleep_for(std::chrono::milliseconds{2});
    }
    EXPECT_EQ(feeder().state().last_error, "");
}

INSTANTIATE_TEST_SUITE_P(Stores, Searching, kit::both_backends, kit::backend_name);

} // namespace folkmoot::search::tests
