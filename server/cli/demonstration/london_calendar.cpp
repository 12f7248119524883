#include "cli/demonstration/london_calendar.hpp"

#include <unicode/gregocal.h>

#include <stdexcept>

namespace folkmoot::cli {

Time LondonCalendar::at(const DayBefore& day) const {
    UErrorCode error = U_ZERO_ERROR;
    icu::GregorianCalendar calendar{icu::TimeZone::createTimeZone("Europe/London"), error};
    calendar.setTime(static_cast<UDate>(micros(today_) / 1000), error);
    calendar.add(UCAL_DATE, -day.days, error);
    calendar.set(UCAL_HOUR_OF_DAY, day.minute / 60);
    calendar.set(UCAL_MINUTE, day.minute % 60);
    calendar.set(UCAL_SECOND, 0);
    calendar.set(UCAL_MILLISECOND, 0);
    const UDate milliseconds = calendar.getTime(error);
    if (U_FAILURE(error)) throw std::runtime_error("ICU has no calendar for Europe/London");
    return from_micros(static_cast<std::int64_t>(milliseconds) * 1000);
}

} // namespace folkmoot::cli
