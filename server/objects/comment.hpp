#pragma once
#include "folkmoot/audience.hpp"
#include "folkmoot/event.hpp"
#include "folkmoot/objects.hpp"
#include "objects/comment_anchor.hpp"
#include "objects/comment_text.hpp"

namespace folkmoot::objects {

/// A comment's own row; its words are the object's revisions, its audience the object's visibility.
struct Comment {
    ObjectId id;
    ObjectId about;
    ObjectId thread;
    static constexpr auto fields() {
        return std::array{field<&Comment::id>("id", "The comment"),
            field<&Comment::about>("about", "What it is about"),
            field<&Comment::thread>("thread", "The thread it stands in")};
    }
    static constexpr ObjectType object_type() {
        return {.name = "core.comment", .select = "select id, about, thread from comment where id = :id"};
    }
};

/// What several comments have in common.
struct CommentThread {
    ObjectId id;
    ObjectId about;
    access::Audience audience = access::Audience::staff; ///< all of it is for these, or for fewer
    ObjectId lane;
    Time started;
    ObjectId started_by;
    std::optional<std::int64_t> revision; ///< of the words it is about; none: about the whole
    std::optional<std::int64_t> block;
    std::optional<std::int64_t> start;
    std::optional<std::string> words;
    std::optional<std::string> words_before;
    std::optional<std::string> words_after;
    std::optional<Bytes> first_at; ///< of these words in the live text, and `last_at`
    std::optional<Bytes> last_at;
    std::optional<Time> resolved;
    std::optional<ObjectId> resolved_by;
    std::optional<Anchor> anchor() const;
    /// About what its editors have written so far: only who sees drafts reads it.
    bool on_draft() const { return revision == 0; }
    static constexpr auto fields() {
        return std::array{field<&CommentThread::id>("id", "The thread"),
            field<&CommentThread::about>("about", "What it is about"),
            field<&CommentThread::audience>("audience", "Whom the first comment was for"),
            field<&CommentThread::lane>("lane", "The lane, or 0"),
            field<&CommentThread::started>("started", "When"),
            field<&CommentThread::started_by>("started_by", "By whom"),
            field<&CommentThread::revision>("revision", "The revision its words were read in; 0: the draft"),
            field<&CommentThread::block>("block", "The block they began in"),
            field<&CommentThread::start>("start", "Where in it"),
            field<&CommentThread::words>("words", "The words"),
            field<&CommentThread::words_before>("words_before", "What stood before them"),
            field<&CommentThread::words_after>("words_after", "What stood behind them"),
            field<&CommentThread::first_at>("first_at", "Where its first letter is in the live text"),
            field<&CommentThread::last_at>("last_at", "And its last one"),
            field<&CommentThread::resolved>("resolved", "When it was resolved"),
            field<&CommentThread::resolved_by>("resolved_by", "By whom")};
    }
};
std::optional<CommentThread> find_thread(ReadTx& tx, ObjectId thread);

/// An object that takes comments, and what the viewer may do with them.
struct Commented {
    Standing object;
    bool may_comment = false; ///< it is published, not in the bin, and the viewer has its type's permission
    bool edits = false; ///< may write its text, which is not in the bin: reads the draft
    bool may_comment_on_draft = false; ///< edits it, sees drafts, and has its type's permission
    bool moderates = false; ///< may edit what the comments are about
};

struct NewComment {
    CommentText text;
    WantedAudience wanted;
    std::optional<Anchor> anchor;
    WhichText which = WhichText::published; ///< of the draft: for those who see drafts, whatever is wanted
};

/// What was made.
struct MadeComment {
    ObjectId id;
    ObjectId thread;
    static constexpr auto fields() {
        return std::array{field<&MadeComment::id>("id", "The comment"),
            field<&MadeComment::thread>("thread", "Its thread")};
    }
};

// The changes. They throw Code::forbidden "comments.may_not" without the right, Code::bad_input where the
// writer has to choose whom it is for or chose somebody they cannot write to, or mentions somebody who would
// not see it, and Code::conflict "comments.too_many" beyond 5,000 comments on an object, 100 in a thread, of
// each audience.
MadeComment start_thread(
    WriteTx& tx, const Viewer& viewer, const Commented& commented, const NewComment& comment);
MadeComment reply(WriteTx& tx, const Viewer& viewer, const Commented& commented, const CommentThread& thread,
    const NewComment& comment);
/// Gives a comment other words: its author only. Gives the revision.
std::int64_t edit_comment(WriteTx& tx, const Viewer& viewer, const Commented& commented,
    const Granted<Comment, View>& comment, const CommentText& text);
/// Puts it into the recycle bin: its author, and whoever moderates, which leaves a line in the audit log.
void delete_comment(
    WriteTx& tx, const Viewer& viewer, const Commented& commented, const Granted<Comment, View>& comment);

enum class Resolution { open, resolved };
/// By whoever started it or moderates; repeating it changes nothing.
void resolve_thread(WriteTx& tx, const Viewer& viewer, const Commented& commented,
    const CommentThread& thread, Resolution resolution);
bool may_answer(const Commented& commented, const CommentThread& thread);
bool may_resolve(const Viewer& viewer, const Commented& commented, const CommentThread& thread);

/// A comment is back from the recycle bin. Throws Code::conflict when what it is about is still there.
void comment_restored(WriteTx& tx, const ObjectRow& comment);
/// A comment leaves the bin for good; its thread goes with the last one.
void forget_comment(WriteTx& tx, const ObjectRow& comment);

} // namespace folkmoot::objects
