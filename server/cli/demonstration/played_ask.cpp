#include "cli/demonstration/played_ask.hpp"

#include "access/lane.hpp"
#include "host/commented.hpp"
#include "identity/organisation.hpp"
#include "objects/ask.hpp"
#include "objects/review.hpp"
#include "objects/type_abilities.hpp"

#include <fmt/format.h>

#include <stdexcept>

namespace folkmoot::cli {
namespace {

constexpr Sql last_ask{"select id from ask where about = :about and asked_by = :by and kind = :kind "
                       "order by id desc limit 1"};

template <class Enum> Enum named_in(const Step& step, const std::string& name) {
    const auto& names = names_of<Enum>;
    const auto found = std::ranges::find(names, name);
    if (found == names.end()) throw std::runtime_error(fmt::format("{}: there is no {}", step.key, name));
    return static_cast<Enum>(found - names.begin());
}

access::NamedPeople named_people(const Loading& loading, ReadTx& tx, const Step& step) {
    access::NamedPeople named;
    for (const auto& person : step.ask->people)
        named.people.push_back(loading.person(tx, person));
    for (const auto& group : step.ask->groups)
        if (const auto found = identity::find_group(tx, group)) named.groups.push_back(*found);
    for (const auto& lane : access::list_lanes(tx, Loading::viewer(), step.page->space_id))
        if (std::ranges::find(step.ask->lanes, lane.name) != step.ask->lanes.end())
            named.lanes.push_back(lane.id);
    return named;
}

} // namespace

std::string day_of(const Loading& loading, int days) {
    constexpr int noon = 12 * 60;
    return to_rfc3339(loading.calendar.at({.days = -days, .minute = noon})).substr(0, 10);
}

void play_ask(Loading& loading, WriteTx& tx, const Step& step) {
    const auto viewer = demonstration_viewer(loading, tx, author_of(step));
    const auto& asked = *step.ask;
    if (step.act == Act::answer) {
        const auto id = tx.value<ObjectId>(last_ask, bind("about", step.page->id),
            bind("by", loading.person(tx, asked.by)), bind("kind", asked.kind));
        const auto ask = objects::find_ask(tx, id.value()).value();
        const auto about = tx.require<ObjectRow, View>(viewer, step.page->id);
        objects::answer_ask(tx, viewer, about.standing(), ask,
            named_in<objects::AskAnswer>(step, asked.answers[step.part].answer), about->revision);
        return;
    }
    const auto about = tx.require<ObjectRow, objects::AskOthers>(viewer, step.page->id);
    const auto kind = named_in<objects::AskKind>(step, asked.kind);
    const auto permission = kind == objects::AskKind::comment
        ? tx.kept<objects::TypeAbilities>().find(about->type)->comment
        : View::permission;
    const auto named_here = named_people(loading, tx, step);
    auto found = access::find_addressees(tx, about.standing(), named_here, permission);
    for (const auto person : named_here.people)
        if (std::ranges::binary_search(found.may_not, person))
            throw std::runtime_error(fmt::format("{} asks somebody who cannot do it", step.key));
    objects::ask(tx, about,
        {.kind = kind,
            .due = objects::require_deadline(day_of(loading, asked.due_in_days), "Europe/London", tx.now()),
            .note = asked.note,
            .people = std::move(found.may)});
}

void play_review(Loading& loading, WriteTx& tx, const Step& step) {
    const auto viewer = demonstration_viewer(loading, tx, author_of(step));
    const auto& review = *step.review;
    objects::plan_review(tx, objects::require_writing(tx, viewer, step.page->id),
        {.keeper = viewer.person(),
            .due = objects::require_deadline(day_of(loading, review.due_in_days), "Europe/London", tx.now()),
            .every_months = review.every_months});
}

} // namespace folkmoot::cli
