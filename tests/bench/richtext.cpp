// What a page of 8 KB costs: parsing, printing, filling and comparing. Then what texts cost that were made to
// be expensive, as many octets as a page may have, and that they cost about four times as much as a quarter
// of them.
#include "kit/figure.hpp"
#include "unit/richtext/hostile_texts.hpp"

#include <folkmoot/richtext_diff.hpp>

#include <algorithm>
#include <chrono>
#include <ctime>
#include <malloc.h>
#include <stdexcept>

#include <fmt/format.h>

using namespace folkmoot::richtext;
namespace kit = folkmoot::kit;

namespace {

class NoFacts final : public ViewerFacts {
public:
    std::optional<std::string> object_href(TargetId) const override { return "/o/1"; }
    std::optional<WikiPage> wiki_page(std::string_view) const override { return std::nullopt; }
    std::optional<std::string> person_href(TargetId) const override { return std::nullopt; }
    std::optional<std::string> file_href(TargetId) const override { return std::nullopt; }
    bool append_embed(TargetId, std::string&) const override { return false; }
};

std::string page() {
    std::string out = "# Fuel duty\n\n";
    for (int i = 0; out.size() < 8192; ++i)
        out += fmt::format(
            "## Part {}\n\nThe duty is **{} pence** a litre, see [the table](https://example.org/{}) and "
            ":object[our plan]{{id={}}}.\n\n- one item\n- another *item*\n\n| a | b |\n|---|---|\n| {} | 2 "
            "|\n\n",
            i, i, i, i + 1, i);
    return out;
}

template <class Work> void measure(const char* name, Work work) {
    const int rounds = kit::is_quick() ? 100 : 2000;
    const auto start = std::chrono::steady_clock::now();
    std::size_t sink = 0;
    for (int i = 0; i < rounds; ++i)
        sink += work();
    const std::chrono::duration<double, std::micro> took = std::chrono::steady_clock::now() - start;
    if (sink == 0) throw std::runtime_error(std::string{"nothing came of: "} + name);
    kit::print({"rich text of 8 KB", name, took.count() / rounds, "us"});
}

/// Of this thread alone: what else runs on the machine does not count.
double cpu_milliseconds() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

/// The least of three runs: reading, printing and comparing with the same text but for one block.
double cost_of(const std::string& text) {
    double least = 1e9;
    for (int run = 0; run < 3; ++run) {
        const auto start = cpu_milliseconds();
        if (const auto tree = parse_markdown(text)) {
            auto changed = *tree;
            if (!changed.blocks.empty())
                changed.blocks.erase(
                    changed.blocks.begin() + static_cast<std::ptrdiff_t>(changed.blocks.size() / 2));
            (void)print_markdown(*tree);
            (void)print_fragment(*tree);
            (void)diff(*tree, changed);
        }
        least = std::min(least, cpu_milliseconds() - start);
    }
    return least;
}

/// Prints the ten that cost most, and those of which four times the text costs more than nine times the time:
/// beyond what a processor's caches explain, on the way to sixteen.
void measure_hostile_texts() {
    const std::size_t size = kit::is_quick() ? 20'000 : 200'000;
    constexpr kit::Goal not_steep{kit::Goal::Side::at_most, 9};
    struct Line {
        double once, larger;
        std::string_view name;
    };
    std::vector<Line> lines;
    for (const auto& hostile : test::hostile_texts())
        lines.push_back({cost_of(hostile.make(size)), cost_of(hostile.make(4 * size)), hostile.name});
    std::ranges::sort(lines, std::greater<>{}, &Line::larger);
    const auto work = fmt::format("hostile text of {} octets / a quarter", 4 * size);
    for (std::size_t place = 0; const auto& line : lines) {
        const auto ratio = line.larger / line.once;
        if (place++ < 10 || (line.larger > 20 && ratio > not_steep.limit))
            kit::print({work, std::string{line.name}, line.larger, "ms of CPU", ratio, not_steep});
    }
}

} // namespace

int main() {
    // Memory stays with the process: what the kernel takes to hand it out anew is none of the texts' doing.
    mallopt(M_MMAP_MAX, 0);
    mallopt(M_TRIM_THRESHOLD, 1024 * 1024 * 1024);
    const auto markdown = page();
    auto tree = parse_markdown(markdown).value();
    std::int64_t next = 1;
    give_ids(tree, [&] { return BlockId{next++}; });
    const auto json = write_json(tree);
    const auto fragment = print_fragment(tree);
    auto edited = tree;
    edited.blocks[1].text.push_back({" more words", {}});
    measure("parse Markdown", [&] { return parse_markdown(markdown)->blocks.size(); });
    measure("print Markdown", [&] { return print_markdown(tree).size(); });
    measure("read stored form", [&] { return read_json(json)->blocks.size(); });
    measure("write stored form", [&] { return write_json(tree).size(); });
    measure("print fragment", [&] { return print_fragment(tree).html.size(); });
    measure("fill slots", [&] {
        std::string out;
        append_html(out, fragment, NoFacts{});
        return out.size();
    });
    measure("edit script", [&] { return edit_script(tree, edited)->size(); });
    measure("difference", [&] { return diff(tree, edited).blocks.size(); });
    measure_hostile_texts();
}
