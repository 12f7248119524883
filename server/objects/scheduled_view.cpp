#include "objects/scheduled_view.hpp"

#include "folkmoot/printing.hpp"
#include "objects/planned_text.hpp"
#include "objects/text_links.hpp"

namespace folkmoot::objects {
namespace {

constexpr Sql select_texts_told{
    "select s.object, s.person, s.made, s.due, s.due_on, s.due_at, s.zone, s.note, s.minor, s.live_seq, "
    "s.failed, "
    "s.failure, s.agreed_by from failed_publication_told t join scheduled_publication s on s.object = "
    "t.object "
    "where t.person = :person and s.failed is not null order by s.failed desc, s.object limit 20"};

} // namespace

std::optional<ScheduledView> view_scheduled(ReadContext& context, const Written& object) {
    ReadTx& tx = context.tx;
    const auto scheduled = find_scheduled(tx, object.id());
    if (!scheduled) return std::nullopt;
    const auto tree = scheduled_tree(tx, object.id());
    const auto difference = change_for_readers(context, object, tree);
    ScheduledView view{.by = label_person(tx, scheduled->person),
        .made = scheduled->made,
        .due = scheduled->moment(),
        .note = scheduled->note,
        .minor = scheduled->minor,
        .readers = access::count_readers(tx, object.object, Lifecycle::live),
        .everybody = access::read_by_everybody(tx, object.object, Lifecycle::live),
        .html = print_for(tx, context.viewer, object,
            richtext::print_fragment(
                difference, html_options(context.services, context.request.language, difference.tree))),
        .added = static_cast<std::int64_t>(difference.words_added),
        .removed = static_cast<std::int64_t>(difference.words_removed),
        .moved_on = draft_moved_on(context, object, tree),
        .failed = scheduled->failed,
        .failure = scheduled->failure};
    if (scheduled->agreed_by) view.agreed_by = label_person(tx, *scheduled->agreed_by);
    return view;
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
