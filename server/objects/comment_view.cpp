#include "objects/comment_view.hpp"

#include "folkmoot/printing.hpp"
#include "objects/comments_seen.hpp"
#include "objects/position.hpp"

#include <map>

namespace folkmoot::objects {
namespace {

constexpr std::size_t threads_on_page = 20;
constexpr std::size_t comments_on_page = 100;
constexpr std::size_t most_bodies = 50; ///< that are listed to choose from

/// Prints what one viewer sees of the comments on one object.
class Presenter {
public:
    Presenter(ReadContext& context, const Commented& commented, WhichText which)
        : context_(context)
        , commented_(commented)
        , seen_(context.tx, context.viewer, commented.object)
        , known_(access::audiences_under(context.tx, context.viewer, commented.object))
        , choices_(commented.may_comment ? known_ : std::vector<access::AudienceChoice>{})
        , anchors_(context.tx, commented.object, context.services.ids(), which, commented.edits) { }

    const CommentsSeen& seen() const { return seen_; }
    const std::vector<access::AudienceChoice>& choices() const { return choices_; }

    std::vector<ThreadView> threads(const std::vector<CommentThread>& threads) {
        std::vector<ObjectId> ids;
        std::vector<ObjectId> people;
        for (const auto& thread : threads) {
            ids.push_back(thread.id);
            people.push_back(thread.resolved_by.value_or(ObjectId{}));
        }
        auto rows = seen_.first_of_threads(ids, comments_on_page + 1);
        auto views = comments(rows, threads);
        auto names = label_people(context_.tx, people);
        std::vector<ThreadView> result;
        for (std::size_t i = 0; i < threads.size(); ++i) {
            auto view = head_of(threads[i]);
            if (threads[i].resolved) view.resolved = ResolvedBy{std::move(names[i]), *threads[i].resolved};
            for (std::size_t at = 0; at < rows.size(); ++at)
                if (rows[at].thread == threads[i].id) view.comments.push_back(std::move(views[at]));
            view.beheaded = view.comments.empty() || view.comments.front().made != threads[i].started;
            view.more = view.comments.size() > comments_on_page;
            if (view.more) view.comments.pop_back();
            result.push_back(std::move(view));
        }
        return result;
    }

    /// `threads` are those that they stand in.
    std::vector<CommentView> comments(
        const std::vector<SeenComment>& rows, std::span<const CommentThread> threads) {
        std::vector<ObjectId> ids;
        std::vector<ObjectId> authors;
        for (const auto& row : rows) {
            ids.push_back(row.id);
            authors.push_back(row.author);
        }
        auto names = label_people(context_.tx, authors);
        auto outcomes = outcomes_about(context_, ids);
        std::vector<CommentView> views;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            views.push_back(comment(rows[i], std::move(names[i])));
            const auto thread = std::ranges::find(threads, rows[i].thread, &CommentThread::id);
            const auto& readers = views.back().readers;
            if (rows[i].author == context_.viewer.person() && thread != threads.end()
                && may_answer(commented_, *thread))
                views.back().may_edit = views.back().may_delete = true;
            views.back().may_decide = commented_.moderates && thread != threads.end()
                && is_point(*thread, rows[i].author, rows[i].created,
                    {readers.audience, readers.lane.value_or(ObjectId{}), {}});
            if (const auto found = outcomes.find(rows[i].id); found != outcomes.end())
                views.back().outcome = std::move(found->second);
        }
        return views;
    }

private:
    ThreadView head_of(const CommentThread& thread) {
        ThreadView view{.id = thread.id, .anchor = anchor_of(thread), .resolved = {}};
        view.may_resolve = may_resolve(context_.viewer, commented_, thread);
        view.on_draft = thread.on_draft();
        view.may_reply = may_answer(commented_, thread);
        if (thread.on_draft()) return view;
        std::vector<ReadersView> readers;
        for (const auto& choice : choices_)
            if (access::is_within(choice, thread.audience, thread.lane))
                readers.push_back(view_readers(choice));
        view.may_reply = !readers.empty();
        if (readers.size() > 1) view.readers_of_reply = std::move(readers);
        return view;
    }

    std::optional<AnchorView> anchor_of(const CommentThread& thread) {
        const auto anchor = thread.anchor();
        return anchor ? std::optional{anchors_.view(*anchor)} : std::nullopt;
    }

    CommentView comment(const SeenComment& row, PersonLabel author) {
        const auto tree = read_text(row.body);
        const bool own = context_.viewer.person() && row.author == context_.viewer.person();
        auto options = html_options(context_.services, context_.request.language, tree);
        options.block_ids = richtext::HtmlOptions::BlockIds::absent;
        options.id_prefix = "c" + row.id.text() + "-";
        return {.id = row.id,
            .author = std::move(author),
            .made = row.created,
            .edited = row.revision > 1,
            .revision = row.revision,
            .html = richtext::print_html(tree, PrintFacts{context_.tx, context_.viewer}, options),
            .markdown = own ? richtext::print_markdown(tree) : std::string{},
            .readers = readers_of_sight(row.visibility),
            .outcome = {},
            .may_edit = false,
            .may_delete = commented_.moderates};
    }

    const ReadersView& readers_of_sight(ObjectId visibility) {
        auto [known, is_new] = readers_.try_emplace(visibility);
        if (!is_new) return known->second;
        auto audience = access::audience_of(context_.tx, visibility);
        for (const auto& choice : known_)
            if (choice.is(audience.audience, audience.lane)) audience.name = choice.name;
        known->second = view_readers(audience);
        known->second.drafts = access::lifecycle_of(context_.tx, visibility) == Lifecycle::draft;
        return known->second;
    }

