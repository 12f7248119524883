#include "counted_work.hpp"

#include <cstdlib>
#include <new>

namespace {
thread_local folkmoot::richtext::test::Work work;
}

namespace folkmoot::richtext::test {
Work work_until_now() {
    return work;
}
} // namespace folkmoot::richtext::test

// Every other form of new comes to this one (C++23, 17.6.3).
void* operator new(std::size_t size) {
    ++work.allocations;
    work.octets += size;
    if (void* made = std::malloc(size == 0 ? 1 : size)) return made;
    throw std::bad_alloc();
}
void operator delete(void* freed) noexcept {
    std::free(freed);
}
void operator delete(void* freed, std::size_t) noexcept {
    std::free(freed);
}
