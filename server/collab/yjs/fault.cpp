#include "collab/yjs/fault.hpp"

namespace folkmoot::yjs {

std::string_view say(Reason reason) {
    switch (reason) {
    case Reason::none:
        return "nothing is wrong";
    case Reason::cut_short:
        return "the octets end inside a value";
    case Reason::too_long:
        return "octets follow the end of the update";
    case Reason::number_too_large:
        return "a number is larger than its place allows";
    case Reason::not_utf8:
        return "a text is not UTF-8";
    case Reason::unknown_content:
        return "a kind of content is not known";
    case Reason::unknown_flags:
        return "flags are set that this kind of struct does not have";
    case Reason::empty_struct:
        return "a struct or a range has no length";
    case Reason::repeated_client:
        return "one client has two sections";
    case Reason::own_future:
        return "a struct refers to a later one of its own client";
    case Reason::parent_without_kind:
        return "a parent is not a type";
    case Reason::two_parents:
        return "a struct stands between neighbours of different parents";
    case Reason::clock_too_high:
        return "a clock is higher than allowed";
    case Reason::too_deep:
        return "values or types are nested too deeply";
    case Reason::over_limit:
        return "there is more of something than allowed";
    case Reason::over_budget:
        return "putting it in takes more steps than allowed";
    }
    return "something is wrong";
}

} // namespace folkmoot::yjs
