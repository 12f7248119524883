// Three texts: each leads to each by its script, and merging them loses no structure.
#include <folkmoot/richtext_diff.hpp>

#include <cstdlib>

using namespace folkmoot::richtext;

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
    std::string_view input{reinterpret_cast<const char*>(data), size};
    (void)read_json(input);
    const auto third = size / 3;
    auto base = parse_markdown(input.substr(0, third));
    auto mine = parse_markdown(input.substr(third, third));
    auto theirs = parse_markdown(input.substr(2 * third));
    if (!base || !mine || !theirs) return 0;
    std::int64_t next = 1;
    auto mint = [&] { return BlockId{next++}; };
    give_ids(*base, mint);
    for (auto* tree : {&*mine, &*theirs}) {
        reattach(*base, *tree);
        give_ids(*tree, mint);
    }
    auto script = edit_script(*base, *mine);
    if (!script) std::abort();
    auto there = apply_script(*script, *base);
    if (!there || *there != *mine) std::abort();
    auto merged = merge(*base, *mine, *theirs);
    if (!merged || find_fault(merged->tree)) std::abort();
    auto untouched = merge(*base, *base, *theirs);
    if (!untouched || untouched->tree != *theirs) std::abort();
    (void)write_json(diff(*base, *theirs));
    return 0;
}
