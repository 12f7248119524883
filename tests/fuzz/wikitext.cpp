// Any octets as wikitext: a tree without a fault that is kept, printed and parsed to itself, in time that
// grows with their number.
#include "richtext/wikitext/wikitext.hpp"

#include <folkmoot/richtext_forms.hpp>

#include <cstdlib>
#include <ctime>

using namespace folkmoot::richtext;

namespace {

double processor_seconds() {
    timespec time{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
}

void require(bool holds) {
    if (!holds) std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
    const auto start = processor_seconds();
    const auto reading = wikitext::read({reinterpret_cast<const char*>(data), size}, "Some page");
    require(processor_seconds() - start < 2.0 + static_cast<double>(size) / 10'000);
    require(!find_fault(reading.tree));
    const auto stored = read_json(write_json(reading.tree));
    require(stored && *stored == reading.tree);
    // What the printer adds to nest and escape may pass the limit on bytes or depth.
    const auto again = parse_markdown(print_markdown(reading.tree));
    require(!again || *again == reading.tree);
    for (const auto& category : reading.categories)
        require(!category.empty());
    return 0;
}
