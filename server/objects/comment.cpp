#include "objects/comment.hpp"

#include "folkmoot/acquaintance.hpp"
#include "folkmoot/audit.hpp"
#include "folkmoot/resting.hpp"
#include "objects/bin.hpp"
#include "objects/comment_event.hpp"
#include "objects/comment_told.hpp"
#include "objects/text_limits.hpp"
#include "objects/told_of.hpp"
#include "objects/written_withheld.hpp"

namespace folkmoot::objects {
namespace {

constexpr std::int64_t most_on_object = 5'000; ///< of one audience, so that a refusal tells nothing of others
constexpr std::int64_t most_in_thread = 100;

constexpr Sql select_thread{
    "select id, about, audience, lane, started, started_by, revision, block, start, words, words_before, "
    "words_after, first_at, last_at, resolved, resolved_by from comment_thread where id = :id"};
constexpr Sql insert_thread{
    "insert into comment_thread (id, about, audience, lane, started, started_by, revision, block, start, "
    "words, "
    "words_before, words_after, first_at, last_at, resolved, resolved_by) values (:id, :about, :audience, "
    ":lane, :started, "
    ":started_by, :revision, :block, :start, :words, :words_before, :words_after, :first_at, :last_at, "
    ":resolved, :resolved_by)"};
constexpr Sql insert_comment{"insert into comment (id, about, thread) values (:id, :about, :thread)"};
constexpr Sql set_visibility{"update object set visibility = :visibility where id = :id"};
constexpr Sql count_on_object{"select count(*) from (select c.id from comment c join object o on o.id = c.id "
                              "where c.about = :about and "
                              "o.visibility = :visibility and o.deleted is null limit :most) counted"};
constexpr Sql count_in_thread{"select count(*) from (select c.id from comment c join object o on o.id = c.id "
                              "where c.thread = :thread and "
                              "o.visibility = :visibility and o.deleted is null limit :most) counted"};
constexpr Sql set_resolved{"update comment_thread set resolved = :at, resolved_by = :by where id = :id"};
constexpr Sql sights_in_thread{
    "select distinct o.visibility from comment c join object o on o.id = c.id where c.thread = :thread "
    "and o.deleted is null limit 1000"};
constexpr Sql delete_comment_row{"delete from comment where id = :id"};
constexpr Sql delete_empty_thread{"delete from comment_thread where id = :thread and not exists (select 1 "
                                  "from comment where thread = :thread)"};

void require_right(ReadTx& tx, const Commented& commented, bool may) {
    if (!may) access::refuse_writing(tx, commented.object.object(), "comments.may_not");
}

/// Whom it is for: what the writer chose, or the only choice there is.
access::AudienceChoice choose(ReadTx& tx, const Viewer& viewer, const Standing& object,
    const WantedAudience& wanted, const CommentThread* thread) {
    auto choices = access::audiences_under(tx, viewer, object);
    if (thread)
        std::erase_if(choices,
            [&](const auto& one) { return !access::is_within(one, thread->audience, thread->lane); });
    return choose_readers(choices, wanted);
}

/// Whom something about the draft is for, before drafts are asked about: staff, where there are others.
access::AudienceChoice choose_on_draft(ReadTx& tx, const Viewer& viewer, const Standing& object) {
    const auto choices = access::audiences_under(tx, viewer, object);
    const auto staff = std::ranges::find(choices, access::Audience::staff, &access::AudienceChoice::audience);
    return staff == choices.end() ? choose_readers(choices, {}) : *staff;
}

/// Naming somebody who cannot read it would tell them nothing, or of something they shall not know; and
/// whoever may not know of somebody learns nothing about them here.
void require_all_see(WriteTx& tx, const Viewer& viewer, ObjectId space, ObjectId visibility,
    std::span<const ObjectId> mentioned) {
    const auto is_unknown = [&](ObjectId person) { return !access::knows(tx, viewer, person); };
    if (!access::those_who_do_not_see(tx, space, visibility, mentioned).empty()
        || std::ranges::any_of(mentioned, is_unknown))
        refuse_field("text", "comments.mention_outside");
}

void require_room(WriteTx& tx, ObjectId about, ObjectId thread, ObjectId visibility) {
    const auto on_object = tx.value<std::int64_t>(
        count_on_object, bind("about", about), bind("visibility", visibility), bind("most", most_on_object));
    const auto in_thread = tx.value<std::int64_t>(count_in_thread, bind("thread", thread),
        bind("visibility", visibility), bind("most", most_in_thread));
    if (on_object == most_on_object || in_thread == most_in_thread)
        throw Problem(Code::conflict, "comments.too_many");
}

std::int64_t put_words(WriteTx& tx, const Viewer& viewer, ObjectId comment, const CommentText& text) {
    const auto standing =
        access::require_standing(tx, viewer, comment, Comment::object_type().name, View::permission);
    return revise(tx, standing,
        NewRevision{
            .title = text.excerpt, .body = Json{richtext::write_json(text.tree)}, .weight = Weight::minor});
}

MadeComment add(WriteTx& tx, const Viewer& viewer, const Commented& commented, const CommentThread& thread,
    const access::AudienceChoice& readers, const CommentText& text) {
    const ObjectRow& about = commented.object.object();
    const auto lifecycle = thread.on_draft() ? Lifecycle::draft : access::lifecycle_of(tx, about.visibility);
    const auto visibility = access::visibility_for_audience(tx, commented.object, readers, lifecycle);
    require_room(tx, about.id, thread.id, visibility);
    require_all_see(tx, viewer, about.space, visibility, text.mentioned);
    const auto row = create(tx, commented.object,
        {.type = Comment::object_type().name, .title = text.excerpt, .lifecycle = Lifecycle::live});
    tx.run_with(insert_comment, Comment{.id = row.id, .about = about.id, .thread = thread.id});
    put_words(tx, viewer, row.id, text);
    // Behind its first revision, which would show it to all who see what it is about.
    if (row.visibility != visibility)
        tx.run(set_visibility, bind("visibility", visibility), bind("id", row.id));
    note_told(tx, about, thread, row.id, text.mentioned);
    tell_of(tx, about, visibility,
        CommentMade{.comment = row.id, .thread = thread.id, .mentioned = text.mentioned});
    return {.id = row.id, .thread = thread.id};
}

/// Whether the viewer may say something under the comment's thread.
bool may_write_in(ReadTx& tx, const Commented& commented, const ObjectRow& comment) {
    const auto own = access::load<Comment>(tx, comment.id);
    const auto thread = find_thread(tx, own.thread);
    return thread && may_answer(commented, *thread);
}

/// Who was not named in the words before.
std::vector<ObjectId> newly_mentioned(
    ReadTx& tx, const Granted<Comment, View>& comment, const CommentText& text) {
    auto people = text.mentioned;
    if (const auto last = find_revision(tx, comment, comment.object().revision)) {
        const auto before = richtext::read_json(last->body.text);
        const auto known = before ? richtext::references(*before).people : std::vector<richtext::TargetId>{};
        std::erase_if(
            people, [&](ObjectId person) { return std::ranges::find(known, person.value()) != known.end(); });
    }
    return people;
}

} // namespace

std::optional<Anchor> CommentThread::anchor() const {
    if (!words) return std::nullopt;
    return Anchor{.revision = revision.value_or(0),
        .quote = {.block = richtext::BlockId{block.value_or(0)},
            .start = static_cast<std::size_t>(start.value_or(0)),
            .words = *words,
            .before = words_before.value_or(""),
            .after = words_after.value_or("")},
        .tied = first_at && last_at ? std::optional{collab::TiedWords{*first_at, *last_at}} : std::nullopt};
}

std::optional<CommentThread> find_thread(ReadTx& tx, ObjectId thread) {
    return tx.row<CommentThread>(select_thread, bind("id", thread));
}

MadeComment start_thread(
    WriteTx& tx, const Viewer& viewer, const Commented& commented, const NewComment& comment) {
    const bool on_draft = comment.which == WhichText::draft;
    require_right(tx, commented, on_draft ? commented.may_comment_on_draft : commented.may_comment);
    const auto readers = on_draft ? choose_on_draft(tx, viewer, commented.object)
                                  : choose(tx, viewer, commented.object, comment.wanted, nullptr);
    CommentThread thread{.id = tx.new_id(),
        .about = commented.object.object().id,
        .audience = readers.audience,
        .lane = readers.lane,
        .started = tx.now(),
        .started_by = viewer.person()};
    if (on_draft) thread.revision = 0;
    if (comment.anchor) {
        const auto& quote = comment.anchor->quote;
        thread.revision = comment.anchor->revision;
        thread.block = static_cast<std::int64_t>(quote.block);
        thread.start = static_cast<std::int64_t>(quote.start);
        thread.words = quote.words;
        thread.words_before = quote.before;
        thread.words_after = quote.after;
        if (const auto& tied = comment.anchor->tied) {
            thread.first_at = tied->first;
            thread.last_at = tied->last;
        }
    }
    tx.run_with(insert_thread, thread);
    return add(tx, viewer, commented, thread, readers, comment.text);
}

MadeComment reply(WriteTx& tx, const Viewer& viewer, const Commented& commented, const CommentThread& thread,
    const NewComment& comment) {
    require_right(tx, commented, may_answer(commented, thread));
    const auto readers = thread.on_draft()
        ? access::AudienceChoice{.audience = thread.audience, .lane = thread.lane}
        : choose(tx, viewer, commented.object, comment.wanted, &thread);
    return add(tx, viewer, commented, thread, readers, comment.text);
}

std::int64_t edit_comment(WriteTx& tx, const Viewer& viewer, const Commented& commented,
    const Granted<Comment, View>& comment, const CommentText& text) {
    const ObjectRow& row = comment.object();
    require_right(tx, commented, may_write_in(tx, commented, row) && row.author == viewer.person());
    require_all_see(tx, viewer, row.space, row.visibility, text.mentioned);
    const CommentEdited event{.comment = row.id, .mentioned = newly_mentioned(tx, comment, text)};
    const auto revision = put_words(tx, viewer, row.id, text);
    note_mentioned(tx, row.id, event.mentioned);
    tell_of(tx, comment->about, row.visibility, event);
    return revision;
}

void delete_comment(
    WriteTx& tx, const Viewer& viewer, const Commented& commented, const Granted<Comment, View>& comment) {
    const ObjectRow& row = comment.object();
    const bool own = row.author == viewer.person();
    require_right(tx, commented, (own && may_write_in(tx, commented, row)) || commented.moderates);
    move_to_bin(tx, comment.standing());
    tell_of(tx, comment->about, row.visibility, CommentDeleted{row.id});
    if (!own) tx.audit(AuditLine{"core.comment_removed"}.about(row.id).in(row.space));
}

bool may_answer(const Commented& commented, const CommentThread& thread) {
    return thread.on_draft() ? commented.may_comment_on_draft : commented.may_comment;
}

bool may_resolve(const Viewer& viewer, const Commented& commented, const CommentThread& thread) {
    if (thread.on_draft() && commented.may_comment_on_draft) return true;
    return commented.moderates || (may_answer(commented, thread) && thread.started_by == viewer.person());
}

void resolve_thread(WriteTx& tx, const Viewer& viewer, const Commented& commented,
    const CommentThread& thread, Resolution resolution) {
    require_right(tx, commented, may_resolve(viewer, commented, thread));
    const bool resolve = resolution == Resolution::resolved;
    if (thread.resolved.has_value() == resolve) return;
    tx.run(set_resolved, bind("at", resolve ? std::optional{tx.now()} : std::nullopt),
        bind("by", resolve ? std::optional{viewer.person()} : std::nullopt), bind("id", thread.id));
    for (const auto visibility : tx.values<ObjectId>(sights_in_thread, bind("thread", thread.id))) {
        const ObjectRow& about = commented.object.object();
        if (resolve)
            tell_of(tx, about, visibility, ThreadResolved{thread.id});
        else
            tell_of(tx, about, visibility, ThreadReopened{thread.id});
    }
}

void comment_restored(WriteTx& tx, const ObjectRow& row) {
    const auto comment = access::load<Comment>(tx, row.id);
    withhold_on_draft(tx, comment.about);
    const auto now = access::load<ObjectRow>(tx, row.id);
    tell_of(tx, comment.about, now.visibility, CommentRestored{row.id});
}

void forget_comment(WriteTx& tx, const ObjectRow& row) {
    const auto comment = access::load<Comment>(tx, row.id);
    forget_told(tx, row.id);
    tx.run(delete_comment_row, bind("id", row.id));
    tx.run(delete_empty_thread, bind("thread", comment.thread));
}

} // namespace folkmoot::objects
