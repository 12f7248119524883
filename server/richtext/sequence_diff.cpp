#include "richtext/sequence_diff.hpp"

#include <algorithm>
#include <unordered_map>

namespace folkmoot::richtext {
namespace {

using Sequence = std::span<const std::uint32_t>;

// Memory and time of one search grow with the square of the edits that it may find.
constexpr std::ptrdiff_t most_edits = 400;
constexpr int most_anchored_levels = 8;

class Search {
public:
    std::vector<Common> run(Sequence left, Sequence right) {
        compare(left, right, 0, 0, 0);
        return std::move(found_);
    }

private:
    void compare(Sequence left, Sequence right, std::size_t left_at, std::size_t right_at, int level) {
        const auto shorter = std::min(left.size(), right.size());
        std::size_t front = 0;
        while (front < shorter && left[front] == right[front])
            ++front;
        std::size_t back = 0;
        while (back < shorter - front && left[left.size() - 1 - back] == right[right.size() - 1 - back])
            ++back;
        add({left_at, right_at, front});
        auto left_middle = left.subspan(front, left.size() - front - back);
        auto right_middle = right.subspan(front, right.size() - front - back);
        if (!left_middle.empty() && !right_middle.empty()
            && !myers(left_middle, right_middle, left_at + front, right_at + front)
            && level < most_anchored_levels)
            anchored(left_middle, right_middle, left_at + front, right_at + front, level);
        add({left_at + left.size() - back, right_at + right.size() - back, back});
    }

    void add(Common common) {
        if (common.size == 0) return;
        if (!found_.empty()) {
            auto& last = found_.back();
            if (last.left + last.size == common.left && last.right + last.size == common.right) {
                last.size += common.size;
                return;
            }
        }
        found_.push_back(common);
    }

    bool myers(Sequence left, Sequence right, std::size_t left_at, std::size_t right_at) {
        const auto n = static_cast<std::ptrdiff_t>(left.size());
        const auto m = static_cast<std::ptrdiff_t>(right.size());
        const auto most = std::min(n + m, most_edits);
        std::vector<std::ptrdiff_t> reach(static_cast<std::size_t>(2 * most + 3), 0);
        auto at = [&](std::vector<std::ptrdiff_t>& row, std::ptrdiff_t k) -> std::ptrdiff_t& {
            return row[static_cast<std::size_t>(k + most + 1)];
        };
        std::vector<std::vector<std::ptrdiff_t>> history;
        for (std::ptrdiff_t d = 0; d <= most; ++d) {
            history.push_back(reach);
            for (auto k = -d; k <= d; k += 2) {
                const bool down = k == -d || (k != d && at(reach, k - 1) < at(reach, k + 1));
                auto x = down ? at(reach, k + 1) : at(reach, k - 1) + 1;
                while (x < n && x - k < m
                    && left[static_cast<std::size_t>(x)] == right[static_cast<std::size_t>(x - k)])
                    ++x;
                at(reach, k) = x;
                if (x < n || x - k < m) continue;
                trace(history, n, m, most, left_at, right_at);
                return true;
            }
        }
        return false;
    }

    void trace(std::vector<std::vector<std::ptrdiff_t>>& history, std::ptrdiff_t x, std::ptrdiff_t y,
        std::ptrdiff_t most, std::size_t left_at, std::size_t right_at) {
        std::vector<Common> backwards;
        auto keep = [&](std::ptrdiff_t from_x, std::ptrdiff_t from_y, std::ptrdiff_t size) {
            if (size > 0)
                backwards.push_back({left_at + static_cast<std::size_t>(from_x),
                    right_at + static_cast<std::size_t>(from_y), static_cast<std::size_t>(size)});
        };
        for (auto d = static_cast<std::ptrdiff_t>(history.size()) - 1; d > 0; --d) {
            auto& row = history[static_cast<std::size_t>(d)];
            auto at = [&](std::ptrdiff_t k) { return row[static_cast<std::size_t>(k + most + 1)]; };
            const auto k = x - y;
            const bool down = k == -d || (k != d && at(k - 1) < at(k + 1));
            const auto before_k = down ? k + 1 : k - 1;
            const auto before_x = at(before_k);
            const auto before_y = before_x - before_k;
            const auto start_x = down ? before_x : before_x + 1;
            keep(start_x, start_x - k, x - start_x);
            x = before_x;
            y = before_y;
        }
        keep(0, 0, x);
        for (auto i = backwards.rbegin(); i != backwards.rend(); ++i)
            add(*i);
    }

    // What occurs once on each side, in the longest order that both share, splits the rest into smaller
    // tasks.
    void anchored(Sequence left, Sequence right, std::size_t left_at, std::size_t right_at, int level) {
        struct Place {
            std::size_t count = 0;
            std::size_t at = 0;
        };
        std::unordered_map<std::uint32_t, std::pair<Place, Place>> places;
        for (std::size_t i = 0; i < left.size(); ++i)
            ++places[left[i]].first.count, places[left[i]].first.at = i;
        for (std::size_t i = 0; i < right.size(); ++i) {
            auto found = places.find(right[i]);
            if (found != places.end()) ++found->second.second.count, found->second.second.at = i;
        }
        std::vector<std::pair<std::size_t, std::size_t>> once;
        for (std::size_t i = 0; i < left.size(); ++i) {
            const auto& [mine, theirs] = places[left[i]];
            if (mine.count == 1 && theirs.count == 1) once.emplace_back(i, theirs.at);
        }
        std::size_t left_done = 0;
        std::size_t right_done = 0;
        auto between = [&](std::size_t left_end, std::size_t right_end) {
            compare(left.subspan(left_done, left_end - left_done),
                right.subspan(right_done, right_end - right_done), left_at + left_done, right_at + right_done,
                level + 1);
        };
        const auto kept = longest_rising(once);
        if (kept.empty()) return;
        for (auto index : kept) {
            between(once[index].first, once[index].second);
            add({left_at + once[index].first, right_at + once[index].second, 1});
            left_done = once[index].first + 1;
            right_done = once[index].second + 1;
        }
        between(left.size(), right.size());
    }

    static std::vector<std::size_t> longest_rising(
        const std::vector<std::pair<std::size_t, std::size_t>>& pairs) {
        std::vector<std::size_t> values;
        for (const auto& pair : pairs)
            values.push_back(pair.second);
        return longest_increasing(values);
    }

    std::vector<Common> found_;
};

} // namespace

std::vector<std::size_t> longest_increasing(std::span<const std::size_t> values) {
    constexpr auto none = static_cast<std::size_t>(-1);
    std::vector<std::size_t> ends;
    std::vector<std::size_t> before(values.size(), none);
    for (std::size_t i = 0; i < values.size(); ++i) {
        auto place = std::lower_bound(ends.begin(), ends.end(), values[i],
            [&](std::size_t index, std::size_t value) { return values[index] < value; });
        if (place != ends.begin()) before[i] = *(place - 1);
        if (place == ends.end())
            ends.push_back(i);
        else
            *place = i;
    }
    std::vector<std::size_t> out;
    for (auto i = ends.empty() ? none : ends.back(); i != none; i = before[i])
        out.push_back(i);
    std::reverse(out.begin(), out.end());
    return out;
}

std::vector<Common> common_stretches(Sequence left, Sequence right) {
    return Search().run(left, right);
}

} // namespace folkmoot::richtext
