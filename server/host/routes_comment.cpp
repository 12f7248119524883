#include "folkmoot/resting.hpp"
#include "host/commented.hpp"
#include "host/core_routes.hpp"
#include "objects/comment_event.hpp"
#include "objects/comment_view.hpp"
#include "objects/comments_seen.hpp"
#include "objects/outcome.hpp"

namespace folkmoot::host {
namespace {

using objects::Commented;

struct ListThreads {
    ObjectId object;
    objects::Resolution state = objects::Resolution::open;
    objects::WhichText which = objects::WhichText::published;
    bool mine = false;
    std::string organisation;
    std::string after;
    static constexpr auto fields() {
        return std::array{field<&ListThreads::object>("object", "What they are about"),
            field<&ListThreads::state>("state", "Open ones, or those that are resolved", or_default),
            field<&ListThreads::which>("which",
                "Beside which text: where their words are in it; the draft for its editors only", or_default),
            field<&ListThreads::mine>("mine", "Only those in which one said something", or_default),
            field<&ListThreads::organisation>("organisation",
                "Only those in which somebody who acts for it did: one of `organisations`", length(0, 200),
                or_default),
            field<&ListThreads::after>("after", "`next` of the page before", length(0, 1000), or_default)};
    }
};

objects::ThreadsView show_threads(ReadContext& context, const ListThreads& in) {
    return objects::list_threads(context, require_commented(context.tx, context.viewer, in.object),
        {.state = in.state,
            .which = in.which,
            .mine = in.mine,
            .organisation = in.organisation,
            .after = in.after});
}

struct StartThread {
    ObjectId object;
    std::string text;
    std::optional<access::Audience> audience;
    std::optional<ObjectId> lane;
    std::optional<objects::PointedAt> anchor;
    std::optional<objects::TiedAt> tied;
    objects::WhichText which = objects::WhichText::published;
    static constexpr auto fields() {
        return std::array{field<&StartThread::object>("object", "What it is about"),
            field<&StartThread::text>(
                "text", "Its words, as Markdown", length(1, objects::longest_comment), lines),
            field<&StartThread::audience>("audience", "Whom it is for, where there is a choice", or_default),
            field<&StartThread::lane>("lane", "Which side, where it is for one", or_default),
            field<&StartThread::anchor>("anchor", "The words it is about; left out: the whole", or_default),
            field<&StartThread::tied>(
                "tied", "Or the same words in the live text, as its editor has them", or_default),
            field<&StartThread::which>(
                "which", "Which text it is about: of the draft, it is for those who see drafts", or_default)};
    }
};

struct Reply {
    ObjectId thread;
    std::string text;
    std::optional<access::Audience> audience;
    std::optional<ObjectId> lane;
    static constexpr auto fields() {
        return std::array{field<&Reply::thread>("thread", "The thread"),
            field<&Reply::text>("text", "Its words, as Markdown", length(1, objects::longest_comment), lines),
            field<&Reply::audience>("audience", "Whom it is for, where there is a choice", or_default),
            field<&Reply::lane>("lane", "Which side, where it is for one", or_default)};
    }
};

struct EditComment {
    ObjectId comment;
    std::string text;
    static constexpr auto fields() {
        return std::array{field<&EditComment::comment>("comment", "The comment"),
            field<&EditComment::text>(
                "text", "Its words, as Markdown", length(1, objects::longest_comment), lines)};
    }
};

struct PreparedThread {
    ObjectId object;
    objects::NewComment comment;
};

/// Whoever may not comment on a text is not told what it says either.
objects::Anchor anchor_of(ReadTx& tx, const Commented& commented, const StartThread& in, IdMint& ids) {
    const bool of_draft = in.tied || in.which == objects::WhichText::draft;
    if (!(of_draft ? commented.may_comment_on_draft : commented.may_comment))
        access::refuse_writing(tx, commented.object.object(), "comments.may_not");
    if (in.tied) return objects::require_anchor(tx, commented.object, *in.tied, ids);
    auto pointed = *in.anchor;
    if (of_draft) pointed.revision = 0;
    if (!of_draft && pointed.revision == 0)
        throw Problem(Code::bad_input, "request.fields")
            .with_field({"anchor", "comments.words_not_there", {}});
    return objects::require_anchor(tx, commented.object, pointed, ids);
}

PreparedThread prepare_thread(PrepareContext& context, const StartThread& in) {
    PreparedThread prepared{.object = in.object,
        .comment = {.text = objects::read_comment(in.text, context.services.ids()),
            .wanted = {in.audience, in.lane},
            .anchor = {},
            .which = in.tied ? objects::WhichText::draft : in.which}};
    if (in.anchor || in.tied)
        context.read([&](ReadTx& tx) {
            const auto commented = require_commented(tx, context.viewer, in.object);
            prepared.comment.anchor = anchor_of(tx, commented, in, context.services.ids());
        });
    return prepared;
}

objects::MadeComment start_thread(WriteContext& context, const PreparedThread& in) {
    const auto commented = require_commented(context.tx, context.viewer, in.object);
    return objects::start_thread(context.tx, context.viewer, commented, in.comment);
}

struct ThreadAddress {
    ObjectId thread;
    static constexpr auto fields() {
        return std::array{field<&ThreadAddress::thread>("thread", "The thread")};
    }
};

struct FoundThread {
    objects::CommentThread thread;
    Commented commented;
};

/// A thread on something the viewer sees. Whether they see anything of the thread itself, its first comment
/// says.
FoundThread require_thread(ReadTx& tx, const Viewer& viewer, ObjectId id) {
    auto thread = objects::find_thread(tx, id);
    if (!thread) throw Problem(Code::not_found, "access.not_found");
    auto commented = require_commented(tx, viewer, thread->about);
    if (!objects::sees_thread(tx, viewer, *thread)) throw Problem(Code::not_found, "access.not_found");
    return {std::move(*thread), std::move(commented)};
}

objects::ThreadView show_thread(ReadContext& context, const ThreadAddress& in) {
    const auto found = require_thread(context.tx, context.viewer, in.thread);
    return objects::view_thread(context, found.commented, found.thread);
}

struct ListComments {
    ObjectId thread;
    std::string after;
    static constexpr auto fields() {
        return std::array{field<&ListComments::thread>("thread", "The thread"),
            field<&ListComments::after>("after", "`next` of the page before", length(0, 1000), or_default)};
    }
};

Paged<objects::CommentView> show_comments(ReadContext& context, const ListComments& in) {
    const auto found = require_thread(context.tx, context.viewer, in.thread);
    return objects::list_comments(context, found.commented, found.thread, in.after);
}

struct PreparedReply {
    ObjectId thread;
    objects::NewComment comment;
};

PreparedReply prepare_reply(PrepareContext& context, const Reply& in) {
    return {.thread = in.thread,
        .comment = {.text = objects::read_comment(in.text, context.services.ids()),
            .wanted = {in.audience, in.lane},
            .anchor = {}}};
}

objects::MadeComment reply(WriteContext& context, const PreparedReply& in) {
    const auto found = require_thread(context.tx, context.viewer, in.thread);
    return objects::reply(context.tx, context.viewer, found.commented, found.thread, in.comment);
}

Done resolve(WriteContext& context, const ThreadAddress& in) {
    const auto found = require_thread(context.tx, context.viewer, in.thread);
    objects::resolve_thread(
        context.tx, context.viewer, found.commented, found.thread, objects::Resolution::resolved);
    return {};
}

Done reopen(WriteContext& context, const ThreadAddress& in) {
    const auto found = require_thread(context.tx, context.viewer, in.thread);
    objects::resolve_thread(
        context.tx, context.viewer, found.commented, found.thread, objects::Resolution::open);
    return {};
}

struct CommentAddress {
    ObjectId comment;
    static constexpr auto fields() {
        return std::array{field<&CommentAddress::comment>("comment", "The comment")};
    }
};

struct CommentPlace {
    ObjectLabel about;
    ObjectId thread;
    bool resolved = false;
    static constexpr auto fields() {
        return std::array{field<&CommentPlace::about>("about", "What it is about"),
            field<&CommentPlace::thread>("thread", "Its thread"),
            field<&CommentPlace::resolved>("resolved", "Whether that is resolved")};
    }
};

/// Where a comment is shown: what a link to one leads to.
CommentPlace show_place(ReadContext& context, const CommentAddress& in) {
    const auto comment = context.tx.require<objects::Comment, View>(context.viewer, in.comment);
    const auto found = require_thread(context.tx, context.viewer, comment->thread);
    return {.about = objects::label(context.tx, found.commented.object),
        .thread = comment->thread,
        .resolved = found.thread.resolved.has_value()};
}

struct PreparedEdit {
    ObjectId comment;
    objects::CommentText text;
};

PreparedEdit prepare_edit(PrepareContext& context, const EditComment& in) {
    return {.comment = in.comment, .text = objects::read_comment(in.text, context.services.ids())};
}

Saved edit_comment(WriteContext& context, const PreparedEdit& in) {
    const auto comment = context.tx.require<objects::Comment, View>(context.viewer, in.comment);
    const auto commented = require_commented(context.tx, context.viewer, comment->about);
    objects::require_match(comment.object(), context.request.if_match);
    const auto revision = objects::edit_comment(context.tx, context.viewer, commented, comment, in.text);
    return {.id = comment->id, .revision = revision};
}

Done delete_comment(WriteContext& context, const CommentAddress& in) {
    const auto comment = context.tx.require<objects::Comment, View>(context.viewer, in.comment);
    const auto commented = require_commented(context.tx, context.viewer, comment->about);
    objects::delete_comment(context.tx, context.viewer, commented, comment);
    return {};
}

void restored(WriteContext& context, const ObjectRow& comment) {
    objects::comment_restored(context.tx, comment);
}

/// What was decided about a comment goes and comes back with it.
std::vector<PlacedBelow> outcomes_placed(ReadTx& tx, ObjectId comment) {
    std::vector<PlacedBelow> placed;
    for (const auto outcome : objects::outcomes_below(tx, comment))
        placed.push_back({.id = outcome, .in = comment});
    return placed;
}

void add_comment_type(Registry& r) {
    // Its own route deletes a comment, by rules of its own; nobody else's does, and nobody tags one.
    r.object<objects::Comment>(
        {.remove = {}, .below = outcomes_placed, .purged = objects::forget_comment, .restored = restored});
    r.search<objects::Comment>(objects::comment_search_text);
    r.event<objects::CommentMade>("Somebody commented on an object");
    r.event<objects::CommentEdited>("A comment has other words");
    r.event<objects::CommentDeleted>("A comment went to the recycle bin");
    r.event<objects::CommentRestored>("A comment came back from it");
    r.event<objects::ThreadResolved>("A thread of comments was resolved");
    r.event<objects::ThreadReopened>("A thread of comments was opened again");
}

} // namespace

void add_comment_routes(Registry& r) {
    add_comment_type(r);
    // A thread is no object with a clause of its own: the handlers answer what the viewer sees of it, to
    // people only.
    r.get("/objects/{object}/comments", Access::to_any<View>("object"), show_threads,
        "The threads of comments on an object");
    r.post("/objects/{object}/comments", Access::to_any<View>("object"), prepare_thread, start_thread,
        "Comment on an object, or on words in it");
    r.get("/comment-threads/{thread}", Access::signed_in(), show_thread, "A thread of comments");
    r.get(
        "/comment-threads/{thread}/comments", Access::signed_in(), show_comments, "All comments of a thread");
    r.post("/comment-threads/{thread}/comments", Access::signed_in(), prepare_reply, reply,
        "Answer in a thread");
    r.put("/comment-threads/{thread}/resolution", Access::signed_in(), resolve, "Say that it is dealt with");
    r.del("/comment-threads/{thread}/resolution", Access::signed_in(), reopen, "Open it again");
    r.get("/comments/{comment}", Access::to<objects::Comment, View>("comment"), show_place,
        "Where a comment is shown");
    r.put("/comments/{comment}", Access::to<objects::Comment, View>("comment"), prepare_edit, edit_comment,
        "Give one's own comment other words");
    r.del("/comments/{comment}", Access::to<objects::Comment, View>("comment"), delete_comment,
        "Move a comment to the recycle bin");
}

} // namespace folkmoot::host
