#include "objects/scheduled.hpp"

#include "folkmoot/audience.hpp"
#include "folkmoot/audit.hpp"
#include "folkmoot/json.hpp"
#include "folkmoot/printing.hpp"
#include "folkmoot/richtext_diff.hpp"
#include "objects/agreeing.hpp"
#include "objects/scheduled_event.hpp"
#include "objects/text_limits.hpp"
#include "objects/told_of.hpp"

namespace folkmoot::objects {
namespace {

constexpr Sql select_scheduled{
    "select object, person, made, due, due_on, due_at, zone, note, minor, live_seq, "
    "failed, failure, agreed_by from scheduled_publication where object = :object"};
constexpr Sql select_body{"select body from scheduled_publication where object = :object"};
constexpr Sql select_texts_due{
    "select due, object from scheduled_publication where failed is null and due <= :now and "
    "(due > :due or (due = :due and object > :object)) order by due, object limit 50"};
constexpr Sql put_scheduled{
    "insert into scheduled_publication (object, person, made, due, due_on, due_at, zone, note, minor, "
    "live_seq, body, failed, failure, agreed_by) values (:object, :person, :now, :due, :on, :at, :zone, "
    ":note, :minor, :seq, :body, null, null, :agreed_by)"};
/// Nobody publishes what they have agreed to themselves.
constexpr Sql update_moment{
    "update scheduled_publication set person = case when agreed_by = :person then person else :person end, "
    "made = :now, due = :due, due_on = :on, due_at = :at, zone = :zone, failed = null, failure = null "
    "where object = :object"};
constexpr Sql take_up{
    "delete from scheduled_publication where object = :object and made = :made and due = :due and "
    "failed is null"};
constexpr Sql delete_scheduled{"delete from scheduled_publication where object = :object"};
constexpr Sql update_failed{
    "update scheduled_publication set failed = :now, failure = :failure where object = "
    ":object and made = :made and due = :due and failed is null"};
constexpr Sql insert_told{"insert into failed_publication_told (person, object) select value, :object from "
                          "json_each(:ids)",
    "insert into failed_publication_told (person, object) "
    "select cast(jsonb_array_elements_text(cast(:ids as jsonb)) as bigint), :object"};
constexpr Sql forget_failure_told{"delete from failed_publication_told where object = :object"};

void note_moment(WriteTx& tx, const Standing& object, AuditLine line, const LocalMoment& moment) {
    tx.audit(std::move(line)
            .about(object.object().id)
            .in(object.object().space)
            .because(to_rfc3339(moment.moment)));
    tell_editors(tx, object, PublicationScheduled{moment.moment});
}

void forget(WriteTx& tx, ObjectId object) {
    tx.run(forget_failure_told, bind("object", object));
    tx.run(delete_scheduled, bind("object", object));
}

ScheduledText require_scheduled(ReadTx& tx, ObjectId object) {
    auto scheduled = find_scheduled(tx, object);
    if (!scheduled) throw Problem(Code::not_found, "scheduling.nothing_scheduled");
    return std::move(*scheduled);
}

} // namespace

std::optional<ScheduledText> find_scheduled(ReadTx& tx, ObjectId object) {
    return tx.row<ScheduledText>(select_scheduled, bind("object", object));
}

richtext::Tree scheduled_tree(ReadTx& tx, ObjectId object) {
    const auto body = tx.value<std::string>(select_body, bind("object", object));
    if (!body) throw Problem(Code::not_found, "scheduling.nothing_scheduled");
    return read_text({*body});
}

std::vector<SchedulePlace> due_texts(ReadTx& tx, const SchedulePlace& after) {
    return tx.rows<SchedulePlace>(
        select_texts_due, bind("now", tx.now()), bind("due", after.due), bind("object", after.object));
}

void schedule(WriteContext& context, const Written& object, PreparedText text, const Scheduling& how) {
    WriteTx& tx = context.tx;
    require_no_agreement(tx, context.viewer, object);
    if (text.head != object.row().revision) // somebody published between preparing and saving
        text = prepare_text(tx, context.viewer, context.services.ids(), text.in);
    if (text.head > 0 && richtext::same_content(text.published, text.tree))
        throw Problem(Code::conflict, "scheduling.nothing_to_publish");
    check_length("note", how.note, longest_note);
    const auto seq = live::keep_names(tx, object.object, text.live.value(), text.head);
    put_scheduled_text(
        tx, object, {.person = context.viewer.person(), .how = how, .live_seq = seq}, text.tree);
}

void put_scheduled_text(
    WriteTx& tx, const Written& object, const ScheduledAs& scheduled, const richtext::Tree& tree) {
    const auto& how = scheduled.how;
    const Json body{richtext::write_json(tree)};
    check_size(body.text, largest_body);
    forget(tx, object.id());
    tx.run(put_scheduled, bind("object", object.id()), bind("person", scheduled.person),
        bind("now", tx.now()), bind("due", how.moment.moment), bind("on", how.moment.on),
        bind("at", how.moment.at), bind("zone", how.moment.zone), bind("note", how.note),
        bind("minor", how.minor), bind("seq", scheduled.live_seq), bind("body", body),
        bind("agreed_by", scheduled.agreed_by));
    note_moment(tx, object.object, AuditLine{"core.publication_scheduled"}, how.moment);
}

void reschedule(WriteContext& context, const Written& object, const LocalMoment& moment) {
    WriteTx& tx = context.tx;
    require_scheduled(tx, object.id());
    tx.run(forget_failure_told, bind("object", object.id()));
    tx.run(update_moment, bind("person", context.viewer.person()), bind("now", tx.now()),
        bind("due", moment.moment), bind("on", moment.on), bind("at", moment.at), bind("zone", moment.zone),
        bind("object", object.id()));
    note_moment(tx, object.object, AuditLine{"core.publication_rescheduled"}, moment);
}

void unschedule(WriteContext& context, const Written& object) {
    require_scheduled(context.tx, object.id());
    end_scheduled(context.tx, object.object, "taken back");
}

void end_scheduled(WriteTx& tx, const Standing& object, std::string_view why) {
    const auto scheduled = find_scheduled(tx, object.object().id);
    if (!scheduled) return;
    forget(tx, scheduled->object);
    tx.audit(AuditLine{"core.publication_unscheduled"}
            .about(scheduled->object)
            .in(object.object().space)
            .because(std::string{why}));
    tell_editors(tx, object, PublicationUnscheduled{scheduled->due});
}

void publish_scheduled(WriteContext& context, const Written& object, const ScheduledText& scheduled,
    const richtext::Tree& tree) {
    WriteTx& tx = context.tx;
    if (tx.run(take_up, bind("object", object.id()), bind("made", scheduled.made), bind("due", scheduled.due))
        == 0)
        return;
    const auto number = put_revision(context, object, tree,
        {.title = object.row().title,
            .note = scheduled.note,
            .weight = scheduled.minor ? Weight::minor : Weight::normal,
            .agreed_by = scheduled.agreed_by});
    live::published_up_to(tx, object.object, scheduled.live_seq, number);
    tx.audit(AuditLine{"core.published_as_scheduled"}
            .about(object.id())
            .in(object.row().space)
            .because(to_rfc3339(scheduled.due)));
}

void fail_scheduled(
    WriteTx& tx, const ScheduledText& scheduled, PublishingFailure why, std::span<const ObjectId> told) {
    if (tx.run(update_failed, bind("now", tx.now()), bind("failure", why), bind("object", scheduled.object),
            bind("made", scheduled.made), bind("due", scheduled.due))
        == 0)
        return;
    const auto seen = access::find_standing(
        tx, Viewer::system("editors are told of what could not be published"), scheduled.object, {});
    const auto& row = seen.value().object();
    tx.run(insert_told, bind("object", scheduled.object), bind_ids(told));
    tell_editors(tx, *seen, PublicationFailed{why});
    const PublicationFailed failed{why};
    for (const auto person : told)
        events::append(tx,
            {.name = PublicationFailed::name,
                .space = row.space,
                .component = row.component,
                .object = row.id,
                .person = person,
                .data = events::data_of(shape_of<PublicationFailed>, &failed)});
    tx.audit(AuditLine{"core.publication_failed"}
            .about(row.id)
            .in(row.space)
            .was(AuditResult::failed)
            .because(std::string{names_of<PublishingFailure>[static_cast<std::size_t>(why)]}));
}

} // namespace folkmoot::objects
