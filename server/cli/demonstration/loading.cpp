#include "cli/demonstration/loading.hpp"

#include "identity/organisation.hpp"
#include "identity/person.hpp"

#include <fmt/format.h>

#include <stdexcept>

namespace folkmoot::cli {
namespace {

constexpr int days_before_first_page = 14;

int oldest_day(const std::vector<DemonstrationPage>& pages) {
    int oldest = 0;
    for (const auto& page : pages) {
        for (const auto& revision : page.revisions)
            oldest = std::max(oldest, revision.when.days);
        if (page.draft) oldest = std::max(oldest, page.draft->when.days);
        oldest = std::max(oldest, oldest_day(page.below));
    }
    return oldest;
}

int oldest_day(const Demonstration& content) {
    int oldest = 0;
    for (const auto& space : content.spaces)
        for (const auto& section : space.sections)
            oldest = std::max(oldest, oldest_day(section.pages));
    return oldest;
}

[[noreturn]] void unknown(std::string_view what, std::string_view name) {
    throw std::runtime_error(fmt::format("the demonstration has no {} {}", what, name));
}

} // namespace

const Viewer& Loading::viewer() {
    static const Viewer house = Viewer::system("the demonstration is loaded from its files");
    return house;
}

const DemonstrationPerson& Loading::person_record(std::string_view key) const {
    auto found = std::ranges::find(content.people, key, &DemonstrationPerson::key);
    if (found == content.people.end()) unknown("person", key);
    return *found;
}

ObjectId Loading::person(ReadTx& tx, std::string_view key) const {
    auto person = identity::find_person_by_email(tx, person_record(key).email);
    if (!person) unknown("person", key);
    return person->id;
}

ObjectId Loading::organisation(ReadTx& tx, std::string_view key) const {
    auto record = std::ranges::find(content.organisations, key, &DemonstrationOrganisation::key);
    if (record == content.organisations.end()) unknown("organisation", key);
    for (const auto& known : identity::list_organisations(tx))
        if (known.name == record->name) return known.id;
    unknown("organisation", key);
}

bool Loading::is_in_use(std::string_view module) const {
    return house.registries().find_section(module) != nullptr;
}

Loaded load_demonstration(host::House& house, PlayedClock& clock, const Demonstration& content) {
    const LondonCalendar calendar{clock.now()};
    Loading loading{.house = house,
        .clock = clock,
        .content = content,
        .calendar = calendar,
        .founded = calendar.at({.days = oldest_day(content) + days_before_first_page, .minute = 9 * 60})};
    load_organisations(loading);
    load_people(loading);
    load_spaces(loading);
    load_site_pages(loading);
    play_pages(loading);
    send_invitations(loading);
    arrange_homes(loading);
    sign_access_reviews(loading);
    ask_to_come_in(loading);
    put_up_notices(loading);
    publish_page_versions(loading);
    bring_to_rest(loading);
    clock.go_live();
    return loading.loaded;
}

} // namespace folkmoot::cli
