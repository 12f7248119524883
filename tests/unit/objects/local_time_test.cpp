#include "objects/local_time.hpp"

#include "folkmoot/problem.hpp"

#include <gtest/gtest.h>

using namespace folkmoot;

namespace {

const Time spring = parse_rfc3339("2026-03-01T12:00:00Z").value();

std::string moment(std::string_view on, std::string_view at, std::string_view zone = "Europe/London") {
    return to_rfc3339(objects::require_moment(on, at, zone, spring).moment);
}

std::string refused_moment(
    std::string_view on, std::string_view at, std::string_view zone = "Europe/London") {
    try {
        objects::require_moment(on, at, zone, spring);
    } catch (const Problem& problem) {
        return problem.fields().at(0).path + " " + problem.fields().at(0).key;
    }
    return {};
}

TEST(LocalMoment, IsWhatClocksThereShowInSummerAndInWinter) {
    EXPECT_EQ(moment("2026-03-27", "09:30"), "2026-03-27T09:30:00.000000Z");
    EXPECT_EQ(moment("2026-03-30", "09:30"), "2026-03-30T08:30:00.000000Z") << "the clocks have gone forward";
    EXPECT_EQ(moment("2026-03-30", "00:00", "America/New_York"), "2026-03-30T04:00:00.000000Z");
    EXPECT_EQ(moment("2028-02-29", "23:59"), "2028-02-29T23:59:00.000000Z");
}

TEST(LocalMoment, OfATimeThatComesTwiceIsTheFirst) {
    EXPECT_EQ(moment("2026-10-25", "01:30"), "2026-10-25T00:30:00.000000Z");
}

TEST(LocalMoment, ThatTheClocksSkipIsRefused) {
    EXPECT_EQ(refused_moment("2026-03-29", "01:30"), "at scheduling.time_skipped");
    EXPECT_EQ(refused_moment("2026-03-29", "02:00"), "");
}

TEST(LocalMoment, ThatThereIsNotIsRefusedWithItsField) {
    EXPECT_EQ(refused_moment("2026-02-30", "09:30"), "on asks.day_invalid");
    for (const auto* time : {"", "9:30", "09.30", "24:00", "09:60", "-9:30", "09:3o", "09:30:00"})
        EXPECT_EQ(refused_moment("2026-04-01", time), "at scheduling.time_invalid") << time;
    EXPECT_EQ(refused_moment("2026-04-01", "09:30", "Middle/Earth"), "zone asks.zone_unknown");
}

TEST(LocalMoment, LiesAheadAndNoTwoYears) {
    EXPECT_EQ(refused_moment("2026-03-01", "12:00"), "at scheduling.time_over") << "this very minute";
    EXPECT_EQ(refused_moment("2026-03-01", "12:01"), "");
    EXPECT_EQ(refused_moment("2028-03-02", "09:30"), "on asks.day_too_far");
}

} // namespace
