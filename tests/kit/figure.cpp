#include "kit/figure.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>

namespace folkmoot::kit {

void print(Figure figure) {
    for (auto* text : {&figure.work, &figure.subject, &figure.unit})
        std::ranges::replace(*text, ',', ';');
    std::string ratio, goal, met;
    if (figure.ratio) ratio = fmt::format("{:.2f}", *figure.ratio);
    if (figure.goal) {
        const auto [side, limit] = *figure.goal;
        const bool at_least = side == Goal::Side::at_least;
        const double measured = figure.ratio.value_or(figure.figure);
        goal = fmt::format("{}{:g}", at_least ? ">=" : "<=", limit);
        met = (at_least ? measured >= limit : measured <= limit) ? "yes" : "no";
    }
    const int digits = figure.figure < 100 ? 2 : 0;
    fmt::print("{},{},{:.{}f},{},{},{},{}\n", figure.work, figure.subject, figure.figure, digits, figure.unit,
        ratio, goal, met);
    std::fflush(stdout);
}

bool is_quick() {
    const char* said = std::getenv("FOLKMOOT_BENCH_QUICK");
    return said && *said;
}

} // namespace folkmoot::kit
