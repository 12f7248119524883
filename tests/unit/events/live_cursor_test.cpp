#include "live_scene.hpp"

#include "events/client_cursor.hpp"
#include "events/log.hpp"

#include <set>

namespace folkmoot::events::test { namespace {

class LiveCursor : public Live { };
INSTANTIATE_TEST_SUITE_P(Stores, LiveCursor, kit::both_backends, kit::backend_name);

TEST_P(LiveCursor, BringsBackWhatWasMissedInOrder) {
    auto socket = connect(olwen, 1);
    board->take(1, subscribe(space_topic()));
    happen(page);
    pump();
    const auto cursor = socket->frames().back()["cursor"].get<std::string>();
    board->closed(1);
    for (int i = 0; i < 5; ++i)
        happen(page);
    pump();
    socket = connect(olwen, 2);
    board->take(2, subscribe(space_topic(), cursor));
    happen(page);
    pump();
    EXPECT_EQ(socket->of_type("event").size(), 6U);
    EXPECT_EQ(socket->of_type("resync").size(), 0U);
}

TEST_P(LiveCursor, OfSomebodyElseShowsOnlyWhatOneMaySeeOneself) {
    const auto reader = add_person("Rhys Reader", "reader");
    const auto draft = add_draft();
    const auto mine = connect(olwen, 1);
    board->take(1, subscribe(space_topic()));
    happen(draft);
    pump();
    const auto cursor_of_draft = mine->frames().back()["cursor"].get<std::string>();
    for (int i = 0; i < 3; ++i)
        happen(draft), happen(page);
    pump();
    const auto theirs = connect(reader, 2);
    board->take(2, subscribe(space_topic(), cursor_of_draft));
    board->take(2, subscribe("object:" + draft.id.text(), cursor_of_draft));
    const auto told = theirs->of_type("event");
    ASSERT_EQ(told.size(), 3U);
    for (const auto& event : told)
        EXPECT_EQ(event["object"].get<std::string>(), page.id.text());
    EXPECT_EQ(theirs->of_type("closed").size(), 1U) << "a cursor of a draft gives no sight of it";
}

TEST_P(LiveCursor, DoesNotTellWhetherAnythingHiddenHappenedBetweenTwo) {
    const auto reader = add_person("Rhys Reader", "reader");
    const auto draft = add_draft();
    const auto theirs = connect(reader, 1);
    std::set<std::string> cursors;
    const auto come_again = [&] {
        board->take(1, subscribe(space_topic()));
        cursors.insert(theirs->frames().back()["cursor"].get<std::string>());
    };
    come_again();
    come_again(); // nothing has happened
    for (int i = 0; i < 300; ++i)
        happen(draft);
    pump();
    come_again();
    EXPECT_EQ(cursors.size(), 3U) << "two of one place are as different as two of different places";
    for (const auto& cursor : cursors)
        EXPECT_EQ(cursor.size(), cursors.begin()->size());
}

TEST_P(LiveCursor, ThatIsForgedOrForeignBeginsAfresh) {
    const store::Seal of_another_site;
    const auto life = read([](ReadTx& tx) { return head(tx); }).incarnation;
    happen(page);
    pump();
    const auto socket = connect(olwen, 1);
    for (const auto& foreign : {seal_cursor(of_another_site, life, 0), seal_cursor(seal, "another life", 0),
             std::string{"AAAA"}, std::string(200, '_')})
        board->take(1, subscribe(space_topic(), foreign));
    EXPECT_EQ(socket->of_type("resync").size(), 4U);
    EXPECT_EQ(socket->of_type("event").size(), 0U);
    happen(page);
    pump();
    EXPECT_EQ(socket->of_type("event").size(), 1U) << "subscribed once, told once";
}

TEST_P(LiveCursor, OfSomebodyWhoMissedTooMuchBeginsAfresh) {
    const auto socket = connect(olwen, 1);
    board->take(1, subscribe(space_topic()));
    const auto cursor = socket->frames().back()["cursor"].get<std::string>();
    write([&](WriteTx& tx) {
        for (std::int64_t i = 0; i <= LiveBoard::longest_replay; ++i)
            tx.emit(page, ThingHappened{});
    });
    settle();
    const auto again = connect(olwen, 2);
    board->take(2, subscribe(space_topic(), cursor));
    EXPECT_EQ(again->of_type("resync").size(), 1U);
    EXPECT_EQ(again->of_type("event").size(), 0U);
}

}} // namespace folkmoot::events::test
