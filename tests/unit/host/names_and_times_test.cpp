#include "host/system.hpp"
#include "kit/seeded.hpp"

#include "folkmoot/problem.hpp"

#include <set>
#include <unordered_set>

namespace folkmoot::host { namespace {

using namespace std::chrono_literals;

TEST(ObjectIdText, IsThirteenDigitsAndComesBack) {
    for (const std::int64_t value :
        {1L, 31L, 32L, 1234567890123L, std::numeric_limits<std::int64_t>::max()}) {
        const auto text = ObjectId{value}.text();
        EXPECT_EQ(text.size(), 13U);
        EXPECT_EQ(ObjectId::parse(text), ObjectId{value});
    }
    EXPECT_EQ(ObjectId{32}.text(), "0000000000010");
}

TEST(ObjectIdText, NothingElseIsAnId) {
    for (const auto* text : {"", "0", "0000000000000", "00000000000001", "000000000000i", "000000000000O",
             "8000000000000", "zzzzzzzzzzzzz", "-000000000001", "000000000000 "})
        EXPECT_EQ(ObjectId::parse(text), std::nullopt) << text;
}

TEST(Rfc3339, TimesComeBackToTheMicrosecond) {
    for (const std::int64_t micros : {0L, 1L, -1L, 1777800600000001L, 253402300799999999L}) {
        const auto text = to_rfc3339(from_micros(micros));
        EXPECT_EQ(parse_rfc3339(text), from_micros(micros)) << text;
    }
    EXPECT_EQ(to_rfc3339(from_micros(1777800600000000)), "2026-05-03T09:30:00.000000Z");
}

TEST(Rfc3339, OffsetsAndFractionsAreUnderstood) {
    const auto moment = from_micros(1777800600000000);
    for (const auto* text : {"2026-05-03T09:30:00Z", "2026-05-03t09:30:00z", "2026-05-03 10:30:00+01:00",
             "2026-05-03T04:00:00.0-05:30", "2026-05-03T09:30:00.0000009Z"})
        EXPECT_EQ(parse_rfc3339(text), moment) << text;
    EXPECT_EQ(parse_rfc3339("2026-05-03T09:30:00.25Z"), moment + 250ms);
    EXPECT_EQ(parse_rfc3339("2016-12-31T23:59:60Z"), parse_rfc3339("2017-01-01T00:00:00Z"));
}

TEST(Rfc3339, NothingElseIsATime) {
    for (const auto* text :
        {"", "2026-05-03", "2026-05-03T09:30Z", "2026-05-03T09:30:00", "2026-02-29T00:00:00Z",
            "2026-13-01T00:00:00Z", "2026-05-03T24:00:00Z", "2026-05-03T09:60:00Z", "2026-05-03T09:30:00.Z",
            "2026-05-03T09:30:00+24:00", "2026-05-03T09:30:00Zx", "+026-05-03T09:30:00Z"})
        EXPECT_EQ(parse_rfc3339(text), std::nullopt) << text;
}

TEST(TimeMint, IdsGrowAndSayWhenTheyWereMade) {
    kit::TestClock clock{std::chrono::sys_days{std::chrono::year{2024} / 1 / 2}};
    kit::SeededRng rng;
    TimeMint mint{clock, rng};
    const auto first = mint.next();
    EXPECT_EQ(first.value() >> 21, 24LL * 3600 * 1000);
    clock.advance(1ms);
    EXPECT_GT(mint.next(), first);
}

TEST(TimeMint, ThousandsInOneMillisecondAreAllDifferent) {
    const kit::TestClock still;
    kit::SeededRng rng;
    TimeMint mint{still, rng};
    std::mutex mutex;
    std::unordered_set<std::int64_t> seen;
    constexpr std::size_t threads = 4, each = 50'000;
    {
        std::vector<std::jthread> minters;
        for (std::size_t t = 0; t < threads; ++t)
            minters.emplace_back([&] {
                std::vector<std::int64_t> own;
                for (std::size_t i = 0; i < each; ++i)
                    own.push_back(mint.next().value());
                const std::lock_guard lock{mutex};
                seen.insert(own.begin(), own.end());
            });
    }
    EXPECT_EQ(seen.size(), threads * each);
}

TEST(TimeMint, AClockThatStepsBackGivesNoIdTwice) {
    kit::TestClock clock;
    kit::SeededRng rng;
    TimeMint mint{clock, rng};
    std::set<ObjectId> seen;
    for (int i = 0; i < 10'000; ++i) {
        EXPECT_TRUE(seen.insert(mint.next()).second);
        clock.advance(i % 2 == 0 ? -3ms : 2ms);
    }
}

TEST(SystemRng, TwoDrawsDiffer) {
    SystemRng rng;
    std::array<std::byte, 32> one{}, two{};
    rng.fill(one);
    rng.fill(two);
    EXPECT_NE(one, two);
}

TEST(Problems, EachCodeIsOneStatus) {
    EXPECT_EQ(http_status(Code::bad_input), 422);
    EXPECT_EQ(http_status(Code::not_found), 404);
    EXPECT_EQ(http_status(Code::storage_full), 507);
    const auto problem =
        Problem(Code::conflict, "wiki.title_taken").with("title", "Home").with_field({"title", "taken", {}});
    EXPECT_EQ(problem.values().at(0).second, "Home");
    EXPECT_EQ(problem.fields().at(0).path, "title");
}

}} // namespace folkmoot::host
