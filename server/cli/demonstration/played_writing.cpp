#include "cli/demonstration/played_writing.hpp"

#include "cli/demonstration/changed_text.hpp"
#include "collab/rooms/draft_edit.hpp"
#include "objects/agreeing.hpp"
#include "objects/publication.hpp"
#include "objects/scheduled.hpp"
#include "objects/written.hpp"

#include <fmt/format.h>

namespace folkmoot::cli {
namespace {

objects::LocalMoment moment_of(const Loading& loading, const DayBefore& day, Time now) {
    const auto on = to_rfc3339(loading.calendar.at(day)).substr(0, 10);
    return objects::require_moment(
        on, fmt::format("{:02}:{:02}", day.minute / 60, day.minute % 60), "Europe/London", now);
}

} // namespace

void play_writing(Loading& loading, WriteContext& context, const Step& step) {
    WriteTx& tx = context.tx;
    IdMint& ids = loading.house.ids();
    const auto& writing = *step.writing;
    const auto viewer = demonstration_viewer(loading, tx, writing.author);
    const auto object = objects::require_writing(tx, viewer, step.page->id);
    auto draft = collab::open_draft(tx, object.row(), ids);
    const auto wanted = changed_text(draft.tree, writing.changes, step, ids);
    collab::save_change(tx, collab::change_draft(std::move(draft), wanted, ids), viewer.person());
    if (writing.published.empty()) return;
    auto text = objects::prepare_text(tx, viewer, ids,
        {.object = object.id(), .title = object.row().title, .source = objects::TextSource::live});
    WriteContext own{.tx = tx, .viewer = viewer, .request = context.request, .services = context.services};
    if (writing.scheduled) {
        objects::schedule(own, object, std::move(text),
            {.moment = moment_of(loading, *writing.scheduled, tx.now()), .note = writing.published});
        return;
    }
    text.in.note = writing.published;
    if (objects::agreement_for(tx, viewer, object) == objects::Agreement::not_needed)
        objects::publish(own, object, std::move(text));
    else
        objects::ask_agreement(own, object, std::move(text));
}

} // namespace folkmoot::cli
