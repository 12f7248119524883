#include "objects/ask.hpp"

#include "audit/actor.hpp"
#include "events/append.hpp"
#include "events/event_json.hpp"
#include "folkmoot/audience.hpp"
#include "folkmoot/audit.hpp"
#include "objects/ask_event.hpp"
#include "objects/text_limits.hpp"

namespace folkmoot::objects {
namespace {

constexpr std::int64_t most_running = 50; ///< on one object

constexpr Sql select_ask{"select id, about, kind, asked_by, asked, revision, due_on, due_zone, due, note, "
                         "ended, ending from ask where id = :id"};
constexpr Sql count_running{
    "select count(*) from (select id from ask where about = :about and ended is null limit :most) counted"};
constexpr Sql insert_ask{
    "insert into ask (id, about, kind, asked_by, asked, revision, due_on, due_zone, due, note, reminded, "
    "ended, ended_by, ending) values (:id, :about, :kind, :by, :now, :revision, :on, :zone, :due, :note, 0, "
    "null, null, null)"};
constexpr Sql insert_people{"insert into asked_person (ask, person) select :ask, value from json_each(:ids)",
    "insert into asked_person (ask, person) "
    "select :ask, cast(jsonb_array_elements_text(cast(:ids as jsonb)) as bigint)"};
constexpr Sql select_waiting{
    "select person from asked_person where ask = :ask and answer is null order by person"};
constexpr Sql update_ask{"update ask set due_on = :on, due_zone = :zone, due = :due, note = :note, "
                         "reminded = 0 where id = :id and ended is null"};
constexpr Sql update_ended{"update ask set ended = :now, ended_by = :by, ending = :ending where id = :id and "
                           "ended is null"};
constexpr Sql count_asked{"select count(*) from asked_person where ask = :ask and person = :person"};
constexpr Sql update_answer{
    "update asked_person set answer = :answer, answered = :at, revision = :revision where ask = :ask and "
    "person = :person"};
constexpr Sql select_review_asked{
    "select id from ask where about = :about and ended is null and due > :now and "
    "kind in ('comment', 'approve') limit 1"};
constexpr Sql select_ask_due{
    "select id, about, kind, asked_by, asked, revision, due_on, due_zone, due, note, ended, ending from ask "
    "where ended is null and ((reminded = 0 and due <= :soon) or (reminded = 1 and due <= :now)) "
    "order by due, id limit 1"};
constexpr Sql set_reminded{"update ask set reminded = :reminded where id = :id"};

template <class E> events::NewEvent event_about(const ObjectRow& about, const E& event) {
    return {.name = E::name,
        .space = about.space,
        .component = about.component,
        .object = about.id,
        .data = events::data_of(shape_of<E>, &event)};
}

template <class E> void tell_person(WriteTx& tx, const ObjectRow& about, ObjectId person, const E& event) {
    auto told = event_about(about, event);
    told.person = person;
    events::append(tx, told);
}

template <class E> void tell_staff(WriteTx& tx, const Standing& about, const E& event) {
    auto told = event_about(about.object(), event);
    told.visibility = access::visibility_for_audience(tx, about,
        {.audience = access::Audience::staff, .lane = {}, .name = {}},
        access::lifecycle_of(tx, about.object().visibility));
    events::append(tx, told);
}

/// Whoever has lost their sight of the object since they were asked hears nothing more.
template <class E> void tell_those_waiting(WriteTx& tx, const ObjectRow& about, const E& event) {
    const auto waiting = tx.values<ObjectId>(select_waiting, bind("ask", event.ask));
    const auto blind = access::those_who_do_not_see(tx, about.space, about.visibility, waiting);
    for (const auto person : waiting)
        if (std::ranges::find(blind, person) == blind.end()) tell_person(tx, about, person, event);
}

template <class E> void tell_waiting(WriteTx& tx, const Standing& about, const E& event) {
    tell_those_waiting(tx, about.object(), event);
    tell_staff(tx, about, event);
}

void require_running(std::int64_t touched) {
    if (touched == 0) throw Problem(Code::conflict, "asks.ended");
}

bool takes(AskKind kind, AskAnswer answer) {
    switch (kind) {
    case AskKind::comment:
        return answer == AskAnswer::answered || answer == AskAnswer::nothing_to_add;
    case AskKind::approve:
        return answer == AskAnswer::approved || answer == AskAnswer::not_approved;
    case AskKind::read:
        return answer == AskAnswer::read;
    }
    return false;
}

std::string_view word(AskAnswer answer) {
    return names_of<AskAnswer>[static_cast<std::size_t>(answer)];
}

} // namespace

std::optional<AskRow> find_ask(ReadTx& tx, ObjectId ask) {
    return tx.row<AskRow>(select_ask, bind("id", ask));
}

ObjectId ask(WriteTx& tx, const Granted<ObjectRow, AskOthers>& about, const NewAsk& ask) {
    if (ask.people.empty()) refuse_field("people", "asks.nobody");
    if (ask.people.size() > most_asked) refuse_field("people", "asks.too_many_people");
    if (about->revision == 0 || about->deleted) throw Problem(Code::conflict, "asks.not_published");
    if (tx.value<std::int64_t>(count_running, bind("about", about->id), bind("most", most_running))
        == most_running)
        throw Problem(Code::conflict, "asks.too_many_running");
    const auto id = tx.new_id();
    tx.run(insert_ask, bind("id", id), bind("about", about->id), bind("kind", ask.kind),
        bind("by", audit::actor_of(tx).person), bind("now", tx.now()), bind("revision", about->revision),
        bind("on", ask.due.on), bind("zone", ask.due.zone), bind("due", ask.due.at), bind("note", ask.note));
    tx.run(insert_people, bind("ask", id), bind_ids(ask.people));
    tell_waiting(tx, about.standing(), Asked{id});
    tx.audit(AuditLine{"core.asked"}.about(about->id).in(about->space).with(id.text()));
    return id;
}

void change_ask(
    WriteTx& tx, const Granted<ObjectRow, AskOthers>& about, const AskRow& ask, const AskChange& change) {
    require_running(tx.run(update_ask, bind("on", change.due.on), bind("zone", change.due.zone),
        bind("due", change.due.at), bind("note", change.note), bind("id", ask.id)));
    tell_waiting(tx, about.standing(), AskChanged{ask.id});
}

void end_ask(WriteTx& tx, const Granted<ObjectRow, AskOthers>& about, const AskRow& ask, AskEnding ending) {
    require_running(tx.run(update_ended, bind("now", tx.now()), bind("by", audit::actor_of(tx).person),
        bind("ending", ending), bind("id", ask.id)));
    tell_waiting(tx, about.standing(), AskEnded{ask.id});
    tx.audit(AuditLine{"core.ask_ended"}
            .about(about->id)
            .in(about->space)
            .because(std::string{names_of<AskEnding>[static_cast<std::size_t>(ending)]})
            .with(ask.id.text()));
}

void answer_ask(WriteTx& tx, const Viewer& viewer, const Standing& about, const AskRow& ask, AskAnswer answer,
    std::int64_t revision) {
    if (!takes(ask.kind, answer)) refuse_field("answer", "asks.answer_of_another_kind");
    if (ask.ended) throw Problem(Code::conflict, "asks.ended");
    const auto published = about.object().revision;
    if (revision > published || (ask.kind == AskKind::approve && revision != published))
        throw Problem(Code::stale, "asks.published_meanwhile");
    tx.run(update_answer, bind("answer", answer), bind("at", tx.now()), bind("revision", revision),
        bind("ask", ask.id), bind("person", viewer.person()));
    tell_person(tx, about.object(), viewer.person(), AskAnswered{ask.id});
    tell_staff(tx, about, AskAnswered{ask.id});
    if (ask.kind == AskKind::approve)
        tx.audit(AuditLine{"core.ask_answered"}
                .about(about.object().id)
                .in(about.object().space)
                .because(std::string{word(answer)} + ", revision " + std::to_string(revision))
                .with(ask.id.text()));
}

void take_answer_back(WriteTx& tx, const Viewer& viewer, const Standing& about, const AskRow& ask) {
    if (ask.ended) throw Problem(Code::conflict, "asks.ended");
    tx.run(update_answer, bind("answer", std::optional<AskAnswer>{}), bind("at", std::optional<Time>{}),
        bind("revision", std::optional<std::int64_t>{}), bind("ask", ask.id),
        bind("person", viewer.person()));
    tell_person(tx, about.object(), viewer.person(), AskAnswered{ask.id});
    tell_staff(tx, about, AskAnswered{ask.id});
    if (ask.kind == AskKind::approve)
        tx.audit(AuditLine{"core.ask_answered"}
                .about(about.object().id)
                .in(about.object().space)
                .because("taken back")
                .with(ask.id.text()));
}

bool is_under_review(ReadTx& tx, ObjectId object) {
    return tx.value<ObjectId>(select_review_asked, bind("about", object), bind("now", tx.now())).has_value();
}

bool is_asked(ReadTx& tx, const AskRow& ask, ObjectId person) {
    return person
        && tx.value<std::int64_t>(count_asked, bind("ask", ask.id), bind("person", person)).value_or(0) > 0;
}

std::int64_t remind_of_one_ask(WriteTx& tx) {
    constexpr std::chrono::days before{2};
    const auto due = tx.row<AskRow>(select_ask_due, bind("soon", tx.now() + before), bind("now", tx.now()));
    if (!due) return 0;
    const bool overdue = due->due <= tx.now();
    tx.run(set_reminded, bind("reminded", overdue ? 2 : 1), bind("id", due->id));
    const auto about = access::load<ObjectRow>(tx, due->about);
    if (about.deleted) return 1;
    tell_those_waiting(tx, about, AskReminded{.ask = due->id, .overdue = overdue});
    return 1;
}

} // namespace folkmoot::objects
