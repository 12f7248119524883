#pragma once
#include "folkmoot/context.hpp"
#include "folkmoot/label.hpp"
#include "folkmoot/search.hpp"
#include "objects/outcome_view.hpp"

namespace folkmoot::objects {

struct CommentView {
    ObjectId id;
    PersonLabel author;
    Time made;
    bool edited = false;
    std::int64_t revision = 0;
    std::string html;
    std::string markdown;
    ReadersView readers;
    std::optional<OutcomeView> outcome;
    bool may_decide = false;
    bool may_edit = false;
    bool may_delete = false;
    static constexpr auto fields() {
        return std::array{field<&CommentView::id>("id", "The comment"),
            field<&CommentView::author>("author", "Who wrote it"), field<&CommentView::made>("made", "When"),
            field<&CommentView::edited>("edited", "Whether it has had other words: its revisions have them"),
            field<&CommentView::revision>("revision", "For If-Match, when it is edited"),
            field<&CommentView::html>("html", "Its words, printed for this viewer"),
            field<&CommentView::markdown>("markdown", "Its words as they were typed; for its author only"),
            field<&CommentView::readers>("readers", "Whom it is for"),
            field<&CommentView::outcome>("outcome", "What was decided about it, if something was"),
            field<&CommentView::may_decide>(
                "may_decide", "It is a point, and the viewer may decide about it"),
            field<&CommentView::may_edit>("may_edit", "The viewer may change its words"),
            field<&CommentView::may_delete>("may_delete", "The viewer may delete it")};
    }
};

struct ResolvedBy {
    PersonLabel by;
    Time at;
    static constexpr auto fields() {
        return std::array{
            field<&ResolvedBy::by>("by", "Who resolved it"), field<&ResolvedBy::at>("at", "When")};
    }
};

/// A thread as one viewer sees it; every number and name in it is of what they see.
struct ThreadView {
    ObjectId id;
    std::optional<AnchorView> anchor;
    std::optional<ResolvedBy> resolved;
    bool on_draft = false;
    bool beheaded = false;
    std::vector<CommentView> comments;
    bool more = false;
    std::vector<ReadersView> readers_of_reply;
    bool may_reply = false;
    bool may_resolve = false;
    static constexpr auto fields() {
        return std::array{field<&ThreadView::id>("id", "The thread"),
            field<&ThreadView::anchor>("anchor", "The words it is about; none: it is about the whole"),
            field<&ThreadView::resolved>("resolved", "Who resolved it, if somebody has"),
            field<&ThreadView::on_draft>("on_draft", "It is about the draft: those who see drafts read it"),
            field<&ThreadView::beheaded>("beheaded", "Its first comment has been deleted"),
            field<&ThreadView::comments>("comments", "The first hundred, the oldest first"),
            field<&ThreadView::more>("more", "There are more: ask the thread itself"),
            field<&ThreadView::readers_of_reply>(
                "readers_of_reply", "Whom an answer may be for, where one must choose"),
            field<&ThreadView::may_reply>("may_reply", "The viewer may answer"),
            field<&ThreadView::may_resolve>("may_resolve", "The viewer may resolve and reopen it")};
    }
};

/// One page of the threads on an object.
struct ThreadsView {
    std::vector<ThreadView> items;
    std::string next;
    std::int64_t open = 0;
    std::int64_t resolved = 0;
    std::vector<ReadersView> readers;
    std::vector<std::string> organisations;
    bool may_comment = false;
    bool may_comment_on_draft = false;
    static constexpr auto fields() {
        return std::array{field<&ThreadsView::items>("items", "The newest first"),
            field<&ThreadsView::next>("next", "Ask with it as `after` for the page behind; empty at the end"),
            field<&ThreadsView::open>(
                "open", "How many open threads the viewer sees; at most 1,000 are counted"),
            field<&ThreadsView::resolved>("resolved", "And resolved ones"),
            field<&ThreadsView::readers>("readers", "Whom a new comment may be for; more than one: choose"),
            field<&ThreadsView::organisations>("organisations",
                "For whom those act who said something here, where there are several; at most 50"),
            field<&ThreadsView::may_comment>("may_comment", "The viewer may start a thread"),
            field<&ThreadsView::may_comment_on_draft>("may_comment_on_draft", "And one about the draft")};
    }
};

/// Which of the threads somebody wants to read, and beside which text.
struct WantedThreads {
    Resolution state = Resolution::open;
    WhichText which =
        WhichText::published; ///< of the draft: for those who may write it, others get the other
    bool mine = false; ///< only those in which the viewer said something
    std::string organisation = {}; ///< only those in which somebody who acts for it did; empty: all
    std::string_view after = {};
};

/// The threads of which the viewer sees something, twenty a page. The numbers of open and resolved ones are
/// of all of them, whatever is wanted.
ThreadsView list_threads(ReadContext& context, const Commented& commented, const WantedThreads& wanted);

/// One of them. Throws Code::not_found for one of which the viewer sees nothing.
ThreadView view_thread(ReadContext& context, const Commented& commented, const CommentThread& thread);

/// More comments of one thread, from after that one on.
Paged<CommentView> list_comments(
    ReadContext& context, const Commented& commented, const CommentThread& thread, std::string_view after);

/// Comments are found by their words.
SearchText comment_search_text(ReadTx& tx, const ObjectRow& comment);

} // namespace folkmoot::objects

template <>
inline constexpr std::array folkmoot::names_of<folkmoot::objects::Resolution>{
    std::string_view{"open"}, std::string_view{"resolved"}};
