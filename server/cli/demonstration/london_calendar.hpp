#pragma once
#include "cli/demonstration/content.hpp"
#include "folkmoot/clock.hpp"

namespace folkmoot::cli {

/// The days before set-up, as a wall clock in London shows them.
class LondonCalendar {
public:
    explicit LondonCalendar(Time today)
        : today_(today) { }
    /// Throws std::runtime_error without ICU's data.
    Time at(const DayBefore& day) const;

private:
    Time today_;
};

} // namespace folkmoot::cli
