#include "collab/rooms/log.hpp"
#include "kit/community.hpp"
#include "kit/live_client.hpp"
#include "kit/typed_text.hpp"

#include <thread>

namespace folkmoot { namespace {

using namespace std::chrono_literals;
using kit::CollabClient;
using kit::Community;
using kit::LiveClient;
using kit::made;
using kit::type_text;
using kit::WikiScene;
using nlohmann::json;

FOLKMOOT_HOST_TEST(Suggestions);

constexpr const char* plan_as_published =
    "# The plan\n\nEvery form is sent by post.\n\nReplies come within a month.";

std::string suggestions_of(const std::string& page) {
    return "/api/v1/objects/" + page + "/suggestions";
}
std::string suggestion_path(const std::string& id, const std::string& rest = "") {
    return "/api/v1/suggestions/" + id + rest;
}
json listed(kit::Browser& who, const std::string& page, const std::string& state = "open") {
    return made(who.get(suggestions_of(page) + "?state=" + state));
}
json shown(kit::Browser& who, const std::string& id) {
    return made(who.get(suggestion_path(id)));
}

/// Begins a suggestion, writes it as that text and leaves it unsent.
std::string written(kit::Browser& who, const std::string& page, const std::string& markdown,
    yjs::ClientId client, const json& request = json::object()) {
    const auto id = made(who.post(suggestions_of(page), request))["id"].get<std::string>();
    CollabClient editor{who, id, client};
    EXPECT_TRUE(editor.open());
    type_text(editor, markdown);
    return id;
}
std::string sent(kit::Browser& who, const std::string& page, const std::string& markdown,
    yjs::ClientId client, const json& request = json::object()) {
    const auto id = written(who, page, markdown, client, request);
    made(who.put(suggestion_path(id, "/sending"), {{"note", "So it is said in practice."}}));
    return id;
}
kit::Answer decide(kit::Browser& who, const std::string& id, const std::string& verdict,
    std::optional<int> number = {}, const std::string& reason = "") {
    json request{{"verdict", verdict}, {"reason", reason}};
    if (number) request["number"] = *number;
    return who.put(suggestion_path(id, "/verdict"), request);
}
std::string live_text(kit::Browser& who, const std::string& page, yjs::ClientId client) {
    CollabClient reader{who, page, client};
    EXPECT_TRUE(reader.open());
    return reader.text();
}

/// A workspace where somebody may suggest and not edit.
struct SuggestingScene : WikiScene {
    explicit SuggestingScene(kit::TestHost& host)
        : WikiScene(host)
        , contributor(furnish.staff("Cora Contributor"))
        , as_contributor((furnish.role(contributor, "contributor", space), furnish.sign_in(contributor))) { }
    kit::Account contributor;
    kit::Browser as_contributor;
};

TEST_P(Suggestions, LeaveTheTextAsItIsUntilAnEditorAcceptsThem) {
    SuggestingScene scene{host()};
    const auto page = scene.page("The plan", plan_as_published);
    const auto id = sent(scene.as_contributor, page,
        "# The plan\n\nEvery form is sent by email.\n\nReplies come within a week.", 5'001);
    EXPECT_THAT(live_text(scene.as_owner, page, 5'010), testing::HasSubstr("sent by post"));
    const auto view = shown(scene.as_owner, id);
    ASSERT_EQ(view["changes"].size(), 2U) << view;
    EXPECT_EQ(view["author"]["id"], scene.contributor.id.text());
    EXPECT_EQ(view["changes"][0]["kind"], "words");
    EXPECT_EQ(view["changes"][0]["under"], "The plan");
    EXPECT_THAT(view["changes"][0]["html"].get<std::string>(), testing::HasSubstr("email</ins>"));
    EXPECT_EQ(view["changes"][0]["fits"], true);
    EXPECT_EQ(made(decide(scene.as_editor, id, "accepted", 1))["decided"], 1);
    EXPECT_EQ(made(decide(scene.as_editor, id, "rejected", 2, "The law says a month."))["decided"], 1);
    const auto text = live_text(scene.as_owner, page, 5'011);
    EXPECT_THAT(text, testing::HasSubstr("sent by email"));
    EXPECT_THAT(text, testing::HasSubstr("within a month"));
    const auto settled = listed(scene.as_contributor, page, "settled");
    ASSERT_EQ(settled["items"].size(), 1U);
    const auto& changes = settled["items"][0]["changes"];
    EXPECT_EQ(changes[0]["outcome"], "accepted");
    EXPECT_EQ(changes[1]["outcome"], "rejected");
    EXPECT_EQ(changes[1]["decided"]["reason"], "The law says a month.");
    EXPECT_EQ(changes[1]["decided"]["by"]["id"], scene.editor.id.text());
    EXPECT_EQ(decide(scene.as_editor, id, "accepted", 2).code(), "suggestions.decided");
}

TEST_P(Suggestions, AcceptedWordsAreTheirAuthorsInTheLog) {
    SuggestingScene scene{host()};
    const auto page = scene.page("Whose words", plan_as_published);
    const auto id = sent(scene.as_contributor, page,
        std::string{plan_as_published} + "\n\nA paragraph of the contributor.", 5'101);
    made(decide(scene.as_editor, id, "accepted"));
    const auto stored = host().read(
        [&](ReadTx& tx) { return collab::find_document(tx, ObjectId::parse(page).value()).value(); });
    ASSERT_EQ(stored.tail.size(), 1U);
    EXPECT_EQ(stored.tail.front().person, scene.contributor.id);
    const auto client = host().read([&](ReadTx& tx) {
        return tx.value<std::int64_t>("select client from suggestion_change where suggestion = :id limit 1",
            bind("id", ObjectId::parse(id).value()));
    });
    ASSERT_TRUE(client);
    EXPECT_TRUE(std::ranges::any_of(stored.owners, [&](const collab::Owner& owner) {
        return owner.client == static_cast<yjs::ClientId>(*client) && owner.person == scene.contributor.id;
    }));
}

TEST_P(Suggestions, ReachThoseWhoAreTypingAndDisturbNobody) {
    SuggestingScene scene{host()};
    const auto page = scene.page("Typing", plan_as_published);
    CollabClient owner{scene.as_owner, page, 5'201};
    ASSERT_TRUE(owner.open());
    owner.write("The owner is typing.");
    ASSERT_TRUE(owner.wait_until_saved());
    const auto id = sent(scene.as_contributor, page,
        "# The plan\n\nEvery form is sent by email.\n\nReplies come within a month.", 5'202);
    owner.write("And types on.");
    made(decide(scene.as_editor, id, "accepted"));
    EXPECT_TRUE(owner.wait_for("sent by email"));
    EXPECT_TRUE(owner.wait_until_saved());
    EXPECT_THAT(owner.text(), testing::HasSubstr("And types on."));
    EXPECT_EQ(live_text(scene.as_editor, page, 5'203), owner.text());
}

TEST_P(Suggestions, AreNobodyElsesWhileTheyAreBeingWritten) {
    SuggestingScene scene{host()};
    const auto page = scene.page("Unsent", plan_as_published);
    const auto id = written(scene.as_contributor, page, "# The plan\n\nQuite other words.", 5'301);
    EXPECT_EQ(listed(scene.as_owner, page)["items"].size(), 0U);
    EXPECT_EQ(scene.as_owner.get(suggestion_path(id)).status, 404U);
    EXPECT_EQ(listed(scene.as_contributor, page)["writing"], id);
    EXPECT_GE(shown(scene.as_contributor, id)["changes"].size(), 1U) << "its author sees what it comes to";
    EXPECT_EQ(made(scene.as_contributor.post(suggestions_of(page), json::object()))["id"], id)
        << "one goes on with it";
    CollabClient owner{scene.as_owner, id, 5'302};
    EXPECT_FALSE(owner.open());
    EXPECT_TRUE(owner.was_denied());
    made(scene.as_contributor.del(suggestion_path(id)));
    EXPECT_EQ(scene.as_contributor.get(suggestion_path(id)).status, 404U);
    EXPECT_EQ(listed(scene.as_contributor, page)["writing"], nullptr);
}

TEST_P(Suggestions, AreWrittenNoMoreOnceTheyAreSent) {
    SuggestingScene scene{host()};
    const auto page = scene.page("Sent", plan_as_published);
    const auto id = written(scene.as_contributor, page, "# The plan\n\nOther words here.", 5'401);
    CollabClient editor{scene.as_contributor, id, 5'402};
    ASSERT_TRUE(editor.open());
    made(scene.as_contributor.put(suggestion_path(id, "/sending"), json::object()));
    EXPECT_TRUE(editor.wait_until([&] { return editor.was_denied(); }, 3s));
    CollabClient again{scene.as_contributor, id, 5'403};
    EXPECT_FALSE(again.open());
    EXPECT_EQ(scene.as_contributor.put(suggestion_path(id, "/sending"), json::object()).status, 403U);
}

TEST_P(Suggestions, ThatChangeNothingAreNotSent) {
    SuggestingScene scene{host()};
    const auto page = scene.page("Same", plan_as_published);
    const auto id = made(scene.as_contributor.post(suggestions_of(page), json::object()))["id"];
    CollabClient editor{scene.as_contributor, id, 5'501};
    ASSERT_TRUE(editor.open());
    EXPECT_THAT(editor.text(), testing::HasSubstr("sent by post")) << "it begins with the published text";
    EXPECT_EQ(scene.as_contributor.put(suggestion_path(id, "/sending"), json::object()).code(),
        "suggestions.nothing_changed");
}

TEST_P(Suggestions, OfAGuestAreReadByTheirSideAndStaffOnly) {
    Community community{host()};
    const auto id = sent(community.as_acme, community.page, "The plan for Acme first.", 5'601);
    EXPECT_EQ(listed(community.as_owner, community.page)["items"][0]["readers"]["lane"],
        community.lane_acme.text());
    EXPECT_EQ(listed(community.as_acme, community.page)["open"], 1);
    const auto of_rival = listed(community.as_bolt, community.page);
    EXPECT_EQ(of_rival["items"].size(), 0U);
    EXPECT_EQ(of_rival["open"], 0);
    EXPECT_EQ(community.as_bolt.get(suggestion_path(id)).status, 404U);
    EXPECT_EQ(community.as_bolt.put(suggestion_path(id, "/verdict"), {{"verdict", "accepted"}}).status, 404U);
    EXPECT_EQ(decide(community.as_acme, id, "accepted").status, 403U) << "suggesting is not editing";
    EXPECT_EQ(community.as_acme.get(suggestions_of(community.page)).json()["may_decide"], false);
    made(decide(community.as_member, id, "accepted"));
    EXPECT_EQ(shown(community.as_acme, id)["changes"][0]["outcome"], "accepted");
}

TEST_P(Suggestions, MadeFromTheDraftAreForThoseWhoSeeTheDraft) {
    Community community{host()};
    CollabClient owner{community.as_owner, community.page, 5'701};
    ASSERT_TRUE(owner.open());
    owner.write("Nothing of this is published.");
    ASSERT_TRUE(owner.wait_until_saved());
    EXPECT_EQ(listed(community.as_member, community.page)["readers"].size(), 1U);
    const auto id = sent(community.as_member, community.page,
        "The plan for everyone here.\n\nSomething of this is published.", 5'702);
    EXPECT_EQ(shown(community.as_owner, id)["begun_from"], "draft");
    EXPECT_EQ(shown(community.as_owner, id)["readers"]["audience"], "staff");
    for (auto* guest : {&community.as_acme, &community.as_bolt}) {
        EXPECT_EQ(listed(*guest, community.page)["items"].size(), 0U);
        EXPECT_EQ(guest->get(suggestion_path(id)).status, 404U);
        EXPECT_EQ(guest->get("/api/v1/objects/" + id + "/revisions").status, 404U);
    }
    const auto of_guest = made(community.as_acme.post(suggestions_of(community.page), json::object()))["id"];
    CollabClient guest{community.as_acme, of_guest, 5'703};
    ASSERT_TRUE(guest.open());
    EXPECT_THAT(guest.text(), testing::Not(testing::HasSubstr("Nothing of this")))
        << "a guest has the published";
}

/// Makes it a thousand suggestions of that state, of somebody who is not here.
void multiply(kit::TestHost& host, const std::string& suggestion, std::string_view state) {
    host.write([&](WriteTx& tx) {
        const auto from = bind("from", *ObjectId::parse(suggestion));
        for (int copy = 0; copy < 1'000; ++copy) {
            const auto id = bind("id", tx.new_id());
            tx.run(
                "insert into object (id, type, space, component, scope, visibility, title, author, sort, "
                "created, updated, updated_by) select :id, type, space, component, scope, visibility, title, "
                "author, sort, created, updated, updated_by from object where id = :from",
                id, from);
            tx.run("insert into suggestion (id, about, author, state, begun_from, base_revision, note) "
                   "select :id, "
                   "about, 7, :state, begun_from, base_revision, '' from suggestion where id = :from",
                id, from, bind("state", state));
        }
    });
}

TEST_P(Suggestions, ThatAreSettledNeverFillATextUp) {
    Community scene{host()};
    const auto first = sent(scene.as_acme, scene.page, "Another plan.", 5'911);
    const auto begin = [&] { return scene.as_acme.post(suggestions_of(scene.page), json::object()); };
    multiply(host(), first, "settled");
    const auto begun = begin();
    ASSERT_EQ(begun.status, 200U) << begun.body;
    ASSERT_EQ(scene.as_acme.del(suggestion_path(begun.id())).status, 200U);
    multiply(host(), first, "open");
    EXPECT_EQ(begin().code(), "suggestions.too_many");
}

TEST_P(Suggestions, OfOneAuthorAreAcceptedTogether) {
    SuggestingScene scene{host()};
    const auto page = scene.page("All of one", plan_as_published);
    sent(scene.as_contributor, page,
        "# The plan\n\nEvery form is sent by email.\n\nReplies come within a month.", 5'801);
    sent(scene.as_contributor, page,
        "# The plan\n\nEvery form is sent by post.\n\nReplies come within a week.", 5'802);
    const auto answer = made(scene.as_editor.put(suggestions_of(page) + "/verdict",
        {{"author", scene.contributor.id.text()}, {"verdict", "accepted"}}));
    EXPECT_EQ(answer["decided"], 2);
    EXPECT_EQ(answer["overtaken"], 0);
    const auto text = live_text(scene.as_owner, page, 5'803);
    EXPECT_THAT(text, testing::HasSubstr("sent by email"));
    EXPECT_THAT(text, testing::HasSubstr("within a week"));
    EXPECT_EQ(listed(scene.as_owner, page)["open"], 0);
}

TEST_P(Suggestions, WhosePlaceIsGoneStayOpenWithTheirWords) {
    SuggestingScene scene{host()};
    const auto page = scene.page("Overtaken", plan_as_published);
    const auto id = sent(scene.as_contributor, page,
        "# The plan\n\nEvery form is sent by pigeon.\n\nReplies come within a week.", 5'901);
    CollabClient owner{scene.as_owner, page, 5'902};
    ASSERT_TRUE(owner.open());
    type_text(owner, "# The plan\n\nEvery form is sent by courier.\n\nReplies come within a month.");
    const auto view = shown(scene.as_editor, id);
    EXPECT_EQ(view["changes"][0]["fits"], false);
    EXPECT_EQ(view["changes"][1]["fits"], true);
    EXPECT_EQ(decide(scene.as_editor, id, "accepted", 1).code(), "suggestions.overtaken");
    const auto answer = made(decide(scene.as_editor, id, "accepted"));
    EXPECT_EQ(answer["decided"], 1);
    EXPECT_EQ(answer["overtaken"], 1);
    EXPECT_THAT(live_text(scene.as_owner, page, 5'903), testing::HasSubstr("sent by courier"));
    const auto left = shown(scene.as_contributor, id);
    EXPECT_EQ(left["state"], "open");
    EXPECT_THAT(left["changes"][0]["html"].get<std::string>(), testing::HasSubstr("pigeon"));
    made(decide(scene.as_editor, id, "rejected", 1));
    EXPECT_EQ(shown(scene.as_contributor, id)["state"], "settled");
}

TEST_P(Suggestions, AreTakenBackByTheirAuthorAsFarAsNothingIsDecided) {
    SuggestingScene scene{host()};
    const auto page = scene.page("Taken back", plan_as_published);
    const auto id = sent(scene.as_contributor, page,
        "# The plan\n\nEvery form is sent by email.\n\nReplies come within a week.", 6'001);
    made(decide(scene.as_editor, id, "accepted", 1));
    EXPECT_EQ(scene.as_editor.del(suggestion_path(id)).status, 403U);
    made(scene.as_contributor.del(suggestion_path(id)));
    const auto view = shown(scene.as_owner, id);
    EXPECT_EQ(view["changes"][0]["outcome"], "accepted");
    EXPECT_EQ(view["changes"][1]["outcome"], "withdrawn");
    EXPECT_EQ(decide(scene.as_editor, id, "accepted", 2).code(), "suggestions.decided");
}

TEST_P(Suggestions, AreToldToThoseWhoHaveThePageOpenAndMaySeeThem) {
    Community community{host()};
    host().settle();
    LiveClient acme{community.as_acme}, bolt{community.as_bolt};
    const auto follow = [&](LiveClient& client, kit::Browser& browser) {
        const auto ticket = browser.post("/api/v1/live-ticket", json::object()).json()["ticket"];
        client.send({{"type", "open"}, {"ticket", ticket}});
        client.send({{"type", "subscribe"}, {"topic", "object:" + community.page}});
        ASSERT_EQ(client.receive(10s).value("type", ""), "subscribed");
    };
    follow(acme, community.as_acme);
    follow(bolt, community.as_bolt);
    sent(community.as_acme, community.page, "The plan for nobody here.", 6'101);
    const auto event = acme.receive(10s);
    EXPECT_EQ(event.value("name", ""), "core.suggestion_sent") << event;
    EXPECT_EQ(event.value("object", ""), community.page);
    sent(community.as_bolt, community.page, "The plan for all of you here.", 6'102);
    const auto next = bolt.receive(10s);
    EXPECT_EQ(next.value("name", ""), "core.suggestion_sent") << "the first that it hears of is its own";
    EXPECT_TRUE(acme.receive(300ms).is_null());
}

TEST_P(Suggestions, AreFoundByTheirWordsAndGoWithTheirPage) {
    SuggestingScene scene{host()};
    const auto page = scene.page("Searched", plan_as_published);
    const auto id = sent(scene.as_contributor, page,
        "# The plan\n\nEvery form is sent by carrierpigeon.\n\nReplies come within a month.", 6'201);
    const auto finds = [&] {
        return scene.as_owner.get("/api/v1/search?q=carrierpigeon").json()["items"].size() == 1;
    };
    EXPECT_TRUE(kit::soon(finds));
    made(scene.as_owner.del("/api/v1/objects/" + page));
    EXPECT_EQ(scene.as_contributor.get(suggestion_path(id)).status, 404U);
    EXPECT_TRUE(kit::soon([&] { return !finds(); }));
    made(scene.as_owner.post("/api/v1/objects/" + page + "/restoration", json::object()));
    EXPECT_EQ(shown(scene.as_contributor, id)["state"], "open");
}

TEST_P(Suggestions, AreExportedWithTheirText) {
    SuggestingScene scene{host()};
    const auto page = scene.page("Exported", plan_as_published);
    const auto id = sent(scene.as_contributor, page,
        "# The plan\n\nEvery form is sent by email.\n\nReplies come within a month.", 6'301);
    made(decide(scene.as_editor, id, "rejected", 1, "Not yet."));
    const auto exported = scene.as_owner.get("/api/v1/objects/" + page + "/export?comments=true");
    EXPECT_EQ(exported.status, 200U);
    for (const auto* words : {"~~Every form is sent by post.~~", "Every form is sent by email.", "Not yet."})
        EXPECT_THAT(exported.body, testing::HasSubstr(words));
    const auto plain = scene.as_owner.get("/api/v1/objects/" + page + "/export");
    EXPECT_THAT(plain.body, testing::Not(testing::HasSubstr("email")));
}

TEST_P(Suggestions, AreNotMadeByThoseWhoOnlyRead) {
    SuggestingScene scene{host()};
    const auto page = scene.page("Read only", plan_as_published);
    const auto reader = scene.furnish.staff("Rhys Reader");
    scene.furnish.role(reader, "reader", scene.space);
    auto as_reader = scene.furnish.sign_in(reader);
    EXPECT_EQ(as_reader.post(suggestions_of(page), json::object()).status, 403U);
    EXPECT_EQ(listed(as_reader, page)["may_suggest"], false);
    auto as_stranger = scene.furnish.sign_in(scene.furnish.staff("Stan Stranger"));
    EXPECT_EQ(as_stranger.post(suggestions_of(page), json::object()).status, 404U);
    const auto empty = scene.page("Never published");
    EXPECT_NE(scene.as_contributor.post(suggestions_of(empty), json::object()).status, 200U);
}

/// A workspace where somebody only reads, beside those who write and those who suggest.
struct ReadScene : SuggestingScene {
    explicit ReadScene(kit::TestHost& host)
        : SuggestingScene(host)
        , reader(furnish.staff("Rhys Reader"))
        , as_reader((furnish.role(reader, "reader", space), furnish.sign_in(reader))) { }
    kit::Account reader;
    kit::Browser as_reader;
};

TEST_P(Suggestions, MadeFromTheDraftShowAReaderNeitherTheirWordsNorThatTheyAreThere) {
    ReadScene scene{host()};
    const auto page = scene.page("The plan", plan_as_published);
    CollabClient owner{scene.as_owner, page, 6'401};
    ASSERT_TRUE(owner.open());
    owner.write("Nobody outside may hear of sphagnum.");
    ASSERT_TRUE(owner.wait_until_saved());
    host().settle();
    LiveClient live{scene.as_reader};
    const auto ticket = scene.as_reader.post("/api/v1/live-ticket", json::object()).json()["ticket"];
    live.send({{"type", "open"}, {"ticket", ticket}});
    live.send({{"type", "subscribe"}, {"topic", "space:" + scene.space.text()}});
    ASSERT_EQ(live.receive(10s).value("type", ""), "subscribed");
    const auto id = sent(scene.as_editor, page,
        std::string{plan_as_published} + "\n\nNobody outside may hear of peat.", 6'402);
    EXPECT_TRUE(live.receive(500ms).is_null()) << "readers are not told that somebody works on the draft";
    for (const auto* rest : {"", "/revisions", "/export", "/asks"})
        EXPECT_EQ(scene.as_reader.get("/api/v1/objects/" + id + rest).status, 404U) << rest;
    EXPECT_EQ(scene.as_reader.get(suggestion_path(id)).status, 404U);
    EXPECT_EQ(listed(scene.as_reader, page)["open"], 0);
    const auto words = scene.as_contributor.get("/api/v1/objects/" + id).body;
    EXPECT_THAT(words, testing::Not(testing::HasSubstr("outside"))) << "who suggests has not read the draft";
    EXPECT_EQ(shown(scene.as_owner, id)["begun_from"], "draft");
    made(decide(scene.as_owner, id, "accepted"));
    made(scene.as_owner.post(
        "/api/v1/objects/" + page + "/publication", {{"title", "The plan"}, {"source", "live"}}));
    EXPECT_EQ(scene.as_reader.get("/api/v1/objects/" + id).status, 404U);
}

TEST_P(Suggestions, ForAPageThatWasNeverPublishedAreAsHiddenAsThePage) {
    ReadScene scene{host()};
    const auto page = scene.page("Closing the quarry");
    CollabClient owner{scene.as_owner, page, 6'501};
    ASSERT_TRUE(owner.open());
    owner.write("First words.");
    ASSERT_TRUE(owner.wait_until_saved());
    const auto id = sent(scene.as_editor, page, "First words.\n\nMore of them.", 6'502);
    EXPECT_EQ(scene.as_reader.get("/api/v1/objects/" + id).status, 404U);
    EXPECT_EQ(shown(scene.as_owner, id)["state"], "open");
    made(scene.as_owner.post(
        "/api/v1/objects/" + page + "/publication", {{"title", "The quarry"}, {"source", "live"}}));
    EXPECT_EQ(scene.as_reader.get("/api/v1/objects/" + page).status, 200U);
    EXPECT_EQ(scene.as_reader.get("/api/v1/objects/" + id).status, 404U) << "it has words of the draft";
    EXPECT_EQ(shown(scene.as_owner, id)["state"], "open");
    made(scene.as_owner.del("/api/v1/objects/" + page));
    made(scene.as_owner.post("/api/v1/objects/" + page + "/restoration", json::object()));
    EXPECT_EQ(scene.as_reader.get("/api/v1/objects/" + id).status, 404U);
    EXPECT_EQ(shown(scene.as_owner, id)["state"], "open");
}

TEST_P(Suggestions, OfOneChangeTwoEditorsDecideOnceAndItsWordsAreThereOnce) {
    SuggestingScene scene{host()};
    for (int round = 0; round < 5; ++round) {
        const auto number = std::to_string(round);
        const auto page = scene.page("Race " + number, plan_as_published);
        const auto id = sent(scene.as_contributor, page, std::string{plan_as_published} + "\n\nOnce only.",
            6'600 + 10 * static_cast<yjs::ClientId>(round));
        std::array<unsigned, 2> statuses{};
        {
            std::jthread one{[&] { statuses[0] = decide(scene.as_owner, id, "accepted").status; }};
            std::jthread two{[&] { statuses[1] = decide(scene.as_editor, id, "accepted").status; }};
        }
        EXPECT_TRUE(statuses[0] == 200U || statuses[1] == 200U);
        const auto text = live_text(scene.as_owner, page, 6'605 + 10 * static_cast<yjs::ClientId>(round));
        EXPECT_EQ(text.find("Once only."), text.rfind("Once only."));
        EXPECT_TRUE(text.contains("Once only."));
    }
}

}} // namespace folkmoot
