#pragma once
#include "folkmoot/clock.hpp"

#include <algorithm>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace folkmoot::bench {

constexpr std::size_t vocabulary = 40'000;
constexpr std::size_t words_in_post = 80;
constexpr std::int64_t visibilities = 40;
constexpr std::int64_t visible = 30; ///< the viewer sees the first so many
constexpr std::int64_t guest_visibility = 5'000; ///< the first of ten
constexpr std::int64_t seen_by_guest = 1'000; ///< posts
constexpr Time today = std::chrono::sys_days{std::chrono::year{2026} / 5 / 3};

/// A made-up word for each rank, pronounceable so that no stemmer finds endings where there are none.
inline std::string word(std::size_t rank) {
    constexpr std::string_view consonants = "bdfgklmnprtvz";
    constexpr std::string_view vowels = "aiou";
    std::string made;
    for (rank += 700; rank > 0; rank /= consonants.size() * vowels.size()) {
        made += consonants[rank % consonants.size()];
        made += vowels[rank / consonants.size() % vowels.size()];
    }
    return made + "k";
}

struct Post {
    std::int64_t id;
    std::int64_t visibility;
    Time updated;
    std::string title;
    std::string body;
};

/// The posts of one seed, one after the other, by Zipf's law.
class Posts {
public:
    explicit Posts(std::int64_t count)
        : guests_every_(std::max<std::int64_t>(1, count / seen_by_guest)) {
        double sum = 0;
        for (std::size_t rank = 1; rank <= vocabulary; ++rank)
            below_.push_back(sum += 1.0 / static_cast<double>(rank));
    }
    Post next() {
        ++id_;
        const auto usual = 1 + static_cast<std::int64_t>(random_() % visibilities);
        const bool for_guest = id_ % guests_every_ == 0;
        return {id_, for_guest ? guest_visibility + id_ / guests_every_ % 10 : usual,
            today - std::chrono::minutes{(300'000 - id_) * 5}, text(5), text(words_in_post)};
    }

private:
    std::string text(std::size_t count) {
        std::string made;
        for (std::size_t i = 0; i < count; ++i) {
            const double at = std::uniform_real_distribution(0.0, below_.back())(random_);
            made += word(static_cast<std::size_t>(std::ranges::lower_bound(below_, at) - below_.begin()));
            made += ' ';
        }
        return made;
    }
    std::mt19937_64 random_{42};
    std::vector<double> below_;
    std::int64_t guests_every_;
    std::int64_t id_ = 0;
};

} // namespace folkmoot::bench
