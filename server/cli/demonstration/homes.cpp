#include "cli/demonstration/loading.hpp"
#include "cli/demonstration/placed_page.hpp"
#include "cli/demonstration/played_ask.hpp"
#include "cli/find_space.hpp"
#include "objects/space_home.hpp"

#include <fmt/format.h>

#include <stdexcept>

namespace folkmoot::cli {
namespace {

constexpr Sql arranged{"select count(*) from space_home where space = :space"};
constexpr Sql titled{"select id from object where space = :space and title = :title and deleted is null "
                     "order by id limit 1"};

/// Whether the space has sections of modules that are not in use, with which their pages are left out.
bool lacks_pages(const Loading& loading, const std::string& space) {
    const auto found = std::ranges::find(loading.content.spaces, space, &DemonstrationSpace::slug);
    return found != loading.content.spaces.end()
        && !std::ranges::all_of(
            found->sections, [&](const auto& section) { return loading.is_in_use(section.module); });
}

objects::NewHome home_of(
    const Loading& loading, WriteTx& tx, ObjectId space, const DemonstrationHome& record, IdMint& ids) {
    objects::NewHome home;
    home.welcome = objects::read_welcome(record.welcome, ids);
    for (const auto& title : record.pins) {
        const auto pin = tx.value<ObjectId>(titled, bind("space", space), bind("title", title));
        if (pin)
            home.pins.push_back(*pin);
        else if (!lacks_pages(loading, record.space))
            throw std::runtime_error(fmt::format("{} has no {} to be pinned", record.space, title));
    }
    for (const auto& date : record.dates)
        home.dates.push_back({.name = date.name,
            .due = objects::require_deadline(day_of(loading, date.in_days), "Europe/London", tx.now())});
    for (const auto& contact : record.contacts) {
        objects::NewContact made{
            .person = {}, .name = contact.name, .email = contact.email, .about = contact.about};
        if (!contact.person.empty()) made.person = loading.person(tx, contact.person);
        home.contacts.push_back(std::move(made));
    }
    return home;
}

} // namespace

void arrange_homes(Loading& loading) {
    for (const auto& record : loading.content.homes) {
        const auto by = loading.read([&](ReadTx& tx) { return loading.person(tx, record.by); });
        loading.write(loading.calendar.at(record.when), by, [&](WriteTx& tx) {
            const auto space = find_space(tx, record.space).value();
            if (*tx.value<std::int64_t>(arranged, bind("space", space)) > 0) return;
            const auto viewer = demonstration_viewer(loading, tx, record.by);
            const auto granted = tx.require<Space, objects::ArrangeHome>(viewer, space);
            objects::arrange_home(
                tx, viewer, granted, home_of(loading, tx, space, record, loading.house.ids()));
        });
    }
}

} // namespace folkmoot::cli
