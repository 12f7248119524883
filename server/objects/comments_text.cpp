#include "folkmoot/comments.hpp"
#include "folkmoot/printing.hpp"
#include "objects/blocks.hpp"
#include "objects/comments_seen.hpp"

namespace folkmoot::objects {
namespace {

constexpr std::size_t most_threads = 1'000;
constexpr std::size_t threads_at_once = 20;
constexpr std::size_t first_comments = 101;

/// Writes one viewer's threads down, some at a time.
class Writing {
public:
    Writing(ReadContext& context, const Standing& object)
        : context_(context)
        , seen_(context.tx, context.viewer, object) { }

    richtext::Tree write() {
        for (const auto state : {Resolution::open, Resolution::resolved})
            each(state);
        if (tree_.blocks.empty()) return {};
        richtext::Block heading{.node = richtext::Heading{.level = 2}};
        heading.text.push_back({.content = say("comments.title"), .style = {}});
        tree_.blocks.insert(tree_.blocks.begin(), std::move(heading));
        return std::move(tree_);
    }

private:
    void each(Resolution state) {
        ObjectId before{std::numeric_limits<std::int64_t>::max()};
        while (written_ < most_threads) {
            const auto threads = seen_.threads({.state = state}, before, threads_at_once);
            if (threads.empty()) return;
            std::vector<ObjectId> ids;
            for (const auto& thread : threads)
                ids.push_back(thread.id);
            const auto comments = seen_.first_of_threads(ids, first_comments);
            std::vector<ObjectId> said;
            for (const auto& comment : comments)
                said.push_back(comment.id);
            outcomes_ = outcomes_about(context_, said);
            for (const auto& thread : threads)
                put(thread, comments);
            before = threads.back().id;
            written_ += threads.size();
        }
    }

    void put(const CommentThread& thread, const std::vector<SeenComment>& comments) {
        if (thread.words) {
            richtext::Block quote{.node = richtext::Quote{}};
            quote.blocks.push_back(paragraph(*thread.words));
            tree_.blocks.push_back(std::move(quote));
        } else {
            tree_.blocks.push_back(paragraph(say("comments.thread_whole"), richtext::Mark::emphasis));
        }
        for (const auto& comment : comments)
            if (comment.thread == thread.id) put(comment);
        if (thread.resolved_by)
            tree_.blocks.push_back(paragraph(
                say("comments.resolved_by", {{"name", label_person(context_.tx, *thread.resolved_by).name}})
                    + ", " + moment(thread.resolved.value_or(Time{})),
                richtext::Mark::emphasis));
        tree_.blocks.push_back({.node = richtext::Rule{}});
    }

    void put(const SeenComment& comment) {
        const auto author = label_person(context_.tx, comment.author);
        auto by = author.name;
        if (!author.organisation.empty()) by += ", " + author.organisation;
        tree_.blocks.push_back(paragraph(
            by + ", " + moment(comment.created) + readers_of(comment.visibility), richtext::Mark::strong));
        auto words = read_text(comment.body);
        std::ranges::move(words.blocks, std::back_inserter(tree_.blocks));
        if (const auto found = outcomes_.find(comment.id); found != outcomes_.end())
            std::ranges::move(outcome_as_text(context_, found->second), std::back_inserter(tree_.blocks));
    }

    /// Said where not everybody reads it who reads the page.
    std::string readers_of(ObjectId visibility) {
        const auto readers = access::audience_of(context_.tx, visibility);
        if (readers.audience == access::Audience::everyone) return {};
        const auto words = readers.audience == access::Audience::lane
            ? say("comments.readers_lane", {{"name", lane_name(readers)}})
            : say("comments.within_staff");
        return " (" + say("comments.readers_of", {{"readers", words}}) + ")";
    }

    /// A guest knows their side by their organisation.
    std::string lane_name(const access::AudienceChoice& readers) {
        if (context_.viewer.kind() != ViewerKind::guest) return readers.name;
        auto own = label_person(context_.tx, context_.viewer.person()).organisation;
        return own.empty() ? readers.name : own;
    }

    /// "2026-05-03 14:05 UTC"
    static std::string moment(Time time) {
        auto text = to_rfc3339(time).substr(0, 16);
        text.at(10) = ' ';
        return text + " UTC";
    }

    std::string say(
        std::string_view key, const std::vector<std::pair<std::string, std::string>>& values = {}) {
        return context_.services.message(key, context_.request.language, values);
    }

    ReadContext& context_;
    CommentsSeen seen_;
    richtext::Tree tree_;
    std::unordered_map<ObjectId, OutcomeView> outcomes_; ///< of the threads being written
    std::size_t written_ = 0;
};

} // namespace

richtext::Tree comments_as_text(ReadContext& context, const Standing& object) {
    auto tree = Writing{context, object}.write();
    normalise(tree);
    return tree;
}

} // namespace folkmoot::objects
