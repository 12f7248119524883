#pragma once
#include "folkmoot/fields.hpp"

#include <chrono>

namespace folkmoot::objects {

/// How far ahead a day may be that somebody sets.
inline constexpr std::chrono::days furthest_ahead{731};

/// A minute somewhere, as people say it, and the moment that it is.
struct LocalMoment {
    std::string on; ///< "2026-11-27"
    std::string at; ///< "09:30"
    std::string zone; ///< of the IANA time zone database: "Europe/London"
    Time moment;
    static constexpr auto fields() {
        return std::array{field<&LocalMoment::on>("on", "The day"),
            field<&LocalMoment::at>("at", "The time of day, as 09:30"),
            field<&LocalMoment::zone>("zone", "In which time zone"),
            field<&LocalMoment::moment>("moment", "Which moment that is")};
    }
};

/// Throws Code::bad_input with the field `on`, `at` or `zone` for a day, a time or a zone that there is not
/// (a time that the clocks skip that day, too), for what is over, and for more than two years ahead. Of a
/// time that comes twice that day the first is meant.
LocalMoment require_moment(std::string_view on, std::string_view at, std::string_view zone, Time now);

/// "2026-11-27", and nothing else.
std::optional<std::chrono::year_month_day> read_day(std::string_view text);

enum class ZoneKnown { yes, no };
ZoneKnown zone_known(std::string_view zone);

/// "3 May 2026", "3 Mai 2026": the day that it is there then. `language` is "en" or "cy".
std::string day_in_words(Time time, std::string_view zone, std::string_view language);

/// The moment at which clocks there show that day and minute, the first of two; nothing where they skip it,
/// and of a zone that there is not. `minute` is counted from midnight.
std::optional<Time> moment_at(const std::chrono::year_month_day& day, int minute, std::string_view zone);

} // namespace folkmoot::objects
