// What a draft was between its published revisions.
#include "api/wiki/commenting.hpp"
#include "collab/rooms/house_edit.hpp"
#include "collab/rooms/past_states.hpp"
#include "kit/typed_text.hpp"

namespace folkmoot { namespace {

using api_tests::pointed_at;
using kit::CollabClient;
using kit::object_path;
using kit::type_text;
using kit::WikiScene;
using nlohmann::json;
using namespace std::chrono_literals;

FOLKMOOT_HOST_TEST(DraftStates);

std::string state_path(const std::string& page, const json& state, const std::string& rest = "") {
    return object_path(page, "/draft-states/" + std::to_string(state.get<std::int64_t>()) + rest);
}

json edits_of(kit::Browser& who, const std::string& page) {
    const auto answer = who.get(object_path(page, "/edits"));
    EXPECT_EQ(answer.status, 200U) << answer.body;
    return answer.json()["items"];
}

std::string markdown_of(kit::Browser& who, const std::string& page, const json& state) {
    const auto answer = who.get(state_path(page, state));
    EXPECT_EQ(answer.status, 200U) << answer.body;
    return answer.json().value("markdown", "");
}

/// A page of which the owner, and twenty minutes later the editor, wrote more.
struct WrittenByTwo : WikiScene {
    explicit WrittenByTwo(kit::TestHost& host)
        : WikiScene(host)
        , id(page("Tides", "High water at noon."))
        , typing(as_owner, id, ++client) {
        EXPECT_TRUE(typing.open());
        type_text(typing, "High water at noon.\n\nThe owner was here.");
        host.clock().advance(20min);
        CollabClient later{as_editor, id, ++client};
        EXPECT_TRUE(later.open());
        type_text(later, "High water at one.\n\nThe owner was here.");
        EXPECT_TRUE(typing.wait_for("at one"));
    }
    static inline yjs::ClientId client = 9'000;
    std::string id;
    CollabClient typing;
};

/// As if the room had stored a state in the place of what was written so far.
void compact(kit::TestHost& host, const std::string& page) {
    host.write([&](WriteTx& tx) {
        const auto stored = collab::find_document(tx, *ObjectId::parse(page)).value();
        collab::put_state(tx, *ObjectId::parse(page), stored.last_seq, collab::open_stored(stored).encode());
    });
}

TEST_P(DraftStates, AreShownAsTheyWereAfterEachSittingAndComparedWordByWord) {
    WrittenByTwo scene{host()};
    const auto edits = edits_of(scene.as_editor, scene.id);
    ASSERT_EQ(edits.size(), 2U) << edits;
    EXPECT_EQ(markdown_of(scene.as_owner, scene.id, edits[1]["before"]), "High water at noon.\n");
    EXPECT_EQ(markdown_of(scene.as_owner, scene.id, edits[1]["state"]),
        "High water at noon.\n\nThe owner was here.\n");
    EXPECT_EQ(edits[0]["kept"], true);
    const auto path = object_path(scene.id, "/draft-comparison?from=");
    const auto from = std::to_string(edits[0]["before"].get<std::int64_t>());
    const auto to = std::to_string(edits[0]["state"].get<std::int64_t>());
    const auto compared = scene.as_owner.get(path + from + "&to=" + to);
    ASSERT_EQ(compared.status, 200U) << compared.body;
    EXPECT_EQ(compared.json()["added"], 1) << "one word for another";
    EXPECT_EQ(compared.json()["removed"], 1);
    EXPECT_FALSE(compared.json()["to"]["at"].is_null());
    const auto with_now = scene.as_owner.get(path + "0").json();
    EXPECT_TRUE(with_now["from"]["at"].is_null()) << "as the draft began";
    EXPECT_EQ(with_now["added"], 5);
    EXPECT_EQ(scene.as_owner.get(path + "99999").code(), "objects.no_such_state");
}

TEST_P(DraftStates, ComeBackAmongWhatIsTypedAndBlocksAndCommentsStay) {
    WrittenByTwo scene{host()};
    const auto comment = scene.as_editor.post(object_path(scene.id, "/comments"),
        {{"text", "Which noon?"}, {"anchor", pointed_at(scene.as_editor, scene.id, "High water")}});
    ASSERT_EQ(comment.status, 200U) << comment.body;
    const auto ids = [&] {
        std::vector<richtext::BlockId> found;
        for (const auto& block : scene.typing.tree().blocks)
            found.push_back(block.id);
        return found;
    };
    const auto before = ids();
    const auto edits = edits_of(scene.as_editor, scene.id);
    const auto back =
        scene.as_editor.post(state_path(scene.id, edits[1]["state"], "/restoration"), json::object());
    ASSERT_EQ(back.status, 200U) << back.body;
    EXPECT_EQ(back.json()["changed"], true);
    ASSERT_TRUE(scene.typing.wait_for("at noon"));
    EXPECT_EQ(scene.typing.text(), "High water at noon.\nThe owner was here.\n");
    EXPECT_EQ(ids(), before);
    const auto author = edits_of(scene.as_editor, scene.id)[0]["by"]["id"];
    EXPECT_EQ(author, scene.editor.id.text()) << "whose doing it was";
    const auto once_more =
        scene.as_editor.post(state_path(scene.id, edits[1]["state"], "/restoration"), json::object());
    EXPECT_EQ(once_more.json()["changed"], false) << once_more.body;
    // What was there before can be brought back in its turn.
    ASSERT_EQ(
        scene.as_owner.post(state_path(scene.id, edits[0]["state"], "/restoration"), json::object()).status,
        200U);
    EXPECT_TRUE(scene.typing.wait_for("at one"));
    EXPECT_EQ(ids(), before);
    ASSERT_EQ(
        scene.as_owner.post(object_path(scene.id, "/publication"), {{"title", "Tides"}, {"source", "live"}})
            .status,
        200U);
    const auto thread = scene.as_editor.get(object_path(scene.id, "/comments")).json()["items"][0];
    EXPECT_EQ(thread["anchor"]["fate"], "same") << thread;
}

TEST_P(DraftStates, WithANameAreListedAndOutliveTheLog) {
    WrittenByTwo scene{host()};
    const auto edits = edits_of(scene.as_editor, scene.id);
    const auto path = state_path(scene.id, edits[1]["state"]);
    ASSERT_EQ(scene.as_owner.put(path, {{"name", "Before the meeting"}}).status, 200U);
    ASSERT_EQ(scene.as_editor.put(path, {{"name", "For the meeting"}}).status, 200U) << "another name";
    EXPECT_EQ(scene.as_editor.put(path, {{"name", ""}}).status, 422U);
    auto named = scene.as_owner.get(object_path(scene.id, "/draft-states")).json()["items"];
    ASSERT_EQ(named.size(), 1U) << named;
    EXPECT_EQ(named[0]["name"], "For the meeting");
    EXPECT_EQ(named[0]["by"]["id"], scene.editor.id.text());
    compact(host(), scene.id);
    host().write([&](WriteTx& tx) {
        constexpr Sql forget{"delete from live_kept_state where document = :id"};
        tx.run(forget, bind("id", *ObjectId::parse(scene.id)));
    });
    EXPECT_EQ(scene.as_owner.get(state_path(scene.id, edits[1]["before"])).status, 410U);
    EXPECT_EQ(edits_of(scene.as_editor, scene.id)[0]["kept"], false);
    EXPECT_EQ(markdown_of(scene.as_owner, scene.id, edits[1]["state"]),
        "High water at noon.\n\nThe owner was here.\n");
    ASSERT_EQ(
        scene.as_owner.post(state_path(scene.id, edits[1]["state"], "/restoration"), json::object()).status,
        200U);
    ASSERT_TRUE(scene.typing.wait_for("at noon"));
    EXPECT_EQ(scene.as_owner.del(path).status, 200U);
    EXPECT_EQ(scene.as_owner.del(path).status, 404U);
    named = scene.as_owner.get(object_path(scene.id, "/draft-states")).json()["items"];
    EXPECT_TRUE(named.empty()) << named;
}

TEST_P(DraftStates, AreBuiltAfterTheLogWasPutTogether) {
    WrittenByTwo scene{host()};
    const auto edits = edits_of(scene.as_editor, scene.id);
    compact(host(), scene.id);
    type_text(scene.typing, "High water at two.\n\nThe owner was here.");
    compact(host(), scene.id);
    EXPECT_EQ(markdown_of(scene.as_owner, scene.id, edits[1]["before"]), "High water at noon.\n");
    EXPECT_EQ(markdown_of(scene.as_owner, scene.id, edits[0]["state"]),
        "High water at one.\n\nThe owner was here.\n");
    const auto kept = [&] {
        std::int64_t count = 0;
        host().read([&](ReadTx& tx) {
            constexpr Sql select{"select count(*) from live_kept_state where document = :id"};
            count = tx.value<std::int64_t>(select, bind("id", *ObjectId::parse(scene.id))).value_or(0);
        });
        return count;
    };
    EXPECT_EQ(kept(), 1) << "the beginning; between that and now lies too little for another";
}

TEST_P(DraftStates, AreKeptForSoLongAndWhatTheLogLacksIsRefusedRatherThanGuessed) {
    WikiScene scene{host()};
    const auto page = scene.page("Busy", "High water at noon.");
    {
        CollabClient editor{scene.as_editor, page, 9'901};
        ASSERT_TRUE(editor.open());
        type_text(editor, "High water at one.");
    }
    const auto id = *ObjectId::parse(page);
    // As twenty days on which a thousand contributions a day were saved, which are lost.
    for (std::int64_t day = 1; day <= 20; ++day)
        host().write([&](WriteTx& tx) {
            constexpr Sql count_on{"update live_document set last_seq = :seq where id = :id"};
            tx.run(count_on, bind("seq", day * 1'000), bind("id", id));
            const auto state = collab::find_document_at(tx, id, 0)
                ? collab::open_stored(*collab::find_document_at(tx, id, 0)).encode()
                : yjs::Document{}.encode();
            collab::put_state(tx, id, day * 1'000, state);
        });
    std::vector<std::int64_t> kept;
    host().read([&](ReadTx& tx) {
        constexpr Sql select{"select seq from live_kept_state where document = :id order by seq"};
        kept = tx.values<std::int64_t>(select, bind("id", id));
    });
    EXPECT_LE(std::ssize(kept), collab::most_kept_states);
    ASSERT_FALSE(kept.empty());
    EXPECT_EQ(kept.front(), 10'000) << "and everything behind it";
    EXPECT_EQ(kept.back(), 19'000);
    EXPECT_EQ(scene.as_editor.get(state_path(page, 10'000)).status, 200U);
    EXPECT_EQ(scene.as_editor.get(state_path(page, 10'001)).code(), "objects.state_gone");
    EXPECT_EQ(scene.as_editor.get(state_path(page, 9'999)).code(), "objects.state_gone");
}

TEST_P(DraftStates, AreForThoseWhoMayEdit) {
    WrittenByTwo scene{host()};
    const auto reader = scene.furnish.staff("Rhys Reader");
    scene.furnish.role(reader, "reader", scene.space);
    auto as_reader = scene.furnish.sign_in(reader);
    auto as_stranger = scene.furnish.sign_in(scene.furnish.staff("Stan Stranger"));
    for (const auto* rest : {"/draft-states", "/draft-states/1", "/draft-comparison?from=0"}) {
        EXPECT_EQ(as_reader.get(object_path(scene.id, rest)).status, 403U) << rest;
        EXPECT_EQ(as_stranger.get(object_path(scene.id, rest)).status, 404U) << rest;
    }
    EXPECT_EQ(as_reader.put(state_path(scene.id, 1), {{"name", "Mine"}}).status, 403U);
    EXPECT_EQ(as_reader.post(state_path(scene.id, 1, "/restoration"), json::object()).status, 403U);
}

}} // namespace folkmoot
