// What editors have written and readers do not have: who finds it.
#include "kit/community.hpp"
#include "kit/typed_text.hpp"

namespace folkmoot { namespace {

using namespace std::chrono_literals;
using kit::CollabClient;
using kit::Community;
using kit::object_path;
using kit::soon;
using nlohmann::json;

FOLKMOOT_HOST_TEST(FindingDrafts);

/// The index looks for drafts every two seconds, and rests ten times as long as a look took: long, where all
/// that the suites before have drafted is looked at by a sanitized program.
constexpr auto patience_with_search = 60s;

json search_for(kit::Browser& who, const std::string& words) {
    const auto answer = who.get("/api/v1/search?q=" + words);
    EXPECT_EQ(answer.status, 200U) << answer.body;
    return answer.json();
}

/// The one hit that this page is; null: it is none.
json hit_of(const json& answer, const std::string& page) {
    json found;
    for (const auto& item : answer["items"])
        if (item["object"]["id"] == page) {
            EXPECT_TRUE(found.is_null()) << "twice: " << answer;
            found = item;
        }
    return found;
}

bool is_in_draft(kit::Browser& who, const std::string& words, const std::string& page) {
    const auto hit = hit_of(search_for(who, words), page);
    return !hit.is_null() && hit["in_draft"].get<bool>();
}
bool is_published(kit::Browser& who, const std::string& words, const std::string& page) {
    const auto hit = hit_of(search_for(who, words), page);
    return !hit.is_null() && !hit["in_draft"].get<bool>();
}

/// With two letters in each other's place.
std::string misspelt(std::string word) {
    std::swap(word[1], word[2]);
    return word;
}

/// Neither hit nor count, nor another spelling, nor a suggestion while typing.
void expect_nothing(kit::Browser& who, const std::string& word, const std::string& page) {
    const auto answer = search_for(who, word);
    EXPECT_TRUE(answer["items"].empty()) << answer;
    EXPECT_EQ(answer["count"], "0");
    EXPECT_EQ(answer["suggestion"], "");
    EXPECT_EQ(search_for(who, misspelt(word))["suggestion"], "");
    const auto quick = who.get("/api/v1/search/quick?q=" + word);
    EXPECT_FALSE(quick.body.contains("\"" + page + "\"")) << quick.body;
}

/// A community, in which nothing is published by itself, with somebody on the staff who only reads.
struct Scene : Community {
    explicit Scene(kit::TestHost& host)
        : Community(host)
        , reader(furnish.staff("Rhys Reader"))
        , as_reader((furnish.role(reader, "reader", space), furnish.sign_in(reader))) { }

    std::string never_published(const std::string& title) {
        return made(
            as_owner.post("/api/v1/wiki/pages", {{"component", wiki.text()}, {"title", title}}))["id"];
    }
    /// Makes the draft's text this, upon whatever it is.
    void write(kit::Browser& who, const std::string& about, const std::string& markdown) {
        const auto opened = made(who.get(object_path(about, "/draft")));
        made(who.put(object_path(about, "/live-text"),
            {{"markdown", markdown}, {"base_revision", opened["base_revision"]},
                {"base_state", opened["base_state"]}}));
    }
    void publish_draft(const std::string& about, const std::string& title) {
        made(as_owner.post(object_path(about, "/publication"), {{"title", title}, {"source", "live"}}));
    }

