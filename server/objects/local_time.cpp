#include "objects/local_time.hpp"

#include "objects/text_limits.hpp"

#include <unicode/gregocal.h>
#include <unicode/smpdtfmt.h>

#include <charconv>
#include <memory>

namespace folkmoot::objects {
namespace {

std::optional<int> number(std::string_view digits) {
    int value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error != std::errc{} || end != digits.data() + digits.size() || digits.front() == '-')
        return std::nullopt;
    return value;
}

/// "09:30", and nothing else; minutes from midnight.
std::optional<int> read_time(std::string_view text) {
    if (text.size() != 5 || text[2] != ':') return std::nullopt;
    const auto hour = number(text.substr(0, 2)), minute = number(text.substr(3));
    if (!hour || !minute || *hour > 23 || *minute > 59) return std::nullopt;
    return *hour * 60 + *minute;
}

std::unique_ptr<icu::TimeZone> find_zone(std::string_view name) {
    std::unique_ptr<icu::TimeZone> zone{icu::TimeZone::createTimeZone(
        icu::UnicodeString::fromUTF8({name.data(), static_cast<std::int32_t>(name.size())}))};
    return *zone == icu::TimeZone::getUnknown() ? nullptr : std::move(zone);
}

} // namespace

std::optional<std::chrono::year_month_day> read_day(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    const auto year = number(text.substr(0, 4)), month = number(text.substr(5, 2)),
               day = number(text.substr(8));
    if (!year || !month || !day) return std::nullopt;
    const std::chrono::year_month_day read{std::chrono::year{*year},
        std::chrono::month{static_cast<unsigned>(*month)}, std::chrono::day{static_cast<unsigned>(*day)}};
    return read.ok() ? std::optional{read} : std::nullopt;
}

ZoneKnown zone_known(std::string_view zone) {
    return find_zone(zone) ? ZoneKnown::yes : ZoneKnown::no;
}

std::optional<Time> moment_at(const std::chrono::year_month_day& day, int minute, std::string_view zone) {
    auto there = find_zone(zone);
    if (!there) return std::nullopt;
    UErrorCode error = U_ZERO_ERROR;
    icu::GregorianCalendar calendar{there.release(), error};
    calendar.setRepeatedWallTimeOption(UCAL_WALLTIME_FIRST);
    calendar.set(static_cast<int>(day.year()), static_cast<int>(static_cast<unsigned>(day.month())) - 1,
        static_cast<int>(static_cast<unsigned>(day.day())), minute / 60, minute % 60, 0);
    calendar.set(UCAL_MILLISECOND, 0);
    const UDate milliseconds = calendar.getTime(error);
    const bool skipped =
        calendar.get(UCAL_HOUR_OF_DAY, error) * 60 + calendar.get(UCAL_MINUTE, error) != minute;
    if (U_FAILURE(error)) throw Problem(Code::internal, "objects.no_calendar");
    if (skipped) return std::nullopt;
    return from_micros(static_cast<std::int64_t>(milliseconds) * 1000);
}

std::string day_in_words(Time time, std::string_view zone, std::string_view language) {
    auto there = find_zone(zone);
    UErrorCode error = U_ZERO_ERROR;
    icu::SimpleDateFormat format{
        icu::UnicodeString::fromUTF8("d MMMM y"), icu::Locale{language == "cy" ? "cy" : "en"}, error};
    if (U_FAILURE(error)) throw Problem(Code::internal, "objects.no_calendar");
    if (there) format.adoptTimeZone(there.release());
    icu::UnicodeString words;
    format.format(static_cast<UDate>(micros(time)) / 1000, words);
    std::string text;
    return words.toUTF8String(text);
}

LocalMoment require_moment(std::string_view on, std::string_view at, std::string_view zone, Time now) {
    const auto day = read_day(on);
    if (!day) refuse_field("on", "asks.day_invalid");
    const auto minute = read_time(at);
    if (!minute) refuse_field("at", "scheduling.time_invalid");
    if (zone_known(zone) == ZoneKnown::no) refuse_field("zone", "asks.zone_unknown");
    const auto moment = moment_at(*day, *minute, zone);
    if (!moment) refuse_field("at", "scheduling.time_skipped");
    if (*moment <= now) refuse_field("at", "scheduling.time_over");
    if (*moment > now + furthest_ahead) refuse_field("on", "asks.day_too_far");
    return {.on = std::string{on}, .at = std::string{at}, .zone = std::string{zone}, .moment = *moment};
}

} // namespace folkmoot::objects
