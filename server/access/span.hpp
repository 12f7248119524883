#pragma once
#include "folkmoot/clock.hpp"

#include <optional>

namespace folkmoot::access {

/// The stretch of time around `now` in which nothing starts and nothing ends: for so long an answer stays
/// right by the clock alone.
class Span {
public:
    explicit Span(Time now)
        : now_(now) { }
    Span(Time now, Time from, Time until)
        : now_(now)
        , from_(from)
        , until_(until) { }

    /// Whether [starts, ends) holds now; either end narrows the span.
    bool holds(Time starts, std::optional<Time> ends) {
        narrow(starts);
        if (ends) narrow(*ends);
        return starts <= now_ && (!ends || now_ < *ends);
    }

    Time from() const { return from_; }
    Time until() const { return until_; }
    bool contains(Time time) const { return from_ <= time && time < until_; }

private:
    void narrow(Time boundary) {
        if (boundary <= now_) {
            from_ = std::max(from_, boundary);
        } else {
            until_ = std::min(until_, boundary);
        }
    }
    Time now_;
    Time from_ = Time::min();
    Time until_ = Time::max();
};

} // namespace folkmoot::access
