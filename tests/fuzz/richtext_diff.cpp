// Three texts: each leads to each by its script, taken apart into changes or not, and merging them loses no
// structure.
#include "richtext/separate_changes.hpp"

#include <folkmoot/richtext_diff.hpp>

#include <cstdlib>

using namespace folkmoot::richtext;

namespace {

/// None of the changes is the one text, all of them the other, and each alone a text.
void take_apart(const Tree& from, const Tree& to, const Tree& now) {
    const auto all = SeparateChanges::between(from, to);
    if (!all || all->with({}) != from) std::abort();
    std::vector<std::size_t> every;
    for (std::size_t change = 0; change < all->changes().size(); ++change) {
        every.push_back(change);
        if (change < 8 && find_fault(all->with({change}))) std::abort();
    }
    if (all->with(every) != to) std::abort();
    (void)show_changes(*all);
    const auto made = make_changes(*all, {}, every, now);
    if (made && find_fault(*made)) std::abort();
}

} // namespace

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
    take_apart(*base, *mine, *theirs);
    const auto difference = diff(*base, *theirs);
    if (difference.empty() != (*base == *theirs)) std::abort();
    (void)write_json(difference);
    (void)print_fragment(difference);
    return 0;
}
