#include "events/consumer.hpp"

namespace folkmoot::events {
namespace {

constexpr Sql select_cursor{"select seq from event_cursor where consumer = :consumer"};
constexpr Sql insert_cursor{
    "insert into event_cursor (consumer, seq, updated) values (:consumer, :seq, :now) "
    "on conflict do nothing"};
constexpr Sql move_cursor{
    "update event_cursor set seq = :seq, updated = :now where consumer = :consumer and seq = :was"};

struct Batch {
    std::optional<std::int64_t> place; ///< nothing: the consumer is new
    std::vector<LoggedEvent> events;
};

Batch next_batch(ReadTx& tx, const std::string& name) {
    Batch batch{place_of(tx, name), {}};
    if (batch.place) batch.events = read_after(tx, *batch.place, consumer_batch);
    return batch;
}

void enter(WriteTx& tx, const Consumer& consumer) {
    const std::int64_t seq = consumer.start == Consumer::Start::beginning ? 0 : head(tx).seq;
    tx.run(insert_cursor, bind("consumer", consumer.name), bind("seq", seq), bind("now", tx.now()));
}

/// Another node may have been given the same events in the meantime: then this one's changes must not count.
void move_on(WriteTx& tx, const std::string& name, std::int64_t was, std::int64_t seq) {
    const auto moved = tx.run(
        move_cursor, bind("seq", seq), bind("now", tx.now()), bind("consumer", name), bind("was", was));
    if (moved != 1) throw Problem(Code::conflict, "events.consumer_overtaken");
}

} // namespace

std::optional<std::int64_t> place_of(ReadTx& tx, std::string_view consumer) {
    return tx.value<std::int64_t>(select_cursor, bind("consumer", consumer));
}

std::int64_t consume(store::Database& database, const Consumer& consumer) {
    const auto batch = database.read_now([&](ReadTx& tx) { return next_batch(tx, consumer.name); });
    if (!batch.place) {
        database.write_now("events.consumer_entered", [&](WriteTx& tx) { enter(tx, consumer); });
        return consume(database, consumer);
    }
    if (batch.events.empty()) return 0;
    if (consumer.outside) consumer.outside(batch.events);
    database.write_now("events.consumed", [&](WriteTx& tx) {
        if (consumer.in_transaction)
            for (const auto& event : batch.events)
                consumer.in_transaction(tx, event);
        move_on(tx, consumer.name, *batch.place, batch.events.back().seq);
    });
    return static_cast<std::int64_t>(batch.events.size());
}

} // namespace folkmoot::events
