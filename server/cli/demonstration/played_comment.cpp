#include "cli/demonstration/played_comment.hpp"

#include "access/lane.hpp"
#include "folkmoot/printing.hpp"
#include "host/commented.hpp"
#include "identity/viewer_maker.hpp"
#include "objects/import_map.hpp"
#include "richtext/shown_words.hpp"

#include <fmt/format.h>

#include <stdexcept>

namespace folkmoot::cli {
namespace {

constexpr std::string_view source = "demonstration";

Viewer viewer_called(const Loading& loading, ReadTx& tx, std::string_view key) {
    const auto& record = loading.person_record(key);
    return ViewerMaker::make({.kind = record.kind == "guest" ? ViewerKind::guest : ViewerKind::staff,
        .person = loading.person(tx, key),
        .organisation = loading.organisation(tx, record.organisation),
        .second_factor = true});
}

objects::WantedAudience wanted(ReadTx& tx, const Step& step, const std::string& name) {
    if (name.empty()) return {};
    if (name == "everyone") return {access::Audience::everyone, {}};
    if (name == "staff") return {access::Audience::staff, {}};
    for (const auto& lane : access::list_lanes(tx, Loading::viewer(), step.page->space_id))
        if (name == "lane:" + lane.name) return {access::Audience::lane, lane.id};
    throw std::runtime_error(fmt::format("{}: there is no {}", step.key, name));
}

/// The first place of the words in the text that is published then.
std::optional<objects::Anchor> anchor_of(ReadTx& tx, const objects::Commented& commented, const Step& step) {
    const auto& words = step.thread->words;
    if (words.empty()) return std::nullopt;
    const auto revision = commented.object.object().revision;
    const auto shown = objects::words_of(tx, commented.object, revision).value_or(richtext::PlainText{});
    for (const auto& span : shown.spans)
        if (auto quote = richtext::quote_at(shown, span.block, 0, words))
            return objects::Anchor{.revision = revision, .quote = std::move(*quote)};
    throw std::runtime_error(
        fmt::format("{}: {} does not say \"{}\" then", step.key, step.thread->page, words));
}

/// The thread that its first comment, which has been played before, stands in.
std::pair<ObjectId, objects::CommentThread> begun_thread(ReadTx& tx, const Step& step) {
    const auto key = step.key.substr(0, step.key.find('#')) + "#1";
    const auto first = objects::find_imported(tx, source, key).value().object;
    return {first, objects::find_thread(tx, access::load<objects::Comment>(tx, first).thread).value()};
}

} // namespace

ObjectId play_comment(Loading& loading, WriteTx& tx, const Step& step) {
    const auto& thread = *step.thread;
    const bool resolves = step.act == Act::resolve;
    const auto viewer =
        viewer_called(loading, tx, resolves ? thread.resolved_by : thread.comments[step.comment].author);
    const auto commented = host::require_commented(tx, viewer, step.page->id);
    if (resolves) {
        const auto [first, begun] = begun_thread(tx, step);
        objects::resolve_thread(tx, viewer, commented, begun, objects::Resolution::resolved);
        return first;
    }
    const auto& said = thread.comments[step.comment];
    objects::NewComment comment{.text = objects::read_comment(said.text, loading.house.ids()),
        .wanted = wanted(tx, step, said.audience),
        .anchor = {}};
    if (step.comment > 0)
        return objects::reply(tx, viewer, commented, begun_thread(tx, step).second, comment).id;
    comment.anchor = anchor_of(tx, commented, step);
    return objects::start_thread(tx, viewer, commented, comment).id;
}

} // namespace folkmoot::cli
