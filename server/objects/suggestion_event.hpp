#pragma once
#include "folkmoot/event.hpp"

namespace folkmoot::objects {

// What happens to suggestions is told of the object they are about, with the suggestion's own visibility.

struct SuggestionSent {
    static constexpr std::string_view name{"core.suggestion_sent"};
    ObjectId suggestion;
    static constexpr auto fields() {
        return std::array{field<&SuggestionSent::suggestion>("suggestion", "The suggestion")};
    }
};
struct SuggestionDecided {
    static constexpr std::string_view name{"core.suggestion_decided"};
    ObjectId suggestion;
    std::int64_t accepted = 0;
    std::int64_t rejected = 0;
    static constexpr auto fields() {
        return std::array{field<&SuggestionDecided::suggestion>("suggestion", "The suggestion"),
            field<&SuggestionDecided::accepted>("accepted", "How many of its changes were accepted"),
            field<&SuggestionDecided::rejected>("rejected", "How many were rejected")};
    }
};
struct SuggestionWithdrawn {
    static constexpr std::string_view name{"core.suggestion_withdrawn"};
    ObjectId suggestion;
    static constexpr auto fields() {
        return std::array{field<&SuggestionWithdrawn::suggestion>("suggestion", "The suggestion")};
    }
};

} // namespace folkmoot::objects
