#pragma once
#include "folkmoot/fields.hpp"

namespace folkmoot::objects {

/// A day somewhere: it runs to its last moment there, whatever the clocks do in between.
struct Deadline {
    std::string on; ///< "2026-11-27"
    std::string zone; ///< of the IANA time zone database: "Europe/London"
    Time at; ///< when the day is over
    static constexpr auto fields() {
        return std::array{field<&Deadline::on>("on", "The day"),
            field<&Deadline::zone>("zone", "In which time zone"),
            field<&Deadline::at>("at", "The moment at which that day is over there")};
    }
};

/// Throws Code::bad_input with the field `on` or `zone` for a day or a zone that there is not, for a day that
/// is over and for one more than two years ahead.
Deadline require_deadline(std::string_view on, std::string_view zone, Time now);

/// The first of the days one, two, three .. steps behind that one which is not over yet; the last of its
/// month where that has no such day.
Deadline deadline_after(const Deadline& deadline, std::chrono::months step, Time now);

} // namespace folkmoot::objects
