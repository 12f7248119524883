#include "counted_work.hpp"

#include <cstdlib>
#include <new>
#ifdef FOLKMOOT_SANITIZED
#include <sanitizer/allocator_interface.h>
#endif

namespace {
thread_local folkmoot::richtext::test::Work counted;

void count_allocation(std::size_t size) {
    ++counted.allocations;
    counted.octets += size;
}
} // namespace

namespace folkmoot::richtext::test {
Work work_until_now() {
    return counted;
}
} // namespace folkmoot::richtext::test

#ifdef FOLKMOOT_SANITIZED
// A sanitizer keeps operator new to itself, and tells of what it gives.
namespace {
[[maybe_unused]] const int hooks_installed = __sanitizer_install_malloc_and_free_hooks(
    [](const volatile void*, std::size_t size) { count_allocation(size); }, [](const volatile void*) {});
} // namespace
#else
// Every other form of new comes to this one (C++23, 17.6.3).
void* operator new(std::size_t size) {
    count_allocation(size);
    if (void* made = std::malloc(size == 0 ? 1 : size)) return made;
    throw std::bad_alloc();
}
void operator delete(void* freed) noexcept {
    std::free(freed);
}
void operator delete(void* freed, std::size_t) noexcept {
    std::free(freed);
}
#endif
