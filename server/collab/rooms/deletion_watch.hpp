#pragma once
#include "folkmoot/clock.hpp"
#include "folkmoot/id.hpp"

#include <deque>
#include <optional>
#include <unordered_map>

namespace folkmoot::collab {

/// Somebody took most of a document away.
struct LargeDeletion {
    ObjectId person;
    std::int64_t seq = 0; ///< the last contribution before it
    Time at; ///< when most of it was gone
    std::size_t before = 0; ///< octets of texts and values that there were
    std::size_t after = 0; ///< that are left, once it is given out

    bool operator==(const LargeDeletion&) const = default;
};

/// Finds out when one person's edits take most of a document away and it does not come back: what is cut and
/// put in elsewhere, or undone, within the grace is none. All that follows until there is text again is the
/// same incident.
class DeletionWatch {
public:
    static constexpr std::size_t smallest = 2'000; ///< octets; of a shorter document nothing is much
    static constexpr std::size_t share = 50; ///< in a hundred; more than that gone is much
    static constexpr std::chrono::seconds stretch{60}; ///< in which one person's edits are taken together
    static constexpr std::chrono::seconds grace{60}; ///< in which it may come back
    static constexpr std::chrono::minutes incident{
        10}; ///< after which another is told although little is left
    static constexpr std::chrono::seconds late{60}; ///< after the grace whoever watched is taken to be gone
    static constexpr std::chrono::seconds again{5}; ///< after which what could not be kept is given again

    /// An update of this person's took the document from so many octets to so many.
    void note(ObjectId person, Time now, std::int64_t last_seq, std::size_t before, std::size_t after);
    /// What has been gone for the grace; `content` is what there is now. It is given once, until `kept` or
    /// `not_kept` says what became of it.
    std::optional<LargeDeletion> due(Time now, std::size_t content);
    void kept();
    void not_kept(Time now);
    /// Something may yet turn out to be one, or is not kept yet.
    bool is_waiting() const { return pending_.has_value(); }
    const std::optional<LargeDeletion>& suspected() const { return pending_; }

    /// Whether so much is gone of what there was.
    static bool is_much(std::size_t gone, std::size_t before);

private:
    struct Mark {
        Time at;
        std::int64_t seq = 0;
        std::size_t before = 0;
        std::int64_t gained = 0; ///< octets, from then to the next mark
    };
    using Marks = std::deque<Mark>;
    bool is_same_incident(Time now, std::size_t before) const;

    std::unordered_map<ObjectId, Marks> marks_; ///< of those who deleted something lately
    std::optional<LargeDeletion> pending_;
    Time due_;
    bool given_ = false; ///< pending_ is being kept
    std::optional<LargeDeletion> told_; ///< the last one
};

} // namespace folkmoot::collab
