#include "objects/scheduled_view.hpp"

#include "folkmoot/printing.hpp"
#include "folkmoot/publishing.hpp"
#include "folkmoot/richtext_diff.hpp"
#include "objects/text_links.hpp"

namespace folkmoot::objects {
namespace {

constexpr Sql select_texts_told{
    "select s.object, s.person, s.made, s.due, s.due_on, s.due_at, s.zone, s.note, s.minor, s.live_seq, "
    "s.failed, "
    "s.failure from failed_publication_told t join scheduled_publication s on s.object = t.object "
    "where t.person = :person and s.failed is not null order by s.failed desc, s.object limit 20"};

/// What of it readers would get; links by title count as they lead now.
richtext::Difference difference_of(ReadContext& context, const Written& object, richtext::Tree to) {
    auto from = published_text(context.tx, object.object);
    settle_titles(context.tx, context.viewer, object, from);
    settle_titles(context.tx, context.viewer, object, to);
    return richtext::diff(from, to);
}

bool moved_on(ReadContext& context, const Written& object, const richtext::Tree& tree) {
    auto live = live::find(context.tx, object.object, context.services.ids());
    if (!live) return false;
    resolve_titles(context.tx, context.viewer, object, live->tree);
    return !richtext::same_content(tree, live->tree);
}

} // namespace

std::optional<ScheduledView> view_scheduled(ReadContext& context, const Written& object) {
    ReadTx& tx = context.tx;
    const auto scheduled = find_scheduled(tx, object.id());
    if (!scheduled) return std::nullopt;
    const auto tree = scheduled_tree(tx, object.id());
    const auto difference = difference_of(context, object, tree);
    return ScheduledView{.by = label_person(tx, scheduled->person),
        .made = scheduled->made,
        .due = scheduled->moment(),
        .note = scheduled->note,
        .minor = scheduled->minor,
        .readers = access::count_readers(tx, object.object, Lifecycle::live),
        .html = print_for(tx, context.viewer, object,
            richtext::print_fragment(
                difference, html_options(context.services, context.request.language, difference.tree))),
        .added = static_cast<std::int64_t>(difference.words_added),
        .removed = static_cast<std::int64_t>(difference.words_removed),
        .moved_on = moved_on(context, object, tree),
        .failed = scheduled->failed,
        .failure = scheduled->failure};
}

std::vector<NotPublished> not_published(ReadTx& tx, const Viewer& viewer) {
    std::vector<NotPublished> items;
    for (const auto& one : tx.rows<ScheduledText>(select_texts_told, bind("person", viewer.person()))) {
        const auto seen = access::find_standing(tx, viewer, one.object, {});
        if (!seen || seen->object().deleted) continue;
        const auto text = written(tx, *seen).text;
        if (text.write.empty() || !seen->can(text.write)) continue;
        items.push_back({.object = label(tx, *seen),
            .due = one.moment(),
            .by = label_person(tx, one.person),
            .failure = one.failure.value_or(PublishingFailure::refused)});
    }
    return items;
}

} // namespace folkmoot::objects
