// The home of a space: its welcome, what stands first, the days to keep and whom to ask.
#include "host/core_routes.hpp"
#include "mail/settings.hpp"
#include "objects/space_home.hpp"

namespace folkmoot::host {
namespace {

using objects::ArrangeHome;

struct HomeAddress {
    ObjectId space;
    static constexpr auto fields() { return std::array{field<&HomeAddress::space>("space", "The space")}; }
};

objects::SpaceHome show_space_home(ReadContext& context, const HomeAddress& in) {
    return objects::show_home(context, context.tx.require<Space, View>(context.viewer, in.space));
}

objects::HomeForm show_home_form(ReadContext& context, const HomeAddress& in) {
    return objects::home_form(context.tx, context.viewer, in.space);
}

struct WantedDate {
    std::string name;
    std::string on;
    std::string zone;
    static constexpr auto fields() {
        return std::array{field<&WantedDate::name>("name", "What happens", length(1, 120)),
            field<&WantedDate::on>("on", "On this day: 2026-11-27", length(10, 10)),
            field<&WantedDate::zone>("zone", "In this time zone: Europe/London", length(1, 60))};
    }
};

struct WantedContact {
    std::optional<ObjectId> person;
    std::string name;
    std::string email;
    std::string about;
    static constexpr auto fields() {
        return std::array{field<&WantedContact::person>("person", "One of the staff; left out: a mailbox"),
            field<&WantedContact::name>("name", "What the mailbox is called", length(0, 120), or_default,
                personal("to say whom to ask", "until it is taken off the home")),
            field<&WantedContact::email>("email", "Its address", length(0, 254), or_default,
                personal("to say whom to ask", "until it is taken off the home")),
            field<&WantedContact::about>("about", "What to ask them about", length(0, 120), or_default)};
    }
};

struct ArrangedHome {
    ObjectId space;
    std::int64_t base_version = 0;
    std::string welcome;
    std::vector<ObjectId> pins;
    std::vector<WantedDate> dates;
    std::vector<WantedContact> contacts;
    static constexpr auto fields() {
        return std::array{field<&ArrangedHome::space>("space", "The space"),
            field<&ArrangedHome::base_version>("base_version", "The version that was changed"),
            field<&ArrangedHome::welcome>(
                "welcome", "The welcome as Markdown", length(0, objects::longest_welcome), lines),
            field<&ArrangedHome::pins>("pins", "What stands first", at_most(objects::most_on_home)),
            field<&ArrangedHome::dates>("dates", "Days to keep", at_most(objects::most_on_home)),
            field<&ArrangedHome::contacts>("contacts", "Whom to ask", at_most(objects::most_on_home))};
    }
};

struct PreparedHome {
    ObjectId space;
    objects::NewHome home;
};

/// A day's problems stand at the day in the list.
objects::NewDate date_of(const WantedDate& wanted, std::size_t at, Time now) {
    try {
        return {.name = wanted.name, .due = objects::require_deadline(wanted.on, wanted.zone, now)};
    } catch (Problem& problem) {
        for (auto& wrong : problem.fields())
            throw Problem(Code::bad_input, "request.fields")
                .with_field({"dates." + std::to_string(at) + "." + wrong.path, wrong.key, wrong.values});
        throw;
    }
}

objects::NewContact contact_of(const WantedContact& wanted, std::size_t at) {
    if (!wanted.email.empty() && !mail::is_address(wanted.email))
        throw Problem(Code::bad_input, "request.fields")
            .with_field({"contacts." + std::to_string(at) + ".email", "identity.not_an_address", {}});
    return {.person = wanted.person, .name = wanted.name, .email = wanted.email, .about = wanted.about};
}

PreparedHome prepare_home(PrepareContext& context, const ArrangedHome& in) {
    PreparedHome prepared{.space = in.space,
        .home = {.base_version = in.base_version,
            .welcome = objects::read_welcome(in.welcome, context.services.ids()),
            .pins = in.pins,
            .dates = {},
            .contacts = {}}};
    for (std::size_t at = 0; at < in.dates.size(); ++at)
        prepared.home.dates.push_back(date_of(in.dates[at], at, context.clock.now()));
    for (std::size_t at = 0; at < in.contacts.size(); ++at)
        prepared.home.contacts.push_back(contact_of(in.contacts[at], at));
    return prepared;
}

Done arrange_home(WriteContext& context, const PreparedHome& in) {
    const auto space = context.tx.require<Space, ArrangeHome>(context.viewer, in.space);
    objects::arrange_home(context.tx, context.viewer, space, in.home);
    return {};
}

} // namespace

void add_space_home_routes(Registry& r) {
    r.get("/spaces/{space}/home", Access::to<Space, View>("space"), show_space_home,
        "Its welcome, what stands first, the days to keep and whom to ask");
    r.get("/spaces/{space}/home/form", Access::to<Space, ArrangeHome>("space"), show_home_form,
        "The same as it is written, to be changed");
    r.put("/spaces/{space}/home", Access::to<Space, ArrangeHome>("space"), prepare_home, arrange_home,
        "Arrange a space's home");
    r.event<objects::SpaceHomeChanged>("A space's home was arranged anew");
}

} // namespace folkmoot::host
