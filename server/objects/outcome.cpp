#include "objects/outcome.hpp"

#include "audit/actor.hpp"
#include "events/append.hpp"
#include "events/event_json.hpp"
#include "folkmoot/audit.hpp"
#include "folkmoot/link.hpp"
#include "folkmoot/resting.hpp"
#include "objects/bin.hpp"
#include "objects/outcome_event.hpp"
#include "objects/outcome_facts.hpp"

#include <charconv>

namespace folkmoot::objects {
namespace {

constexpr Sql select_outcome_about{
    "select id, about, holder, verdict, owner, decided from outcome where about = :about"};
constexpr Sql insert_outcome{"insert into outcome (id, about, holder, verdict, owner, decided) values (:id, "
                             ":about, :holder, :verdict, :owner, :decided)"};
constexpr Sql update_outcome{
    "update outcome set verdict = :verdict, owner = :owner, decided = :decided where id = :id"};
constexpr Sql is_in_bin{"select id from object where id = :id and deleted is not null"};
constexpr Sql select_below{"select w.id from outcome w join object o on o.id = w.id where w.about = :about "
                           "and o.deleted is null"};
constexpr Sql select_some_outcomes{
    "select id from outcome where about = :object or holder = :object order by id limit 20"};
constexpr Sql revision_then{"select max(number) from object_revision where object = :about and created <= "
                            "(select created from object where id = :comment)"};
constexpr Sql delete_outcome{"delete from outcome where id = :id"};

[[noreturn]] void refuse_text(std::string_view key) {
    throw Problem(Code::bad_input, "request.fields").with_field({"text", std::string{key}, {}});
}

/// Told of what the comment is about, to those who see the comment.
template <class E> void tell(WriteTx& tx, const Granted<Comment, View>& comment, const E& event) {
    const auto about = access::load<ObjectRow>(tx, comment->about);
    events::append(tx,
        events::NewEvent{.name = E::name,
            .space = about.space,
            .component = about.component,
            .object = about.id,
            .visibility = comment.object().visibility,
            .data = events::data_of(shape_of<E>, &event)});
}

void require_editor(ReadTx& tx, const Commented& commented) {
    if (!commented.moderates) access::refuse_writing(tx, commented.object.object(), "outcomes.may_not");
}

Standing standing_of(WriteTx& tx, const Viewer& viewer, ObjectId outcome) {
    return access::require_standing(tx, viewer, outcome, Outcome::object_type().name, View::permission);
}

/// The outcome's object, out of the bin and for those who see the comment now.
Standing begun(WriteTx& tx, const Viewer& viewer, const Granted<Comment, View>& comment, const Outcome& row,
    bool is_new) {
    if (is_new) {
        tx.run_with(insert_outcome, row);
        return standing_of(tx, viewer, row.id);
    }
    if (tx.value<ObjectId>(is_in_bin, bind("id", row.id)))
        restore_from_bin(tx, standing_of(tx, viewer, row.id));
    access::put_under(tx, standing_of(tx, viewer, row.id), comment.standing());
    tx.run(update_outcome, bind("verdict", row.verdict), bind("owner", row.owner),
        bind("decided", row.decided), bind("id", row.id));
    return standing_of(tx, viewer, row.id);
}

std::vector<NewLink> links_of(const Outcome& row, const std::vector<ChangedPassage>& changed) {
    std::vector<NewLink> links{{.kind = LinkKind::decided, .to_object = row.about}};
    for (const auto& passage : changed) {
        std::int64_t block = 0;
        std::from_chars(passage.block.data(), passage.block.data() + passage.block.size(), block);
        links.push_back({.kind = LinkKind::changed,
            .to_object = row.holder,
            .to_block = block,
            .to_revision = passage.revision});
    }
    return links;
}

} // namespace

std::optional<Outcome> find_outcome(ReadTx& tx, ObjectId about) {
    return tx.row<Outcome>(select_outcome_about, bind("about", about));
}

bool is_point(
    const CommentThread& thread, ObjectId author, Time made, const access::AudienceChoice& readers) {
    if (thread.on_draft()) return false; // editors among themselves
    const bool first = author == thread.started_by && made == thread.started;
    return first || !readers.is(thread.audience, thread.lane);
}

std::int64_t revision_of_point(ReadTx& tx, const Comment& comment) {
    const auto thread = find_thread(tx, comment.thread).value();
    if (thread.revision) return *thread.revision;
    return tx.value<std::int64_t>(revision_then, bind("about", comment.about), bind("comment", comment.id))
        .value_or(1);
}

std::optional<CommentText> read_reason(PointVerdict verdict, std::string_view markdown, IdMint& ids) {
    if (markdown.find_first_not_of(" \t\r\n") == markdown.npos) {
        if (verdict != PointVerdict::accepted) refuse_text("outcomes.reason_missing");
        return std::nullopt;
    }
    auto reason = read_comment(markdown, ids);
    if (!reason.mentioned.empty()) refuse_text("outcomes.no_mentions");
    return reason;
}

MadeOutcome decide(WriteTx& tx, const Viewer& viewer, const Commented& commented,
    const Granted<Comment, View>& comment, const NewOutcome& outcome) {
    require_editor(tx, commented);
    const ObjectRow& said = comment.object();
    const auto thread = find_thread(tx, comment->thread).value();
    if (said.deleted
        || !is_point(thread, said.author, said.created, access::audience_of(tx, said.visibility)))
        throw Problem(Code::conflict, "outcomes.no_point");
    const auto title = outcome.reason ? outcome.reason->excerpt : said.title;
    const auto known = find_outcome(tx, said.id);
    const Outcome row{.id = known
            ? known->id
            : create(tx, comment.standing(),
                  {.type = Outcome::object_type().name, .title = title, .lifecycle = Lifecycle::live})
                  .id,
        .about = said.id,
        .holder = comment->about,
        .verdict = outcome.verdict,
        .owner = viewer.person(),
        .decided = tx.now()};
    const auto standing = begun(tx, viewer, comment, row, !known);
    const auto revision = revise(tx, standing,
        {.title = title,
            .body = Json{richtext::write_json(outcome.reason ? outcome.reason->tree : richtext::Tree{})},
            .weight = Weight::minor,
            .attributes =
                write_facts({.verdict = row.verdict, .owner = row.owner, .changed = outcome.changed})});
    set_links(tx, standing, links_of(row, outcome.changed));
    tell(tx, comment, OutcomeRecorded{.comment = said.id, .outcome = row.id});
    tx.audit(AuditLine{"core.outcome_recorded"}
            .about(said.id)
            .in(said.space)
            .because(std::string{names_of<PointVerdict>[static_cast<std::size_t>(row.verdict)]}));
    return {.id = row.id, .revision = revision};
}

void take_outcome_back(
    WriteTx& tx, const Viewer& viewer, const Commented& commented, const Granted<Comment, View>& comment) {
    require_editor(tx, commented);
    const auto below = outcomes_below(tx, comment.id());
    if (below.empty()) throw Problem(Code::not_found, "outcomes.none");
    move_to_bin(tx, standing_of(tx, viewer, below.front()));
    tell(tx, comment, OutcomeTakenBack{.comment = comment.id(), .outcome = below.front()});
    tx.audit(AuditLine{"core.outcome_taken_back"}.about(comment.id()).in(comment.object().space));
}

std::vector<ObjectId> outcomes_below(ReadTx& tx, ObjectId comment) {
    return tx.values<ObjectId>(select_below, bind("about", comment));
}

std::vector<ObjectId> some_outcomes_on(ReadTx& tx, ObjectId object) {
    return tx.values<ObjectId>(select_some_outcomes, bind("object", object));
}

void forget_outcome(WriteTx& tx, const ObjectRow& outcome) {
    tx.run(delete_outcome, bind("id", outcome.id));
}

} // namespace folkmoot::objects
