#include "events/log.hpp"

#include <sodium.h>

namespace folkmoot::events {
namespace {

constexpr Sql select_head{"select seq, incarnation from event_head where one = 1"};
constexpr Sql insert_head{
    "insert into event_head (one, seq, incarnation) values (1, 0, :incarnation) on conflict do nothing"};
constexpr Sql update_seq{"update event_head set seq = :seq where one = 1"};
constexpr Sql update_incarnation{"update event_head set incarnation = :incarnation where one = 1"};
constexpr Sql select_after{
    "select seq, id, name, actor, space, component, object, visibility, person, at, data from event"
    " where seq > :after order by seq limit :most"};
constexpr Sql select_space{
    "select seq, id, name, actor, space, component, object, visibility, person, at, data from event"
    " where space = :of and person is null and seq > :after order by seq limit :most"};
constexpr Sql select_object{
    "select seq, id, name, actor, space, component, object, visibility, person, at, data from event"
    " where object = :of and person is null and seq > :after order by seq limit :most"};
constexpr Sql select_person{
    "select seq, id, name, actor, space, component, object, visibility, person, at, data from event"
    " where person = :of and seq > :after order by seq limit :most"};
constexpr Sql select_unnumbered{"select id from event where seq is null order by id limit 1"};
constexpr Sql number{
    "update event set seq = :head + numbered.place from"
    " (select id as which, row_number() over (order by id) as place from event where seq is null) as numbered"
    " where event.id = numbered.which"};

std::string new_incarnation() {
    std::array<unsigned char, 16> octets{};
    randombytes_buf(octets.data(), octets.size());
    std::string text(octets.size() * 2 + 1, '\0');
    sodium_bin2hex(text.data(), text.size(), octets.data(), octets.size());
    text.pop_back(); // the terminating zero
    return text;
}

} // namespace

LogHead head(ReadTx& tx) {
    return tx.row<LogHead>(select_head).value_or(LogHead{});
}

void open_log(WriteTx& tx) {
    tx.run(insert_head, bind("incarnation", new_incarnation()));
}

std::vector<LoggedEvent> read_after(ReadTx& tx, std::int64_t after, std::int64_t most) {
    return tx.rows<LoggedEvent>(select_after, bind("after", after), bind("most", most));
}

std::vector<LoggedEvent> read_space(ReadTx& tx, ObjectId space, std::int64_t after, std::int64_t most) {
    return tx.rows<LoggedEvent>(select_space, bind("of", space), bind("after", after), bind("most", most));
}

std::vector<LoggedEvent> read_object(ReadTx& tx, ObjectId object, std::int64_t after, std::int64_t most) {
    return tx.rows<LoggedEvent>(select_object, bind("of", object), bind("after", after), bind("most", most));
}

std::vector<LoggedEvent> read_person(ReadTx& tx, ObjectId person, std::int64_t after, std::int64_t most) {
    return tx.rows<LoggedEvent>(select_person, bind("of", person), bind("after", after), bind("most", most));
}

bool has_unnumbered(ReadTx& tx) {
    return tx.value<ObjectId>(select_unnumbered).has_value();
}

std::int64_t number_events(WriteTx& tx) {
    if (!has_unnumbered(tx)) return 0;
    const std::int64_t last = head(tx).seq;
    const std::int64_t numbered = tx.run(number, bind("head", last));
    tx.run(update_seq, bind("seq", last + numbered));
    return numbered;
}

void begin_incarnation(WriteTx& tx) {
    open_log(tx);
    tx.run(update_incarnation, bind("incarnation", new_incarnation()));
}

} // namespace folkmoot::events
