#include "search/rank.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace folkmoot::search {

namespace {

constexpr std::uint32_t most_in_text = 15;
constexpr std::uint32_t most_in_title = 3;
constexpr std::uint32_t last_week = 2047;
constexpr auto first_week = std::chrono::sys_days{std::chrono::year{2020} / 1 / 1};

constexpr double unit = 1000; ///< of a word in a text, once, long ago
constexpr double title_bonus = 3;
constexpr double recent_bonus = 0.6; ///< of a document changed today; halves each half-life
constexpr double half_life_weeks = 26;

/// 1, 1.43, 1.67, ... below 2.5: the tenth time says little more than the third.
constexpr double times(std::uint32_t count) {
    return count == 0 ? 0 : 2.5 * count / (count + 1.5);
}

/// By the lowest six bits of the packed form: computed for each posting of a word, so looked up.
constexpr auto place_values = [] {
    std::array<double, 64> values{};
    for (std::uint32_t packed = 0; packed < values.size(); ++packed) {
        const std::uint32_t in_title = packed >> 4U;
        values[packed] = times(packed & most_in_text) + (in_title > 0 ? title_bonus + times(in_title) : 0);
    }
    return values;
}();

/// Of a number that is not negative: done for each posting, and std::round is a call.
double rounded(double number) {
    return static_cast<double>(static_cast<std::int64_t>(number + 0.5));
}

using Recency = std::array<double, last_week + 1>;
const Recency& recency() {
    static const Recency by_weeks_ago = [] {
        Recency values{};
        for (std::size_t weeks = 0; weeks < values.size(); ++weeks)
            values[weeks] = 1 + recent_bonus * std::exp2(-static_cast<double>(weeks) / half_life_weeks);
        return values;
    }();
    return by_weeks_ago;
}

} // namespace

std::uint32_t WordUse::packed() const {
    return std::min(in_text, most_in_text) | std::min(in_title, most_in_title) << 4U
        | std::min(week, last_week) << 6U;
}

WordUse WordUse::unpacked(std::uint32_t packed) {
    return {packed & most_in_text, packed >> 4U & most_in_title, packed >> 6U & last_week};
}

std::uint32_t week_of(Time time) {
    const auto weeks = std::chrono::floor<std::chrono::weeks>(time - first_week).count();
    return static_cast<std::uint32_t>(std::clamp<std::int64_t>(weeks, 0, last_week));
}

RankWeight::RankWeight(std::uint32_t this_week)
    : this_week_(this_week)
    , recency_(recency().data()) {
    need_stat(WDF);
}

RankWeight* RankWeight::clone() const {
    return new RankWeight(this_week_);
}

void RankWeight::init(double factor) {
    factor_ = factor * unit;
}

double RankWeight::get_sumpart(Xapian::termcount packed, Xapian::termcount, Xapian::termcount) const {
    const auto week = packed >> 6U & last_week;
    const auto weeks_ago = this_week_ > week ? this_week_ - week : 0;
    return rounded(factor_ * place_values[packed & 63U] * recency_[weeks_ago]);
}

double RankWeight::get_maxpart() const {
    return rounded(factor_ * place_values.back() * recency_[0]);
}

} // namespace folkmoot::search