    ReadContext& context_;
    const Commented& commented_;
    CommentsSeen seen_;
    std::vector<access::AudienceChoice> known_; ///< sides by the names that the viewer knows them by
    std::vector<access::AudienceChoice> choices_;
    AnchorFinder anchors_;
    std::unordered_map<ObjectId, ReadersView> readers_;
};

/// Who has said something that the viewer sees, by whom they act for.
using Bodies = std::map<std::string, std::vector<ObjectId>>;

Bodies bodies_of(ReadTx& tx, const CommentsSeen& seen) {
    std::vector<ObjectId> authors;
    for (const auto& [author, count] : seen.count_by_author())
        authors.push_back(author);
    Bodies bodies;
    for (auto& person : label_people(tx, authors))
        bodies[std::move(person.organisation)].push_back(person.id);
    return bodies;
}

std::vector<std::string> named_in(const Bodies& bodies) {
    std::vector<std::string> names;
    for (const auto& [name, people] : bodies)
        if (!name.empty() && names.size() < most_bodies) names.push_back(name);
    return names.size() > 1 ? names : std::vector<std::string>{};
}

ThreadChoice choice_of(const Viewer& viewer, const WantedThreads& wanted, const Bodies& bodies) {
    ThreadChoice choice{.state = wanted.state};
    if (!wanted.organisation.empty()) {
        const auto body = bodies.find(wanted.organisation);
        choice.authors = body == bodies.end() ? std::vector<ObjectId>{} : body->second;
    }
    if (wanted.mine) {
        const bool among =
            !choice.authors || std::ranges::find(*choice.authors, viewer.person()) != choice.authors->end();
        choice.authors = among ? std::vector{viewer.person()} : std::vector<ObjectId>{};
    }
    return choice;
}

} // namespace

ThreadsView list_threads(ReadContext& context, const Commented& commented, const WantedThreads& wanted) {
    const auto which = commented.edits ? wanted.which : WhichText::published;
    Presenter presenter{context, commented, which};
    const bool asks_for_bodies = wanted.after.empty() || !wanted.organisation.empty();
    const auto bodies = asks_for_bodies ? bodies_of(context.tx, presenter.seen()) : Bodies{};
    const auto choice = choice_of(context.viewer, wanted, bodies);
    const std::string list =
        "comments:" + std::string{names_of<Resolution>[static_cast<std::size_t>(wanted.state)]}
        + commented.object.object().id.text();
    const auto before = open_position(
        context.tx, context.viewer, list, wanted.after, std::numeric_limits<std::int64_t>::max());
    auto threads = presenter.seen().threads(choice, ObjectId{before}, threads_on_page + 1);
    ThreadsView view;
    if (threads.size() > threads_on_page) {
        threads.resize(threads_on_page);
        view.next = seal_position(context.tx, context.viewer, list, threads.back().id.value());
    }
    view.items = presenter.threads(threads);
    view.open = presenter.seen().count({.state = Resolution::open});
    view.resolved = presenter.seen().count({.state = Resolution::resolved});
    for (const auto& choice_of_readers : presenter.choices())
        view.readers.push_back(view_readers(choice_of_readers));
    view.organisations = named_in(bodies);
    view.may_comment = !view.readers.empty();
    view.may_comment_on_draft = commented.may_comment_on_draft;
    return view;
}

ThreadView view_thread(ReadContext& context, const Commented& commented, const CommentThread& thread) {
    auto view = std::move(Presenter{context, commented, WhichText::published}.threads({thread}).front());
    if (view.comments.empty()) throw Problem(Code::not_found, "access.not_found");
    return view;
}

Paged<CommentView> list_comments(
    ReadContext& context, const Commented& commented, const CommentThread& thread, std::string_view after) {
    const std::string list = "comments-of:" + thread.id.text();
    const auto from = open_position(context.tx, context.viewer, list, after, 0);
    Presenter presenter{context, commented, WhichText::published};
    auto rows = presenter.seen().of_thread(thread.id, ObjectId{from}, comments_on_page + 1);
    if (rows.empty() && after.empty()) throw Problem(Code::not_found, "access.not_found");
    Paged<CommentView> page;
    if (rows.size() > comments_on_page) {
        rows.resize(comments_on_page);
        page.next = seal_position(context.tx, context.viewer, list, rows.back().id.value());
    }
    page.items = presenter.comments(rows, std::span{&thread, 1});
    return page;
}

SearchText comment_search_text(ReadTx& tx, const ObjectRow& row) {
    SearchText text{.title = row.title, .body = {}, .language = row.language, .tags = {}};
    const auto comment =
        tx.require<Comment, View>(Viewer::system("the search index reads what comments say"), row.id);
    if (const auto words = find_revision(tx, comment, row.revision))
        text.body = richtext::plain_text(read_text(words->body)).text;
    // Where the outcome is for the same people: who looks for the reason finds what it was about.
    for (const auto outcome : outcomes_below(tx, row.id))
        if (access::load<ObjectRow>(tx, outcome).visibility == row.visibility)
            if (const auto reason = find_reason(tx, outcome)) text.body += richtext::plain_text(*reason).text;
    return text;
}

} // namespace folkmoot::objects
