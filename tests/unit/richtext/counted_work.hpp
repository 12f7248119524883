#pragma once
// What a piece of work costs in memory that it asks for: a figure that does not depend on the machine or on
// what else it does.
#include <cstddef>

namespace folkmoot::richtext::test {

struct Work {
    std::size_t allocations = 0;
    std::size_t octets = 0;
};
/// What this thread has asked for until now.
Work work_until_now();

template <class Step> Work work_of(Step step) {
    const auto before = work_until_now();
    step();
    const auto after = work_until_now();
    return {after.allocations - before.allocations, after.octets - before.octets};
}

} // namespace folkmoot::richtext::test
