#pragma once
#include "folkmoot/event.hpp"

namespace folkmoot::access {

/// Somebody asks to be let into a space, or does no more: for the staff in it.
struct AccessAsked {
    static constexpr std::string_view name{"core.access_asked"};
    ObjectId request;
    static constexpr auto fields() {
        return std::array{field<&AccessAsked::request>("request", "What was asked")};
    }
};
/// A request was granted or declined: for whoever asked, and the staff in the space.
struct AccessAnswered {
    static constexpr std::string_view name{"core.access_answered"};
    ObjectId request;
    bool granted = false;
    static constexpr auto fields() {
        return std::array{field<&AccessAnswered::request>("request", "What was asked"),
            field<&AccessAnswered::granted>("granted", "Whether the door is open now")};
    }
};

} // namespace folkmoot::access