    kit::Account reader;
    kit::Browser as_reader;
};

TEST_P(FindingDrafts, WhatIsTypedLiveIsFoundByEditorsWithinSecondsAndByNobodyElse) {
    Scene scene{host()};
    CollabClient editor{scene.as_member, scene.page, 9'101};
    ASSERT_TRUE(editor.open());
    editor.write("The zorbalite marsh & its <herons>.");
    ASSERT_TRUE(editor.wait_until_saved());
    ASSERT_TRUE(
        soon([&] { return is_in_draft(scene.as_owner, "zorbalite", scene.page); }, patience_with_search));
    const auto answer = search_for(scene.as_member, "zorbalite");
    EXPECT_EQ(answer["count"], "1");
    const auto snippet = hit_of(answer, scene.page)["snippet"].get<std::string>();
    EXPECT_TRUE(snippet.contains("The <mark>zorbalite</mark> marsh &amp; its &lt;herons")) << snippet;
    EXPECT_EQ(search_for(scene.as_member, misspelt("zorbalite"))["suggestion"], "zorbalite");
    const auto quick = scene.as_member.get("/api/v1/search/quick?q=zorbalite").json();
    ASSERT_EQ(quick["objects"].size(), 1U) << quick;
    EXPECT_EQ(quick["in_draft"], json::array({scene.page}));

    for (auto* who : {&scene.as_reader, &scene.as_acme, &scene.as_bolt})
        expect_nothing(*who, "zorbalite", scene.page);
    auto stranger = scene.furnish.sign_in(scene.furnish.staff("Stan Stranger"));
    expect_nothing(stranger, "zorbalite", scene.page);
    EXPECT_EQ(scene.furnish.visitor().get("/api/v1/search?q=zorbalite").status, 401U);
}

TEST_P(FindingDrafts, APageIsFoundOnceAndByWhatIsPublishedWhereThatHasTheWordsToo) {
    Scene scene{host()};
    scene.write(scene.as_member, scene.page, "The plan for everyone here.\n\nAnd the quillane fields.");
    ASSERT_TRUE(
        soon([&] { return is_in_draft(scene.as_owner, "quillane", scene.page); }, patience_with_search));
    const auto space = "&space=" + scene.space.text();
    const auto both = search_for(scene.as_owner, "everyone" + space);
    EXPECT_EQ(both["count"], "1");
    EXPECT_FALSE(hit_of(both, scene.page)["in_draft"].get<bool>());
    EXPECT_EQ(search_for(scene.as_owner, "everyone" + space + "&sort=newest")["count"], "1");
    EXPECT_TRUE(is_in_draft(scene.as_owner, "everyone%20quillane", scene.page))
        << "some words of what was there, some of what was written";
    EXPECT_TRUE(is_published(scene.as_owner, "everyone%20-quillane" + space, scene.page));
}

TEST_P(FindingDrafts, IsFoundAsPublishedOnceItIsAndNoMoreOnceItIsTakenOut) {
    Scene scene{host()};
    scene.write(scene.as_member, scene.page, "The plan for everyone here, and the brantling shore.");
    ASSERT_TRUE(
        soon([&] { return is_in_draft(scene.as_owner, "brantling", scene.page); }, patience_with_search));
    scene.publish_draft(scene.page, "The plan");
    EXPECT_TRUE(
        soon([&] { return is_published(scene.as_reader, "brantling", scene.page); }, patience_with_search));
    EXPECT_TRUE(is_published(scene.as_owner, "brantling", scene.page));
    scene.write(scene.as_member, scene.page, "The plan, and the caddiswick shore.");
    ASSERT_TRUE(
        soon([&] { return is_in_draft(scene.as_owner, "caddiswick", scene.page); }, patience_with_search));
    scene.write(scene.as_member, scene.page, "The plan for everyone here, and the brantling shore.");
    EXPECT_TRUE(
        soon([&] { return search_for(scene.as_owner, "caddiswick")["count"] == "0"; }, patience_with_search))
        << "it is as it was published again";
}

TEST_P(FindingDrafts, APageThatWasNeverPublishedIsFoundByItsWordsByThoseWhoMayWriteIt) {
    Scene scene{host()};
    const auto page = scene.never_published("Begun");
    scene.write(scene.as_owner, page, "The vellichor of the archive.");
    ASSERT_TRUE(soon([&] { return is_in_draft(scene.as_member, "vellichor", page); }, patience_with_search));
    for (auto* who : {&scene.as_reader, &scene.as_acme})
        expect_nothing(*who, "vellichor", page);
    scene.publish_draft(page, "Begun");
    ASSERT_TRUE(soon([&] { return is_published(scene.as_member, "vellichor", page); }, patience_with_search));
    EXPECT_EQ(scene.as_owner.del(object_path(page, "/publication")).status, 200U);
    EXPECT_TRUE(soon([&] { return is_in_draft(scene.as_member, "vellichor", page); }, patience_with_search))
        << "an unpublished text is a draft again";
    expect_nothing(scene.as_reader, "vellichor", page);
}

TEST_P(FindingDrafts, WhoeverMayNotWriteAnyMoreFindsItNoMoreAtOnce) {
    Scene scene{host()};
    scene.write(scene.as_owner, scene.page, "The plan for everyone here, and the ombrelline pools.");
    ASSERT_TRUE(
        soon([&] { return is_in_draft(scene.as_member, "ombrelline", scene.page); }, patience_with_search));
    const auto gone =
        scene.as_owner.del("/api/v1/spaces/" + scene.space.text() + "/members/" + scene.member.id.text());
    ASSERT_EQ(gone.status, 200U) << gone.body;
    expect_nothing(scene.as_member, "ombrelline", scene.page);
    scene.furnish.role(scene.member, "reader", scene.space);
    EXPECT_TRUE(is_published(scene.as_member, "everyone&space=" + scene.space.text(), scene.page));
    expect_nothing(scene.as_member, "ombrelline", scene.page);
}

TEST_P(FindingDrafts, GoesToTheBinAndComesBackWithItsPage) {
    Scene scene{host()};
    scene.write(scene.as_owner, scene.page, "The plan for everyone here, and the sallowfen drain.");
    ASSERT_TRUE(
        soon([&] { return is_in_draft(scene.as_owner, "sallowfen", scene.page); }, patience_with_search));
    made(scene.as_owner.del(object_path(scene.page)));
    EXPECT_EQ(search_for(scene.as_owner, "sallowfen")["count"], "0");
    made(scene.as_owner.post(object_path(scene.page, "/restoration"), json::object()));
    EXPECT_TRUE(
        soon([&] { return is_in_draft(scene.as_owner, "sallowfen", scene.page); }, patience_with_search));
}

TEST_P(FindingDrafts, IsInAnIndexThatIsMadeAnew) {
    Scene scene{host()};
    scene.write(scene.as_owner, scene.page, "The plan for everyone here, and the gossamel weir.");
    ASSERT_TRUE(
        soon([&] { return is_in_draft(scene.as_owner, "gossamel", scene.page); }, patience_with_search));
    auto& feeder = host().house().feeder();
    const auto before = feeder.state().begun;
    feeder.make_anew();
    ASSERT_TRUE(soon(
        [&] {
            const auto state = feeder.state();
            return state.begun > before && state.work == search::FeederState::Work::following;
        },
        patience_with_search));
    EXPECT_TRUE(is_in_draft(scene.as_owner, "gossamel", scene.page));
    expect_nothing(scene.as_reader, "gossamel", scene.page);
}

}} // namespace folkmoot
