#include "collab/yjs/circle.hpp"

#include <algorithm>

namespace folkmoot::yjs {
namespace {

/// Goes through the structs in an order in which each comes after those that it depends on, if there is one.
class Walk {
public:
    Walk(const Update& update, const Document& document)
        : update_{update} {
        for (const Section& section : update.sections)
            progress_.push_back({&section, 0, document.clock_of(section.client), false});
    }

    bool meets_circle() {
        for (Progress& progress : progress_)
            if (!reach(progress)) return true;
        return false;
    }

private:
    struct Progress {
        const Section* section = nullptr;
        std::size_t next = 0;
        Clock reached = 0;
        bool waits = false; ///< for what a section above it on the stack is to reach
    };
    /// A section, and the clock that it is to go past.
    struct Goal {
        Progress* progress = nullptr;
        Clock clock = 0;
    };

    /// Goes to the end of a section; false if something in it cannot be reached.
    bool reach(Progress& last) {
        std::vector<Goal> stack{{&last, ~Clock{0}}};
        while (!stack.empty()) {
            const Goal goal = stack.back();
            Progress& progress = *goal.progress;
            progress.waits = false;
            if (progress.reached > goal.clock) {
                stack.pop_back();
                continue;
            }
            if (progress.next == progress.section->count) return &progress == &last;
            const Struct& item = update_.structs[progress.section->first + progress.next];
            const Goal first = missing_for(item, progress);
            if (!first.progress) {
                progress.reached = std::max(progress.reached, item.end());
                ++progress.next;
                continue;
            }
            if (first.progress->waits) return false;
            progress.waits = true;
            stack.push_back(first);
        }
        return true;
    }

    Goal missing_for(const Struct& item, const Progress& own) {
        if (item.end() <= own.reached) return {};
        const bool goes_on =
            item.clock < own.reached; // from something known, so that it needs nothing on its left
        if (const Goal goal = missing(item.has_origin && !goes_on, item.origin, own); goal.progress)
            return goal;
        if (const Goal goal = missing(item.has_right_origin, item.right_origin, own); goal.progress)
            return goal;
        return missing(item.has_parent_id && !goes_on, item.parent_id, own);
    }

    Goal missing(bool has, Id id, const Progress& own) {
        if (!has || id.client == own.section->client) return {};
        const auto other = std::ranges::find(
            progress_, id.client, [](const Progress& progress) { return progress.section->client; });
        if (other == progress_.end() || other->reached > id.clock) return {};
        return {&*other, id.clock};
    }

    const Update& update_;
    std::vector<Progress> progress_;
};

} // namespace

bool has_circle(const Update& update, const Document& document) {
    return Walk{update, document}.meets_circle();
}

} // namespace folkmoot::yjs
