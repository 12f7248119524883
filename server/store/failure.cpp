#include "store/failure.hpp"

#include "store/defect.hpp"

namespace folkmoot::store {

bool loses_group(Consequence consequence) {
    switch (consequence) {
    case Consequence::full:
    case Consequence::lost:
    case Consequence::sync_failed:
    case Consequence::disconnected:
        return true;
    default:
        return false;
    }
}

std::exception_ptr problem_of(const Failure& failure) {
    switch (failure.consequence) {
    case Consequence::duplicate:
        return std::make_exception_ptr(Duplicate{failure.constraint});
    case Consequence::refused:
        return std::make_exception_ptr(Problem{Code::conflict, "store.refused"});
    case Consequence::full:
        return std::make_exception_ptr(Problem{Code::storage_full, "store.full"});
    case Consequence::retry:
    case Consequence::busy:
        return std::make_exception_ptr(Problem{Code::overloaded, "store.busy"});
    case Consequence::lost:
    case Consequence::sync_failed:
    case Consequence::disconnected:
        return std::make_exception_ptr(Problem{Code::overloaded, "store.unavailable"});
    case Consequence::unknown:
        return std::make_exception_ptr(Problem{Code::overloaded, "store.outcome_unknown"});
    case Consequence::none:
    case Consequence::defect:
        break;
    }
    return std::make_exception_ptr(defect("a statement failed with " + failure.code));
}

} // namespace folkmoot::store
