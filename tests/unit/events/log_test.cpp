#include "kit/furnished.hpp"

#include "events/client_cursor.hpp"
#include "events/consumer.hpp"
#include "folkmoot/event.hpp"

using namespace folkmoot;
using namespace folkmoot::events;

namespace {

struct ThingHappened {
    static constexpr std::string_view name{"test.thing_happened"};
    ObjectId other;
    std::optional<ObjectId> nobody;
    std::int64_t count = 0;
    bool finally = false;
    std::vector<ObjectId> all;
    static ThingHappened counting(std::int64_t count) {
        ThingHappened event;
        event.count = count;
        return event;
    }
    static constexpr auto fields() {
        return std::array{field<&ThingHappened::other>("other", "Another"),
            field<&ThingHappened::nobody>("nobody", "None"),
            field<&ThingHappened::count>("count", "How many"),
            field<&ThingHappened::finally>("finally", "The last"),
            field<&ThingHappened::all>("all", "Several")};
    }
};

struct Gossip {
    static constexpr std::string_view name{"test.gossip"};
    std::string words;
    static constexpr auto fields() { return std::array{field<&Gossip::words>("words", "What was said")}; }
};

FOLKMOOT_FURNISHED(EventLog);

TEST_P(EventLog, NumbersEventsWithoutAGapInTheOrderOfWriting) {
    const auto page = add_page("Page");
    const auto start = read([](ReadTx& tx) { return head(tx).seq; });
    for (int i = 0; i < 20; ++i)
        write([&](WriteTx& tx) {
            tx.emit(page, ThingHappened::counting(2 * i));
            tx.emit(page, ThingHappened::counting(2 * i + 1));
        });
    settle();
    const auto events = read([&](ReadTx& tx) { return read_after(tx, start, 100); });
    ASSERT_EQ(events.size(), 40U);
    for (std::size_t i = 0; i < events.size(); ++i) {
        EXPECT_EQ(events[i].seq, start + 1 + static_cast<std::int64_t>(i));
        EXPECT_NE(events[i].data.text.find(fmt::format("\"count\":{},", i)), std::string::npos);
    }
    EXPECT_EQ(read([](ReadTx& tx) { return head(tx).seq; }), start + 40);
}

TEST_P(EventLog, ManyWritersAtOnceLeaveNoGapAndNoDouble) {
    const auto page = add_page("Page");
    const auto start = read([](ReadTx& tx) { return head(tx).seq; });
    {
        std::vector<std::jthread> writers;
        for (int writer = 0; writer < 4; ++writer)
            writers.emplace_back([&] {
                for (int i = 0; i < 25; ++i)
                    write([&](WriteTx& tx) { tx.emit(page, ThingHappened{}); });
            });
    }
    settle();
    const auto events = read([&](ReadTx& tx) { return read_after(tx, start, 1000); });
    ASSERT_EQ(events.size(), 100U);
    for (std::size_t i = 0; i < events.size(); ++i)
        EXPECT_EQ(events[i].seq, start + 1 + static_cast<std::int64_t>(i));
}

TEST_P(EventLog, AnEventOfARefusedChangeNeverHappened) {
    const auto page = add_page("Page");
    settle();
    const auto start = read([](ReadTx& tx) { return head(tx).seq; });
    EXPECT_THROW(write([&](WriteTx& tx) {
        tx.emit(page, ThingHappened{});
        throw Problem(Code::conflict, "test.refused");
    }),
        Problem);
    write([&](WriteTx& tx) { tx.emit(page, ThingHappened::counting(7)); });
    settle();
    const auto events = read([&](ReadTx& tx) { return read_after(tx, start, 10); });
    ASSERT_EQ(events.size(), 1U);
    EXPECT_EQ(events[0].seq, start + 1);
}

TEST_P(EventLog, SaysWhoDidWhatAndWhoMayKnow) {
    const auto page = add_page("Page");
    write(
        [&](WriteTx& tx) { tx.emit(page, ThingHappened{page.id, std::nullopt, 3, true, {page.id, space}}); });
    settle();
    const auto event = read([&](ReadTx& tx) { return read_object(tx, page.id, 0, 10); }).back();
    EXPECT_EQ(event.actor, olwen.person());
    EXPECT_EQ(event.space, space);
    EXPECT_EQ(event.component, section);
    EXPECT_EQ(event.visibility, page.visibility);
    EXPECT_EQ(event.data.text,
        fmt::format(R"({{"other":"{0}","nobody":null,"count":3,"finally":true,"all":["{0}","{1}"]}})",
            page.id.text(), space.text()));
}

TEST_P(EventLog, CarriesTheVisibilityOfThatMomentNotOfTheRowAtHand) {
    const auto page = add_page("Draft", Lifecycle::draft);
    write([&](WriteTx& tx) {
        objects::revise(tx, standing(tx, olwen, page.id), {.title = "Published"});
        tx.emit(page, ThingHappened{});
    });
    settle();
    const auto event = read([&](ReadTx& tx) { return read_object(tx, page.id, 0, 10); }).back();
    EXPECT_NE(event.visibility, page.visibility);
}

TEST_P(EventLog, RefusesTextThatSomebodyWrote) {
    const auto page = add_page("Page");
    EXPECT_THROW(write([&](WriteTx& tx) { tx.emit(page, Gossip{"psst"}); }), std::logic_error);
}

TEST_P(EventLog, AConsumerIsGivenEachEventOnceWithItsOwnChanges) {
    const auto page = add_page("Page");
    for (int i = 0; i < 5; ++i)
        write([&](WriteTx& tx) { tx.emit(page, ThingHappened{}); });
    settle();
    int seen = 0;
    bool fail = true;
    const Consumer consumer{.name = "test", .in_transaction = [&](WriteTx& tx, const LoggedEvent& event) {
                                tx.run("insert into tag (id, name) values (:id, :name)",
                                    bind("id", tx.new_id()), bind("name", event.id.text()));
                                if (++seen == 3 && std::exchange(fail, false))
                                    throw Problem(Code::internal, "test.failed");
                            }};
    EXPECT_THROW(consume(database(), consumer), Problem);
    EXPECT_EQ(read([](ReadTx& tx) { return tx.value<std::int64_t>("select count(*) from tag"); }), 0);
    const auto all = read([](ReadTx& tx) { return head(tx).seq; });
    EXPECT_EQ(consume(database(), consumer), all);
    EXPECT_EQ(consume(database(), consumer), 0);
    EXPECT_EQ(read([](ReadTx& tx) { return tx.value<std::int64_t>("select count(*) from tag"); }), all);
    EXPECT_EQ(read([](ReadTx& tx) { return place_of(tx, "test"); }), all);
}

TEST_P(EventLog, AConsumerThatStartsNowIsSparedThePast) {
    const auto page = add_page("Page");
    write([&](WriteTx& tx) { tx.emit(page, ThingHappened{}); });
    settle();
    std::vector<std::int64_t> given;
    const Consumer consumer{
        .name = "late", .start = Consumer::Start::now, .outside = [&](std::span<const LoggedEvent> events) {
            for (const auto& event : events)
                given.push_back(event.seq);
        }};
    EXPECT_EQ(consume(database(), consumer), 0);
    write([&](WriteTx& tx) { tx.emit(page, ThingHappened{}); });
    settle();
    EXPECT_EQ(consume(database(), consumer), 1);
    EXPECT_EQ(given.size(), 1U);
}

TEST_P(EventLog, AClientsCursorOpensOnItsSiteInItsLifeOfTheStoreAndNowhereElse) {
    const store::Seal seal, of_another_site;
    const auto cursor = seal_cursor(seal, "life", 42);
    EXPECT_EQ(open_cursor(seal, "life", cursor), 42);
    EXPECT_FALSE(open_cursor(seal, "another life", cursor));
    EXPECT_FALSE(open_cursor(of_another_site, "life", cursor));
    EXPECT_FALSE(open_cursor(seal, "life", cursor.substr(1)));
    EXPECT_EQ(cursor.size(), seal_cursor(seal, "life", 4'000'000'000'000).size());
    for (std::size_t i = 0; i < cursor.size(); ++i) {
        auto forged = cursor;
        forged[i] = forged[i] == 'A' ? 'B' : 'A';
        EXPECT_FALSE(open_cursor(seal, "life", forged)) << i;
    }
}

TEST_P(EventLog, ARestoredStoreBeginsAnotherLife) {
    const auto before = read([](ReadTx& tx) { return head(tx); });
    write([](WriteTx& tx) { begin_incarnation(tx); });
    const auto after = read([](ReadTx& tx) { return head(tx); });
    EXPECT_NE(before.incarnation, after.incarnation);
    EXPECT_EQ(before.seq, after.seq);
}

} // namespace
