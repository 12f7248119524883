#pragma once
#include "folkmoot/event.hpp"

namespace folkmoot::objects {

// Told of the object that the point was made about, with the point's own visibility.

struct OutcomeRecorded {
    static constexpr std::string_view name{"core.outcome_recorded"};
    ObjectId comment;
    ObjectId outcome;
    static constexpr auto fields() {
        return std::array{field<&OutcomeRecorded::comment>("comment", "The point"),
            field<&OutcomeRecorded::outcome>("outcome", "What became of it")};
    }
};
struct OutcomeTakenBack {
    static constexpr std::string_view name{"core.outcome_taken_back"};
    ObjectId comment;
    ObjectId outcome;
    static constexpr auto fields() {
        return std::array{field<&OutcomeTakenBack::comment>("comment", "The point"),
            field<&OutcomeTakenBack::outcome>("outcome", "What had been decided about it")};
    }
};

} // namespace folkmoot::objects
