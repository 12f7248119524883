// When somebody deletes most of a text that is written live.
#include "kit/collab_client.hpp"
#include "kit/furnish.hpp"

#include "collab/rooms/deletion_log.hpp"
#include "collab/rooms/desk.hpp"
#include "collab/rooms/log.hpp"
#include "collab/tree/vocabulary.hpp"
#include "collab/yjs/edit.hpp"
#include "collab/yjs/model.hpp"

namespace folkmoot {
namespace {

using namespace std::chrono_literals;
using collab::DeletionWatch;
using kit::CollabClient;
using kit::WikiScene;

FOLKMOOT_HOST_TEST(LargeDeletion);

constexpr yjs::ClientId deleting_editor = 6'001;

const std::string long_sentence = "A sentence that took somebody an hour to find the words of. ";

/// Thirty paragraphs, well over what is the least.
std::string long_text() {
    std::string text;
    for (int paragraph = 0; paragraph < 30; ++paragraph)
        text += "Paragraph " + std::to_string(paragraph) + ". " + long_sentence + long_sentence + "\n\n";
    return text;
}

/// Takes away all blocks but the first; gives the update.
yjs::OwnedOctets cleared(yjs::Document& document, yjs::ClientId editor) {
    yjs::Budget budget;
    yjs::Edit edit{document, editor, budget};
    const auto root = edit.root(collab::text_root);
    bool is_first = true;
    std::vector<yjs::BlockNumber> all;
    for (auto at = document.model().types[root].start; at != yjs::none;
        at = document.model().blocks[at].right)
        if (!document.model().blocks[at].deleted && !std::exchange(is_first, false)) all.push_back(at);
    for (const auto block : all)
        edit.erase(block);
    return edit.finish().value();
}

void clear(CollabClient& client) {
    client.change(
        [](yjs::Document& document, yjs::ClientId editor) { static_cast<void>(cleared(document, editor)); });
}

/// What would take it away, without the client's having done it.
yjs::OwnedOctets taken_away(CollabClient& client) {
    auto copy = yjs::load(client.document().encode()).value();
    return cleared(copy, deleting_editor);
}

nlohmann::json deletions_of(kit::Browser& browser, const std::string& page) {
    return browser.get(kit::object_path(page, "/large-deletions")).json()["items"];
}

nlohmann::json notices_of(kit::Browser& browser) {
    return browser.get("/api/v1/home").json()["deletions"];
}

nlohmann::json notices_of(kit::Browser& browser, const std::string& page) {
    auto notices = nlohmann::json::array();
    for (const auto& notice : notices_of(browser))
        if (notice["object"]["id"] == page) notices.push_back(notice);
    return notices;
}

std::int64_t suspicions(kit::TestHost& host, const std::string& page) {
    return host.read([&](ReadTx& tx) {
        return tx
            .value<std::int64_t>("select count(*) from suspected_deletion where document = :page",
                bind("page", *ObjectId::parse(page)))
            .value_or(0);
    });
}

/// True once it holds this much later. A job that had looked at the clock before it moved is given its next
/// turn.
template <class Holds>
bool after_the_jobs_turn(kit::TestHost& host, Holds holds, std::chrono::microseconds later) {
    host.clock().advance(later + 1s);
    for (int turn = 0; turn < 20; ++turn) {
        if (kit::soon(holds, 1s)) return true;
        host.clock().advance(16s);
    }
    return false;
}

std::size_t audit_lines(kit::TestHost& host, const std::string& page) {
    return static_cast<std::size_t>(host.read([&](ReadTx& tx) {
        return tx
            .value<std::int64_t>(
                "select count(*) from audit_line where action = 'core.largely_deleted' and object = :page",
                bind("page", *ObjectId::parse(page)))
            .value_or(0);
    }));
}

} // namespace

TEST_P(LargeDeletion, IsKeptAsItWasToldToTheOwnersOnceAndBroughtBackByAnEditor) {
    WikiScene scene{host()};
    const auto page = scene.page("A year of work", long_text());
    CollabClient editor{scene.as_editor, page, deleting_editor};
    ASSERT_TRUE(editor.open());
    editor.write("The last words before it.");
    ASSERT_TRUE(editor.wait_until_saved());
    clear(editor);
    ASSERT_TRUE(editor.wait_until_saved());
    EXPECT_TRUE(notices_of(scene.as_owner).empty()) << "it may still come back";
    host().clock().advance(DeletionWatch::grace + 1s);
    ASSERT_TRUE(kit::soon([&] { return deletions_of(scene.as_editor, page).size() == 1; }));
    const auto share = deletions_of(scene.as_editor, page).front()["share"].get<int>();
    EXPECT_GT(share, 90);
    EXPECT_LT(share, 100) << "the first paragraph is left";
    host().clock().advance(15s);
    ASSERT_TRUE(kit::soon([&] { return notices_of(scene.as_owner).size() == 1; }, 10s));
    const auto notice = notices_of(scene.as_owner).front();
    EXPECT_EQ(notice["object"]["id"], page);
    EXPECT_EQ(notice["deletion"]["by"]["id"], scene.editor.id.text());
    EXPECT_TRUE(notices_of(scene.as_editor).empty()) << "who owns nothing is told nothing";
    EXPECT_EQ(audit_lines(host(), page), 1U);

    const auto one = kit::object_path(page, "/large-deletions/")
        + std::to_string(notice["deletion"]["state"].get<std::int64_t>());
    const auto back = scene.as_editor.post(one + "/restoration", nlohmann::json::object());
    ASSERT_EQ(back.status, 200U) << back.body;
    EXPECT_EQ(back.json()["changed"], true);
    EXPECT_TRUE(editor.wait_for("Paragraph 29."));
    EXPECT_TRUE(editor.text().contains("The last words before it."));
    EXPECT_EQ(scene.as_owner.put(one + "/seen", nlohmann::json::object()).status, 200U);
    EXPECT_TRUE(notices_of(scene.as_owner).empty());
    EXPECT_EQ(scene.as_owner.put(one + "/seen", nlohmann::json::object()).status, 404U);
    host().clock().advance(DeletionWatch::grace + 16s);
    EXPECT_EQ(deletions_of(scene.as_editor, page).size(), 1U) << "once";
}

TEST_P(LargeDeletion, ThatComesBackWithinTheMinuteIsNone) {
    WikiScene scene{host()};
    const auto page = scene.page("Cut and put in elsewhere", long_text());
    CollabClient editor{scene.as_editor, page, deleting_editor};
    ASSERT_TRUE(editor.open());
    clear(editor);
    ASSERT_TRUE(editor.wait_until_saved());
    host().clock().advance(30s);
    for (int paragraph = 0; paragraph < 30; ++paragraph)
        editor.write("Paragraph " + std::to_string(paragraph) + ". " + long_sentence + long_sentence);
    ASSERT_TRUE(editor.wait_until_saved());
    host().clock().advance(DeletionWatch::grace);
    EXPECT_FALSE(kit::soon([&] { return !deletions_of(scene.as_editor, page).empty(); }, 600ms));
}

TEST_P(LargeDeletion, IsFoundAlthoughWhoeverDidItLeavesAtOnce) {
    WikiScene scene{host()};
    const auto page = scene.page("Gone with the tab", long_text());
    {
        CollabClient editor{scene.as_editor, page, deleting_editor};
        ASSERT_TRUE(editor.open());
        clear(editor);
        ASSERT_TRUE(editor.wait_until_saved());
    }
    host().clock().advance(collab::Desk::idle + 1s);
    host().clock().advance(DeletionWatch::grace);
    EXPECT_TRUE(kit::soon([&] { return deletions_of(scene.as_editor, page).size() == 1; }));
}

/// What a server leaves in the store that is killed within the grace: the text as it was taken away, the
/// suspicion that went with it, and nobody who watches.
TEST_P(LargeDeletion, IsToldOfAlthoughTheServerWasKilledWithinTheMinute) {
    WikiScene scene{host()};
    const auto page = scene.page("Killed in the minute", long_text());
    CollabClient editor{scene.as_editor, page, deleting_editor};
    ASSERT_TRUE(editor.open());
    editor.write("The last words before it.");
    ASSERT_TRUE(editor.wait_until_saved());
    const auto id = *ObjectId::parse(page);
    const auto last = host().read([&](ReadTx& tx) { return collab::last_seq_of(tx, id); });
    host().write([&](WriteTx& tx) {
        const auto taken = taken_away(editor);
        collab::append(tx, id, {{.person = scene.editor.id, .updates = {taken}}});
        collab::suspect_deletion(tx, id,
            {.person = scene.editor.id,
                .seq = last,
                .at = tx.now(),
                .before = editor.document().content_size()});
    });
    host().clock().advance(DeletionWatch::grace + 16s);
    EXPECT_FALSE(kit::soon([&] { return !deletions_of(scene.as_editor, page).empty(); }, 600ms))
        << "whoever watched may be there still";
    ASSERT_TRUE(after_the_jobs_turn(
        host(), [&] { return notices_of(scene.as_owner, page).size() == 1; }, DeletionWatch::late));
    const auto one = kit::object_path(page, "/large-deletions/")
        + std::to_string(notices_of(scene.as_owner, page)[0]["deletion"]["state"].get<std::int64_t>());
    EXPECT_EQ(suspicions(host(), page), 0);
    const auto back = scene.as_editor.post(one + "/restoration", nlohmann::json::object());
    ASSERT_EQ(back.status, 200U) << back.body;
    EXPECT_TRUE(editor.wait_for("Paragraph 29."));
    EXPECT_TRUE(editor.text().contains("The last words before it."));
}

TEST_P(LargeDeletion, IsSuspectedWithTheSaveAndSettledWhereItCameBack) {
    WikiScene scene{host()};
    const auto page = scene.page("Back before the minute was over", long_text());
    CollabClient editor{scene.as_editor, page, deleting_editor};
    ASSERT_TRUE(editor.open());
    clear(editor);
    ASSERT_TRUE(editor.wait_until_saved());
    EXPECT_EQ(suspicions(host(), page), 1) << "with what deletes it, not later";
    for (int paragraph = 0; paragraph < 30; ++paragraph)
        editor.write("Paragraph " + std::to_string(paragraph) + ". " + long_sentence + long_sentence);
    ASSERT_TRUE(editor.wait_until_saved());
    ASSERT_TRUE(after_the_jobs_turn(
        host(), [&] { return suspicions(host(), page) == 0; }, DeletionWatch::grace + DeletionWatch::late));
    EXPECT_TRUE(deletions_of(scene.as_editor, page).empty());
}

TEST_P(LargeDeletion, IsNobodysBusinessWhoMayNotWriteTheText) {
    WikiScene scene{host()};
    const auto page = scene.page("Doors", long_text());
    const auto reader = scene.furnish.staff("Rhys Reader");
    scene.furnish.role(reader, "reader", scene.space);
    auto as_reader = scene.furnish.sign_in(reader);
    auto stranger = scene.furnish.sign_in(scene.furnish.staff("Stan Stranger"));
    const auto path = kit::object_path(page, "/large-deletions");
    EXPECT_EQ(as_reader.get(path).status, 403U);
    EXPECT_EQ(as_reader.post(path + "/1/restoration", nlohmann::json::object()).status, 403U);
    EXPECT_EQ(as_reader.put(path + "/1/seen", nlohmann::json::object()).status, 404U);
    EXPECT_EQ(stranger.get(path).status, 404U);
    EXPECT_EQ(scene.as_editor.post(path + "/77/restoration", nlohmann::json::object()).status, 404U);
}

} // namespace folkmoot
