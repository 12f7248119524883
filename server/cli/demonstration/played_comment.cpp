#include "cli/demonstration/played_comment.hpp"

#include "access/lane.hpp"
#include "folkmoot/printing.hpp"
#include "host/commented.hpp"
#include "objects/import_map.hpp"
#include "objects/outcome.hpp"
#include "richtext/shown_words.hpp"

#include <fmt/format.h>

#include <stdexcept>

namespace folkmoot::cli {
namespace {

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
    const auto first = objects::find_imported(tx, demonstration_source, key).value().object;
    return {first, objects::find_thread(tx, access::load<objects::Comment>(tx, first).thread).value()};
}

ObjectId played(ReadTx& tx, const Step& step, std::size_t comment) {
    const auto key = fmt::format("{}#{}", step.key.substr(0, step.key.find('#')), comment + 1);
    return objects::find_imported(tx, demonstration_source, key).value().object;
}

/// The blocks that say those words now.
std::vector<std::string> blocks_saying(ReadTx& tx, const objects::Commented& commented, const Step& step,
    const std::vector<std::string>& words) {
    const auto shown = objects::words_of(tx, commented.object, commented.object.object().revision)
                           .value_or(richtext::PlainText{});
    std::vector<std::string> blocks;
    for (const auto& wanted : words) {
        const auto span = std::ranges::find_if(shown.spans, [&](const auto& one) {
            return std::string_view{shown.text}.substr(one.offset, one.size).contains(wanted);
        });
        if (span == shown.spans.end())
            throw std::runtime_error(fmt::format("{}: the page does not say \"{}\" then", step.key, wanted));
        blocks.push_back(std::to_string(static_cast<std::int64_t>(span->block)));
    }
    return blocks;
}

objects::PointVerdict verdict_named(const std::string& name) {
    const auto& names = names_of<objects::PointVerdict>;
    const auto found = std::ranges::find(names, name);
    if (found == names.end()) throw std::runtime_error(fmt::format("there is no verdict {}", name));
    return static_cast<objects::PointVerdict>(found - names.begin());
}

ObjectId play_outcome(Loading& loading, WriteTx& tx, const Step& step, const Viewer& viewer,
    const objects::Commented& commented) {
    const auto& said = step.thread->comments[step.comment].outcomes[step.part];
    const auto comment = tx.require<objects::Comment, View>(viewer, played(tx, step, step.comment));
    const auto verdict = verdict_named(said.verdict);
    objects::decide(tx, viewer, commented, comment,
        {.verdict = verdict,
            .reason = objects::read_reason(verdict, said.why, loading.house.ids()),
            .changed = objects::require_passages(tx, commented.object,
                objects::revision_of_point(tx, *comment), blocks_saying(tx, commented, step, said.changed))});
    return comment.id();
}

} // namespace

ObjectId play_comment(Loading& loading, WriteTx& tx, const Step& step) {
    const auto& thread = *step.thread;
    const auto viewer = demonstration_viewer(loading, tx, author_of(step));
    const auto commented = host::require_commented(tx, viewer, step.page->id);
    if (step.act == Act::decide) return play_outcome(loading, tx, step, viewer, commented);
    if (step.act == Act::resolve) {
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
