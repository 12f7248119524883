#pragma once
#include "folkmoot/event.hpp"

namespace folkmoot::objects {

// Each is told to the person it concerns, and the staff of the space are told of the object: a guest never
// hears whom else somebody asked, or who has answered.

struct Asked {
    static constexpr std::string_view name{"core.asked"};
    ObjectId ask;
    static constexpr auto fields() { return std::array{field<&Asked::ask>("ask", "The ask")}; }
};
struct AskChanged {
    static constexpr std::string_view name{"core.ask_changed"};
    ObjectId ask;
    static constexpr auto fields() { return std::array{field<&AskChanged::ask>("ask", "The ask")}; }
};
struct AskEnded {
    static constexpr std::string_view name{"core.ask_ended"};
    ObjectId ask;
    static constexpr auto fields() { return std::array{field<&AskEnded::ask>("ask", "The ask")}; }
};
struct AskAnswered {
    static constexpr std::string_view name{"core.ask_answered"};
    ObjectId ask;
    static constexpr auto fields() { return std::array{field<&AskAnswered::ask>("ask", "The ask")}; }
};
struct AskReminded {
    static constexpr std::string_view name{"core.ask_reminded"};
    ObjectId ask;
    bool overdue = false;
    static constexpr auto fields() {
        return std::array{field<&AskReminded::ask>("ask", "The ask"),
            field<&AskReminded::overdue>("overdue", "Its day is over")};
    }
};

} // namespace folkmoot::objects
