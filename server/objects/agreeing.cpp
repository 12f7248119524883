#include "objects/agreeing.hpp"

#include "audit/actor.hpp"
#include "folkmoot/audience.hpp"
#include "folkmoot/draft.hpp"
#include "folkmoot/json.hpp"
#include "folkmoot/publishing.hpp"
#include "folkmoot/richtext_diff.hpp"
#include "objects/agreeing_event.hpp"
#include "objects/scheduled.hpp"
#include "objects/text_limits.hpp"
#include "objects/told_of.hpp"

namespace folkmoot::objects {
namespace {

#define REQUEST_COLUMNS                                                                                      \
    "select object, id, person, asked, title, note, minor, base_revision, live_seq, restored_from, due, "    \
    "due_on, due_at, zone, declined, declined_by, reason from publication_request "
constexpr Sql select_request{REQUEST_COLUMNS "where object = :object"};
constexpr Sql select_requests_waiting{
    REQUEST_COLUMNS "where declined is null and (asked > :asked or (asked = :asked and object > :object)) "
                    "order by asked, object limit 50"};
constexpr Sql select_requests_declined{REQUEST_COLUMNS
    "where person = :person and declined is not null order by declined desc, object limit 20"};
#undef REQUEST_COLUMNS
constexpr Sql select_requested_body{"select body from publication_request where object = :object"};
constexpr Sql insert_request{
    "insert into publication_request (object, id, person, asked, title, note, minor, base_revision, "
    "live_seq, restored_from, due, due_on, due_at, zone, body, declined, declined_by, reason) values "
    "(:object, :id, :person, :now, :title, :note, :minor, :base, :seq, :restored_from, :due, :on, :at, "
    ":zone, :body, null, null, '')"};
constexpr Sql delete_request{"delete from publication_request where object = :object"};
constexpr Sql take_request{
    "delete from publication_request where object = :object and id = :id and declined is null"};
constexpr Sql update_declined{
    "update publication_request set declined = :now, declined_by = :by, reason = :reason "
    "where object = :object and id = :id and declined is null"};

constexpr std::size_t longest_reason = 500; ///< characters

AuditLine line_about(AuditLine line, const Standing& object, ObjectId request) {
    return std::move(line).about(object.object().id).in(object.object().space).with(request.text());
}

/// The request that somebody else has in front of them, as it stands now.
PublicationRequest require_waiting(
    WriteTx& tx, const Viewer& viewer, const Written& object, ObjectId request) {
    auto found = find_publication_request(tx, object.id());
    if (!found || found->declined) throw Problem(Code::conflict, "agreeing.over");
    if (found->id != request) throw Problem(Code::stale, "agreeing.asked_anew");
    if (found->person == viewer.person()) throw Problem(Code::forbidden, "agreeing.own");
    return std::move(*found);
}

void require_changes(const Written& object, const PreparedText& text) {
    if (object.row().revision > 0 && text.in.title == object.row().title
        && richtext::same_content(text.published, text.tree))
        throw Problem(Code::conflict, "agreeing.nothing_to_publish");
}

/// The draft is one for all its editors: two requests would hold each other's words.
void require_first(WriteTx& tx, const Viewer& viewer, const Written& object) {
    const auto before = find_publication_request(tx, object.id());
    if (!before || before->declined || before->person == viewer.person()) return;
    throw Problem(Code::conflict, "agreeing.asked_already");
}

std::optional<Time> moment_of(const Asking& how) {
    return how.moment ? std::optional{how.moment->moment} : std::nullopt;
}
std::optional<std::string> said_of(const Asking& how, std::string LocalMoment::* part) {
    return how.moment ? std::optional{(*how.moment).*part} : std::nullopt;
}

/// Publishes it at its moment, in the name of whoever asked.
void schedule_agreed(WriteContext& context, const Written& object, const richtext::Tree& tree,
    const PublicationRequest& asked) {
    put_scheduled_text(context.tx, object,
        {.person = asked.person,
            .how = {.moment = asked.moment().value(), .note = asked.note, .minor = asked.minor},
            .live_seq = asked.live_seq.value_or(0),
            .agreed_by = context.viewer.person()},
        tree);
}

/// Whoever asked hears of the answer wherever they are.
template <class E>
void tell_asker(WriteTx& tx, const Standing& object, const PublicationRequest& asked, const E& event) {
    const auto& row = object.object();
    events::append(tx,
        {.name = E::name,
            .space = row.space,
            .component = row.component,
            .object = row.id,
            .person = asked.person,
            .data = events::data_of(shape_of<E>, &event)});
}

/// Acts in the name of somebody else for as long as it lasts.
class InNameOf {
public:
    InNameOf(WriteTx& tx, const Viewer& other)
        : tx_(tx)
        , before_(audit::actor_of(tx)) {
        audit::act_as(tx, other, before_.request);
    }
    ~InNameOf() { audit::act_as(tx_, before_); }
    InNameOf(const InNameOf&) = delete;
    InNameOf& operator=(const InNameOf&) = delete;

private:
    WriteTx& tx_;
    audit::Actor before_;
};

std::int64_t publish_requested(WriteContext& context, const Written& object,
    const PublicationRequest& request, const richtext::Tree& tree, const Viewer& asker) {
    const InNameOf asking{context.tx, asker};
    WriteContext as_asker{
        .tx = context.tx, .viewer = asker, .request = context.request, .services = context.services};
    const auto number = put_revision(as_asker, require_writing(context.tx, asker, object.id()), tree,
        {.title = request.title,
            .note = request.note,
            .weight = request.minor ? Weight::minor : Weight::normal,
            .restored_from = request.restored_from,
            .agreed_by = context.viewer.person()});
    if (request.live_seq)
        live::published_up_to(context.tx, object.object, *request.live_seq, number);
    else if (!request.restored_from)
        drop_draft(context.tx, asker, object.object);
    return number;
}

} // namespace

std::optional<LocalMoment> PublicationRequest::moment() const {
    if (!due) return std::nullopt;
    return LocalMoment{
        .on = due_on.value_or(""), .at = due_at.value_or(""), .zone = zone.value_or(""), .moment = *due};
}

std::optional<PublicationRequest> find_publication_request(ReadTx& tx, ObjectId object) {
    return tx.row<PublicationRequest>(select_request, bind("object", object));
}

richtext::Tree requested_tree(ReadTx& tx, ObjectId object) {
    const auto body = tx.value<std::string>(select_requested_body, bind("object", object));
    if (!body) throw Problem(Code::conflict, "agreeing.over");
    return read_text({*body});
}

Agreement agreement_for(ReadTx& tx, const Viewer& viewer, const Written& object) {
    if (viewer.is_system() || !access::needs_second_person(tx, object.row())) return Agreement::not_needed;
    const auto person = viewer.person();
    return access::somebody_else_may(tx, object.row(), object.text.write, std::span{&person, 1})
        ? Agreement::needed
        : Agreement::nobody_else;
}

void require_no_agreement(WriteTx& tx, const Viewer& viewer, const Written& object) {
    if (audit::actor_of(tx).at_machine) return;
    switch (agreement_for(tx, viewer, object)) {
    case Agreement::not_needed:
        return;
    case Agreement::needed:
        throw Problem(Code::conflict, "agreeing.second_person");
    case Agreement::nobody_else:
        throw Problem(Code::conflict, "agreeing.nobody_else");
    }
}

std::optional<AgreementBlock> block_of(
    const PublicationRequest& request, const Written& object, const std::optional<Standing>& asker) {
    if (!asker || !asker->can(object.text.write)) return AgreementBlock::right_lost;
    if (object.row().revision != request.base_revision) return AgreementBlock::published_meanwhile;
    return std::nullopt;
}

ObjectId ask_agreement(WriteContext& context, const Written& object, PreparedText text, const Asking& how) {
    WriteTx& tx = context.tx;
    switch (agreement_for(tx, context.viewer, object)) {
    case Agreement::not_needed:
        throw Problem(Code::conflict, "agreeing.not_needed");
    case Agreement::nobody_else:
        throw Problem(Code::conflict, "agreeing.nobody_else");
    case Agreement::needed:
        break;
    }
    require_first(tx, context.viewer, object);
    // Somebody may have published between preparing and saving.
    if (text.head != object.row().revision && !how.restored_from)
        text = prepare_text(tx, context.viewer, context.services.ids(), text.in);
    if (!text.conflicts.empty())
        throw Problem(Code::conflict, "objects.edit_conflict")
            .with_member("conflicts", to_json(text.conflicts));
    require_changes(object, text);
    if (how.moment && !text.live) throw Problem(Code::conflict, "objects.nothing_live");
    check_title(text.in.title);
    check_length("note", text.in.note, longest_note);
    const Json body{richtext::write_json(text.tree)};
    check_size(body.text, largest_body);
    std::optional<std::int64_t> seq;
    if (text.live) seq = live::keep_names(tx, object.object, *text.live, text.head);
    const auto id = tx.new_id();
    tx.run(delete_request, bind("object", object.id()));
    tx.run(insert_request, bind("object", object.id()), bind("id", id),
        bind("person", context.viewer.person()), bind("now", tx.now()), bind("title", text.in.title),
        bind("note", text.in.note), bind("minor", text.in.minor), bind("base", object.row().revision),
        bind("seq", seq), bind("restored_from", how.restored_from), bind("due", moment_of(how)),
        bind("on", said_of(how, &LocalMoment::on)), bind("at", said_of(how, &LocalMoment::at)),
        bind("zone", said_of(how, &LocalMoment::zone)), bind("body", body));
    tx.audit(line_about(AuditLine{"core.agreement_asked"}, object.object, id));
    tell_editors(tx, object.object, AgreementAsked{id});
    return id;
}

PublicationAnswer agree(WriteContext& context, const Written& object, ObjectId request,
    const richtext::Tree& tree, const Viewer& asker) {
    WriteTx& tx = context.tx;
    const auto asked = require_waiting(tx, context.viewer, object, request);
    const auto standing = access::find_standing(tx, asker, object.id(), {});
    if (const auto block = block_of(asked, object, standing))
        throw Problem(Code::conflict,
            *block == AgreementBlock::right_lost ? "agreeing.right_lost" : "agreeing.published_meanwhile");
    if (tx.run(take_request, bind("object", object.id()), bind("id", request)) == 0)
        throw Problem(Code::conflict, "agreeing.over");
    tx.audit(line_about(AuditLine{"core.agreement_given"}, object.object, request)
            .because("revision after " + std::to_string(asked.base_revision)));
    if (asked.due && *asked.due > tx.now()) {
        schedule_agreed(context, object, tree, asked);
        tell_asker(tx, object.object, asked, AgreementGiven{.request = request, .revision = 0});
        return {.id = object.id()};
    }
    const std::int64_t told =
        asked.minor ? 0 : std::ssize(access::people_to_tell(tx, object.object, asked.person));
    const auto number = publish_requested(context, object, asked, tree, asker);
    tell_editors(tx, object.object, AgreementGiven{.request = request, .revision = number});
    tell_asker(tx, object.object, asked, AgreementGiven{.request = request, .revision = number});
    return {.id = object.id(), .revision = number, .told = told};
}

void decline_agreement(
    WriteContext& context, const Written& object, ObjectId request, const std::string& reason) {
    WriteTx& tx = context.tx;
    check_length("reason", reason, longest_reason);
    const auto asked = require_waiting(tx, context.viewer, object, request);
    if (tx.run(update_declined, bind("now", tx.now()), bind("by", context.viewer.person()),
            bind("reason", reason), bind("object", object.id()), bind("id", request))
        == 0)
        throw Problem(Code::conflict, "agreeing.over");
    tx.audit(line_about(AuditLine{"core.agreement_declined"}, object.object, request));
    tell_editors(tx, object.object, AgreementDeclined{request});
    tell_asker(tx, object.object, asked, AgreementDeclined{request});
}

void take_request_back(WriteContext& context, const Written& object) {
    WriteTx& tx = context.tx;
    const auto asked = find_publication_request(tx, object.id());
    if (!asked) throw Problem(Code::not_found, "agreeing.over");
    if (asked->person != context.viewer.person()) throw Problem(Code::forbidden, "agreeing.not_own");
    end_publication_request(tx, object.object, "taken back");
}

void end_publication_request(WriteTx& tx, const Standing& object, std::string_view why) {
    const auto asked = find_publication_request(tx, object.object().id);
    if (!asked) return;
    tx.run(delete_request, bind("object", asked->object));
    tx.audit(line_about(AuditLine{"core.agreement_ended"}, object, asked->id).because(std::string{why}));
    tell_editors(tx, object, AgreementEnded{asked->id});
}

std::vector<PublicationRequest> waiting_requests(ReadTx& tx, const RequestPlace& after) {
    return tx.rows<PublicationRequest>(
        select_requests_waiting, bind("asked", after.asked), bind("object", after.object));
}

std::vector<PublicationRequest> declined_requests(ReadTx& tx, ObjectId person) {
    return tx.rows<PublicationRequest>(select_requests_declined, bind("person", person));
}

} // namespace folkmoot::objects
