// Any bytes as Markdown: refused, or a tree that prints and parses to itself.
#include <folkmoot/richtext_forms.hpp>
#include <folkmoot/richtext_html.hpp>

#include <cstdlib>

using namespace folkmoot::richtext;

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
    auto tree = parse_markdown({reinterpret_cast<const char*>(data), size});
    if (!tree) return 0;
    if (find_fault(*tree)) std::abort();
    // What the printer adds to nest and escape may pass the limit on bytes or depth; then there is nothing to
    // compare.
    auto again = parse_markdown(print_markdown(*tree));
    if (again && *again != *tree) std::abort();
    auto stored = read_json(write_json(*tree));
    if (!stored || *stored != *tree) std::abort();
    auto fragment = print_fragment(*tree);
    std::size_t last = 0;
    for (const auto& slot : fragment.slots) {
        if (slot.begin < last || slot.end < slot.begin || slot.end > fragment.html.size()) std::abort();
        last = slot.end;
    }
    if (fragment.html.find("<script") != std::string::npos) std::abort();
    return 0;
}
