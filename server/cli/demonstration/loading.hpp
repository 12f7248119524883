#pragma once
#include "audit/actor.hpp"
#include "cli/demonstration/content.hpp"
#include "cli/demonstration/london_calendar.hpp"
#include "cli/demonstration/played_clock.hpp"
#include "host/house.hpp"

namespace folkmoot::cli {

/// The source, in the import map, of all that a demonstration brings.
inline constexpr std::string_view demonstration_source = "demonstration";

/// What was made by one run of the loader; what was there before is left as it is.
struct Loaded {
    std::size_t organisations = 0, people = 0, spaces = 0, pages = 0, revisions = 0;
    bool nothing() const { return organisations + people + spaces + pages + revisions == 0; }
};

/// A demonstration on its way into a site. The steps below run in the order in which they stand here, each in
/// transactions of its own, and each leaves alone what an earlier run has made: an interrupted set-up is
/// finished by running it again.
struct Loading {
    host::House& house;
    PlayedClock& clock;
    const Demonstration& content;
    LondonCalendar calendar;
    Time founded; ///< when people, spaces and rules were there; before the first page
    Loaded loaded = {};

    /// Writes at that moment and in the name of that person (none: the house).
    template <class Work> auto write(Time at, ObjectId person, Work work) {
        clock.play(at);
        return house.database().write_now("demonstration", [&](WriteTx& tx) {
            audit::act_as(tx, {.person = person, .session = {}, .request = "setup", .why = viewer().why()});
            return work(tx);
        });
    }
    template <class Work> auto read(Work work) { return house.database().read_now(std::move(work)); }

    /// Past the rules of access: the demonstration's files say what there is, not who may do it.
    static const Viewer& viewer();
    /// The one with that key in people.json; throws std::runtime_error when no file has told of them.
    ObjectId person(ReadTx& tx, std::string_view key) const;
    const DemonstrationPerson& person_record(std::string_view key) const;
    ObjectId organisation(ReadTx& tx, std::string_view key) const;
    /// The sections of other modules are left out, with their pages.
    bool is_in_use(std::string_view module) const;
};

void load_organisations(Loading& loading);
void load_people(Loading& loading); ///< and groups
void load_spaces(Loading& loading); ///< areas, spaces, lanes, roles, sections, administrators
void load_site_pages(Loading& loading);
void play_pages(Loading& loading); ///< everything about pages, in the order in which it happened
void send_invitations(Loading& loading); ///< to people who have not come yet
void arrange_homes(Loading& loading);
void sign_access_reviews(Loading& loading);
void ask_to_come_in(Loading& loading); ///< into spaces that people found in the list
void put_up_notices(Loading& loading);
void publish_page_versions(Loading& loading); ///< of the footer's pages
void bring_to_rest(Loading& loading); ///< spaces that are frozen or archived, and people who have left

/// Brings the whole of it into a site. The clock is live again at the end.
Loaded load_demonstration(host::House& house, PlayedClock& clock, const Demonstration& content);

/// What the people whose sign-ins are printed sign in with.
inline constexpr std::string_view demonstration_password = "high-tide-at-half-past-nine";

} // namespace folkmoot::cli
