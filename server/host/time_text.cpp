#include "folkmoot/clock.hpp"

#include <charconv>

namespace folkmoot {
namespace {

/// Reads a fixed form from left to right; once something does not fit, it stays failed.
class TimeReader {
public:
    explicit TimeReader(std::string_view text)
        : rest_(text) { }

    int number(std::size_t width) {
        int value = 0;
        if (rest_.size() < width) return fail();
        for (char c : rest_.substr(0, width)) {
            if (c < '0' || c > '9') return fail();
            value = value * 10 + (c - '0');
        }
        rest_.remove_prefix(width);
        return value;
    }
    void literal(std::string_view any_of) {
        if (rest_.empty() || any_of.find(rest_.front()) == any_of.npos)
            fail();
        else
            rest_.remove_prefix(1);
    }
    char take() {
        if (rest_.empty()) return static_cast<char>(fail());
        const char c = rest_.front();
        rest_.remove_prefix(1);
        return c;
    }
    /// ".123": any number of digits; those after the sixth are dropped, not rounded, so a time never moves
    /// on.
    std::chrono::microseconds fraction() {
        if (rest_.empty() || rest_.front() != '.') return std::chrono::microseconds{0};
        rest_.remove_prefix(1);
        std::int64_t value = 0;
        int digits = 0;
        for (; !rest_.empty() && rest_.front() >= '0' && rest_.front() <= '9'; rest_.remove_prefix(1))
            if (digits++ < 6) value = value * 10 + (rest_.front() - '0');
        if (digits == 0) fail();
        for (; digits < 6; ++digits)
            value *= 10;
        return std::chrono::microseconds{value};
    }
    bool whole() const { return !failed_ && rest_.empty(); }
    bool failed() const { return failed_; }

private:
    int fail() {
        failed_ = true;
        return 0;
    }
    std::string_view rest_;
    bool failed_ = false;
};

/// "Z" or "+01:30", as what must be taken away to come to UTC.
std::optional<std::chrono::minutes> offset(TimeReader& reader) {
    using namespace std::chrono;
    const char sign = reader.take();
    if (sign == 'Z' || sign == 'z') return 0min;
    if (sign != '+' && sign != '-') return std::nullopt;
    const int hour = reader.number(2);
    reader.literal(":");
    const int minute = reader.number(2);
    if (hour > 23 || minute > 59) return std::nullopt;
    const auto size = hours{hour} + minutes{minute};
    return sign == '+' ? size : -size;
}

void append(std::string& text, int value, std::size_t width) {
    std::array<char, 12> digits;
    const auto end = std::to_chars(digits.begin(), digits.end(), value).ptr;
    const auto size = static_cast<std::size_t>(end - digits.begin());
    if (size < width) text.append(width - size, '0');
    text.append(digits.data(), size);
}

} // namespace

std::string to_rfc3339(Time time) {
    using namespace std::chrono;
    const auto day = floor<days>(time);
    const year_month_day date{day};
    const hh_mm_ss clock{time - day};
    std::string text;
    text.reserve(27);
    append(text, int{date.year()}, 4);
    append(text += '-', static_cast<int>(unsigned{date.month()}), 2);
    append(text += '-', static_cast<int>(unsigned{date.day()}), 2);
    append(text += 'T', static_cast<int>(clock.hours().count()), 2);
    append(text += ':', static_cast<int>(clock.minutes().count()), 2);
    append(text += ':', static_cast<int>(clock.seconds().count()), 2);
    append(text += '.', static_cast<int>(clock.subseconds().count()), 6);
    return text += 'Z';
}

std::optional<Time> parse_rfc3339(std::string_view text) {
    using namespace std::chrono;
    TimeReader reader{text};
    const int y = reader.number(4);
    reader.literal("-");
    const int m = reader.number(2);
    reader.literal("-");
    const int d = reader.number(2);
    reader.literal("Tt ");
    const int hour = reader.number(2);
    reader.literal(":");
    const int minute = reader.number(2);
    reader.literal(":");
    const int second = reader.number(2);
    const auto fraction = reader.fraction();
    const auto east = offset(reader);
    if (!east || !reader.whole()) return std::nullopt;

    const year_month_day date{year{y}, month{static_cast<unsigned>(m)}, day{static_cast<unsigned>(d)}};
    // A leap second (":60") is read as the second after it: this house's days have 86,400 seconds.
    if (!date.ok() || hour > 23 || minute > 59 || second > 60) return std::nullopt;
    return Time{sys_days{date}} + hours{hour} + minutes{minute} + seconds{second} + fraction - *east;
}

} // namespace folkmoot
