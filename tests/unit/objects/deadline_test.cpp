#include "objects/deadline.hpp"

#include "folkmoot/problem.hpp"

#include <gtest/gtest.h>

using namespace folkmoot;

namespace {

const Time autumn = parse_rfc3339("2026-10-01T12:00:00Z").value();

std::string end_of(std::string_view day, std::string_view zone) {
    return to_rfc3339(objects::require_deadline(day, zone, autumn).at);
}

std::string refused_deadline(std::string_view day, std::string_view zone = "Europe/London") {
    try {
        objects::require_deadline(day, zone, autumn);
    } catch (const Problem& problem) {
        return problem.fields().at(0).path + " " + problem.fields().at(0).key;
    }
    return {};
}

TEST(Deadline, IsTheEndOfItsDayWhereverTheClocksStandThere) {
    EXPECT_EQ(end_of("2026-10-24", "Europe/London"), "2026-10-24T23:00:00.000000Z");
    EXPECT_EQ(end_of("2026-10-25", "Europe/London"), "2026-10-26T00:00:00.000000Z") << "the clocks go back";
    EXPECT_EQ(end_of("2026-10-24", "Pacific/Auckland"), "2026-10-24T11:00:00.000000Z");
    EXPECT_EQ(end_of("2026-12-31", "Europe/London"), "2027-01-01T00:00:00.000000Z");
    EXPECT_EQ(end_of("2028-02-29", "Europe/London"), "2028-03-01T00:00:00.000000Z");
}

TEST(Deadline, ThatComesAgainIsTheFirstDayInStepThatIsNotOver) {
    const auto after = [](const char* on, int months) {
        const objects::Deadline first{.on = on, .zone = "Europe/London"};
        return objects::deadline_after(first, std::chrono::months{months}, autumn).on;
    };
    EXPECT_EQ(after("2026-10-20", 6), "2027-04-20");
    EXPECT_EQ(after("2026-03-20", 6), "2027-03-20") << "the 20th of September is over";
    EXPECT_EQ(after("2026-09-30", 5), "2027-02-28") << "February has no 30th";
    EXPECT_EQ(after("2026-08-31", 1), "2026-10-31")
        << "counted from the first day, not from the 30th between";
    EXPECT_EQ(after("2020-01-01", 60), "2030-01-01");
}

TEST(Deadline, OfADayOrAZoneThatThereIsNotIsRefused) {
    for (const auto* day : {"", "2026-13-01", "2027-02-29", "2026-1-01", "26-10-2026", "-026-10-20"})
        EXPECT_EQ(refused_deadline(day), "on asks.day_invalid") << day;
    EXPECT_EQ(refused_deadline("2026-10-20", "Middle/Earth"), "zone asks.zone_unknown");
    EXPECT_EQ(refused_deadline("2026-10-20", "Europe/Llanfairpwll\xc5\xb5"), "zone asks.zone_unknown");
}

TEST(Deadline, IsNotOverYetAndNoTwoYearsAhead) {
    EXPECT_EQ(refused_deadline("2026-09-30"), "on asks.day_over");
    EXPECT_EQ(refused_deadline("2026-10-01"), "") << "today is not over";
    EXPECT_EQ(refused_deadline("2028-10-03"), "on asks.day_too_far");
}

} // namespace
