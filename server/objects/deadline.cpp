#include "objects/deadline.hpp"

#include "folkmoot/problem.hpp"
#include "objects/local_time.hpp"
#include "objects/text_limits.hpp"

#include <fmt/format.h>

#include <chrono>

namespace folkmoot::objects {
namespace {

/// When the next day begins there; where its clocks skip midnight, with the first minute that there is.
Time end_of(const std::chrono::year_month_day& day, std::string_view zone) {
    const std::chrono::year_month_day next{std::chrono::sys_days{day} + std::chrono::days{1}};
    constexpr int most_skipped = 180; // minutes
    for (int minute = 0; minute < most_skipped; ++minute)
        if (const auto moment = moment_at(next, minute, zone)) return *moment;
    throw Problem(Code::internal, "objects.no_calendar");
}

} // namespace

Deadline require_deadline(std::string_view on, std::string_view zone, Time now) {
    const auto day = read_day(on);
    if (!day) refuse_field("on", "asks.day_invalid");
    if (zone_known(zone) == ZoneKnown::no) refuse_field("zone", "asks.zone_unknown");
    Deadline deadline{.on = std::string{on}, .zone = std::string{zone}, .at = end_of(*day, zone)};
    if (deadline.at <= now) refuse_field("on", "asks.day_over");
    if (deadline.at > now + furthest_ahead) refuse_field("on", "asks.day_too_far");
    return deadline;
}

Deadline deadline_after(const Deadline& deadline, std::chrono::months step, Time now) {
    const auto first = read_day(deadline.on);
    if (!first || step.count() <= 0) throw Problem(Code::internal, "objects.no_calendar");
    for (auto steps = step;; steps += step) {
        auto day = *first + steps;
        if (!day.ok()) day = day.year() / day.month() / std::chrono::last; // the 31st of a shorter month
        Deadline next{.on = fmt::format("{:04}-{:02}-{:02}", static_cast<int>(day.year()),
                          static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day())),
            .zone = deadline.zone,
            .at = end_of(day, deadline.zone)};
        if (next.at > now) return next;
    }
}

} // namespace folkmoot::objects
