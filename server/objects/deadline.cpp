#include "objects/deadline.hpp"

#include "folkmoot/problem.hpp"

#include <unicode/gregocal.h>

#include <charconv>
#include <chrono>
#include <memory>

namespace folkmoot::objects {
namespace {

[[noreturn]] void refuse(std::string_view field, std::string_view key) {
    throw Problem(Code::bad_input, "request.fields").with_field({std::string{field}, std::string{key}, {}});
}

std::optional<int> number(std::string_view digits) {
    int value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error != std::errc{} || end != digits.data() + digits.size() || digits.front() == '-')
        return std::nullopt;
    return value;
}

/// "2026-11-27", and nothing else.
std::optional<std::chrono::year_month_day> read_day(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    const auto year = number(text.substr(0, 4)), month = number(text.substr(5, 2)),
               day = number(text.substr(8));
    if (!year || !month || !day) return std::nullopt;
    const std::chrono::year_month_day read{std::chrono::year{*year},
        std::chrono::month{static_cast<unsigned>(*month)}, std::chrono::day{static_cast<unsigned>(*day)}};
    return read.ok() ? std::optional{read} : std::nullopt;
}

/// When the next day begins there.
Time end_of(const std::chrono::year_month_day& day, std::unique_ptr<icu::TimeZone> zone) {
    UErrorCode error = U_ZERO_ERROR;
    icu::GregorianCalendar calendar{zone.release(), error};
    calendar.set(static_cast<int>(day.year()), static_cast<int>(static_cast<unsigned>(day.month())) - 1,
        static_cast<int>(static_cast<unsigned>(day.day())) + 1, 0, 0, 0);
    calendar.set(UCAL_MILLISECOND, 0);
    const UDate milliseconds = calendar.getTime(error);
    if (U_FAILURE(error)) throw Problem(Code::internal, "objects.no_calendar");
    return from_micros(static_cast<std::int64_t>(milliseconds) * 1000);
}

} // namespace

Deadline require_deadline(std::string_view on, std::string_view zone, Time now) {
    constexpr std::chrono::days furthest{731};
    const auto day = read_day(on);
    if (!day) refuse("on", "asks.day_invalid");
    std::unique_ptr<icu::TimeZone> there{icu::TimeZone::createTimeZone(
        icu::UnicodeString::fromUTF8({zone.data(), static_cast<std::int32_t>(zone.size())}))};
    if (*there == icu::TimeZone::getUnknown()) refuse("zone", "asks.zone_unknown");
    Deadline deadline{.on = std::string{on}, .zone = std::string{zone}, .at = end_of(*day, std::move(there))};
    if (deadline.at <= now) refuse("on", "asks.day_over");
    if (deadline.at > now + furthest) refuse("on", "asks.day_too_far");
    return deadline;
}

} // namespace folkmoot::objects
