// Networks that break, clients that freeze, disks that are full, editors that are too old: what people who
// write together notice of it, and what they do not.
#include "api/wiki/live_editing.hpp"
#include "kit/conversation.hpp"
#include "kit/furnish.hpp"
#include "kit/relay.hpp"

#include "collab/rooms/desk.hpp"
#include "collab/tree/vocabulary.hpp"
#include "collab/yjs/edit.hpp"

#include <latch>

namespace folkmoot {
namespace {

using namespace std::chrono_literals;
using api_tests::editors_editor;
using api_tests::owners_editor;
using kit::CollabClient;
using kit::WikiScene;

FOLKMOOT_HOST_TEST(CollabTroubles);

constexpr auto patience_with_troubles = 3s;

void say_here(CollabClient& client, yjs::ClientId id) {
    yjs::Writer said;
    said.var_uint(1);
    said.var_uint(id);
    said.var_uint(1);
    said.var_string(R"({"cursor":1})");
    client.send(collab::awareness_frame(client.name(), said.written()));
}

/// A line of `size` letters, and gone again.
void write_and_erase(CollabClient& client, yjs::ClientId id, std::size_t size) {
    client.write(std::string(size, 'x'));
    client.change([&](yjs::Document& document, yjs::ClientId) {
        yjs::Budget budget;
        yjs::Edit edit{document, id, budget};
        edit.erase(edit.root(collab::text_root), 1, 1); // behind the one that the page began with
        static_cast<void>(edit.finish());
    });
}

/// A server of its own, with what the test wants otherwise.
class CollabElsewhere : public testing::TestWithParam<kit::Backend> {
protected:
    void SetUp() override {
        if (GetParam() == kit::Backend::postgres && !kit::EmptyStore::absence().empty())
            GTEST_SKIP() << kit::EmptyStore::absence();
    }
};
INSTANTIATE_TEST_SUITE_P(Stores, CollabElsewhere, kit::both_backends, kit::backend_name);

} // namespace

TEST_P(CollabTroubles, ACutNetworkLosesNothingOnceItIsBack) {
    WikiScene scene{host()};
    const auto page = scene.page("Cut", "Text.");
    kit::Relay relay{scene.as_editor.port()};
    CollabClient owner{scene.as_owner, page, owners_editor};
    ASSERT_TRUE(owner.open());
    scene.as_editor.go_to(relay.port());
    CollabClient editor{scene.as_editor, page, editors_editor};
    ASSERT_TRUE(editor.open());
    editor.write("Before the cut.");
    ASSERT_TRUE(editor.wait_until_saved());
    relay.go_silent();
    editor.write("Into nothing.");
    owner.write("Meanwhile.");
    ASSERT_TRUE(owner.wait_until_saved());
    EXPECT_FALSE(editor.wait_until([&] { return editor.is_saved(); }, 300ms)) << "nobody has said so";
    relay.cut();
    relay.go_on();
    EXPECT_FALSE(editor.wait_until([] { return false; }, 2s));
    CollabClient again{scene.as_editor, page, editors_editor};
    again.go_on_from(editor);
    ASSERT_TRUE(again.open());
    EXPECT_TRUE(again.wait_until_saved());
    EXPECT_TRUE(again.wait_for("Meanwhile.") && owner.wait_for("Into nothing."));
    EXPECT_EQ(again.tree(), owner.tree());
}

TEST_P(CollabTroubles, AClientThatFreezesForAWhileHoldsNobodyUpAndCatchesUp) {
    WikiScene scene{host()};
    const auto page = scene.page("Frozen", "Text.");
    kit::Relay relay{scene.as_editor.port()};
    CollabClient owner{scene.as_owner, page, owners_editor}, colleague{scene.as_owner, page, 4'003};
    ASSERT_TRUE(owner.open() && colleague.open());
    scene.as_editor.go_to(relay.port());
    CollabClient frozen{scene.as_editor, page, editors_editor};
    ASSERT_TRUE(frozen.open());
    kit::Conversation conversation{owner, colleague};
    relay.go_silent();
    std::this_thread::sleep_for(std::getenv("FOLKMOOT_TEST_KILLS") ? 10s : 2s);
    EXPECT_TRUE(conversation.goes_on());
    relay.go_on();
    conversation.end();
    EXPECT_LT(conversation.slowest(), patience_with_troubles);
    EXPECT_GE(conversation.lines(), 3U);
    CollabClient late{scene.as_owner, page, 4'004};
    ASSERT_TRUE(late.open());
    const auto all =
        late.document().state(); // cheaper to compare after each of hundreds of lines than a text
    EXPECT_TRUE(frozen.wait_until([&] { return frozen.document().state() == all; }));
    EXPECT_EQ(frozen.tree(), late.tree());
}

TEST_P(CollabElsewhere, AClientThatReadsTooLittleIsSentAwayAndTheOthersNoticeNothing) {
    kit::TestHost host{GetParam(), {.configuration = [](host::Configuration& configuration) {
                           configuration.server.sockets.close = 200ms;
                       }}};
    WikiScene scene{host};
    const auto page = scene.page("Slow", "Text.");
    kit::Relay relay{scene.as_editor.port()};
    CollabClient owner{scene.as_owner, page, owners_editor};
    ASSERT_TRUE(owner.open());
    scene.as_editor.go_to(relay.port());
    CollabClient slow{scene.as_editor, page, editors_editor};
    ASSERT_TRUE(slow.open());
    say_here(slow, editors_editor);
    ASSERT_TRUE(owner.wait_until([&] { return owner.presence().contains(editors_editor); }));
    relay.go_silent();
    const auto is_gone = [&] { return owner.presence().at(editors_editor) == "null"; };
    for (int round = 0; round < 10; ++round) { // what the network itself holds
        write_and_erase(owner, owners_editor, 900'000);
        ASSERT_TRUE(owner.wait_until_saved());
    }
    for (int line = 0; line < 3'000 && !is_gone(); ++line) { // more than may wait
        owner.write("x");
        if (line % 100 == 0) ASSERT_TRUE(owner.wait_until_saved());
    }
    EXPECT_TRUE(owner.wait_until(is_gone, 10s)) << "it was sent away";
    owner.write("Nobody else noticed.");
    EXPECT_TRUE(owner.wait_until_saved());
    CollabClient late{scene.as_owner, page, 4'003};
    EXPECT_TRUE(late.open() && late.wait_for("Nobody else noticed."));
}

TEST_P(CollabElsewhere, AHalfOpenConnectionIsFoundAndItsEditorSeenToGo) {
    kit::TestHost host{GetParam(), {.configuration = [](host::Configuration& configuration) {
                           configuration.server.sockets.ping = 300ms;
                       }}};
    WikiScene scene{host};
    const auto page = scene.page("Half open", "Text.");
    kit::Relay relay{scene.as_editor.port()};
    CollabClient owner{scene.as_owner, page, owners_editor};
    ASSERT_TRUE(owner.open());
    scene.as_editor.go_to(relay.port());
    CollabClient editor{scene.as_editor, page, editors_editor};
    ASSERT_TRUE(editor.open());
    say_here(editor, editors_editor);
    ASSERT_TRUE(owner.wait_until([&] {
        say_here(owner, owners_editor); // a client that answers no ping is as good as gone
        return owner.presence().contains(editors_editor);
    }));
    relay.go_silent();
    for (int look = 0; look < 50 && owner.presence().at(editors_editor) != "null"; ++look) {
        say_here(owner, owners_editor);
        static_cast<void>(owner.wait_until([] { return false; }, 100ms));
    }
    EXPECT_EQ(owner.presence().at(editors_editor), "null");
}

TEST_P(CollabTroubles, TwoTabsOfOnePersonWriteSideBySideAndOneMayClose) {
    WikiScene scene{host()};
    const auto page = scene.page("Tabs", "Text.");
    CollabClient first{scene.as_editor, page, 4'050};
    {
        CollabClient second{scene.as_editor, page, 4'051};
        ASSERT_TRUE(first.open() && second.open());
        first.write("From the first tab.");
        second.write("From the second tab.");
        EXPECT_TRUE(first.wait_until_saved() && second.wait_until_saved());
        EXPECT_TRUE(first.wait_for("second tab.") && second.wait_for("first tab."));
        EXPECT_TRUE(first.wait_until([&] { return first.tree() == second.tree(); }));
    }
    first.write("Still here.");
    EXPECT_TRUE(first.wait_until_saved());
    CollabClient later{scene.as_editor, page, 4'052};
    ASSERT_TRUE(later.open());
    EXPECT_EQ(later.tree(), first.tree());
}

TEST_P(CollabTroubles, AnEditorThatKnowsAnOlderSchemaReadsAndWritesNothing) {
    WikiScene scene{host()};
    const auto page = scene.page("Older", "Text.");
    CollabClient owner{scene.as_owner, page, owners_editor, "?schema=" + std::to_string(collab::text_schema)};
    CollabClient older{scene.as_editor, page, editors_editor, "?schema=0"};
    ASSERT_TRUE(owner.open() && older.open());
    EXPECT_FALSE(owner.is_read_only());
    EXPECT_TRUE(older.is_read_only());
    EXPECT_EQ(older.trouble(), "collab.older_client");
    older.write("By an old editor.");
    EXPECT_TRUE(older.wait_until([&] { return older.refused() == 1; }));
    owner.write("By a new one.");
    ASSERT_TRUE(owner.wait_until_saved());
    EXPECT_TRUE(older.wait_for("By a new one."));
    EXPECT_FALSE(owner.wait_until([&] { return owner.heard() > 0; }, 300ms));
    EXPECT_EQ(older.close_code(), 0U) << "it goes on reading";
}

TEST_P(CollabElsewhere, WithoutRoomOnTheDiskThatIsSaidAndWhatWasTypedIsSavedOnceThereIsSome) {
    std::atomic<std::uint64_t> free = 60;
    kit::TestHost host{
        GetParam(), {.configuration = {}, .disk = [&] { return files::DiskSpace{free, 100}; }}};
    WikiScene scene{host};
    const auto page = scene.page("No room", "Text.");
    CollabClient owner{scene.as_owner, page, owners_editor}, editor{scene.as_editor, page, editors_editor};
    ASSERT_TRUE(owner.open() && editor.open());
    free = 0;
    ASSERT_TRUE(kit::soon(
        [&] { return host.host().house().files().disk().last_room() == files::DiskRoom::read_only; }));
    owner.write("While it was full.");
    EXPECT_TRUE(owner.wait_until([&] { return owner.trouble() == "files.read_only"; }));
    EXPECT_TRUE(editor.wait_until([&] { return editor.trouble() == "files.read_only"; }));
    EXPECT_FALSE(owner.is_saved());
    EXPECT_EQ(editor.heard(), 0U) << "nobody sees what is not saved";
    free = 60;
    EXPECT_TRUE(owner.wait_until([&] { return owner.is_saved() && owner.is_saved_again(); }, 8s));
    EXPECT_TRUE(editor.wait_for("While it was full."));
    EXPECT_EQ(owner.close_code(), 0U) << "on the same connection";
}

TEST_P(CollabElsewhere, AsLongAsTheStoreDoesNotSayWhoMayHearNobodyHearsAnything) {
    kit::TestHost host{GetParam()};
    WikiScene scene{host};
    const auto page = scene.page("Late", "Text.");
    CollabClient owner{scene.as_owner, page, owners_editor}, editor{scene.as_editor, page, editors_editor};
    ASSERT_TRUE(owner.open() && editor.open());
    std::latch go_on{1}, ended{2};
    for (int reader = 0; reader < 2; ++reader)
        host.house().database().read(
            [&](ReadTx&) { go_on.wait(); }, [&](const store::Outcome&) { ended.count_down(); });
    std::this_thread::sleep_for(collab::Desk::rights_patience + collab::Desk::members_pause);
    owner.write("Held back.");
    EXPECT_TRUE(owner.wait_until_saved());
    EXPECT_FALSE(editor.wait_until([&] { return editor.heard() > 0; }, 300ms));
    editor.send(collab::sync_frame(page, collab::SyncKind::state, yjs::write_state_vector({})));
    EXPECT_FALSE(editor.wait_until([&] { return editor.text().contains("Held back."); }, 300ms))
        << "nor by asking for all of it";
    go_on.count_down();
    ended.wait();
    EXPECT_TRUE(editor.wait_for("Held back."));
}

} // namespace folkmoot
