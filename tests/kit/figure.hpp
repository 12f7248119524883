#pragma once
#include <optional>
#include <string>

namespace folkmoot::kit {

/// A limit of the goals: about the ratio, or about the figure itself where there is no ratio.
struct Goal {
    enum class Side { at_least, at_most } side;
    double limit;
};

/// One line of what a benchmark measured.
struct Figure {
    std::string work; ///< "durable page saves"
    std::string subject; ///< who did it, or with what: "16 writers"
    double figure = 0;
    std::string unit; ///< "per second"
    std::optional<double> ratio = {}; ///< to the peer, or to a tenth of the data
    std::optional<Goal> goal = {};
};

/// Prints "work,subject,figure,unit,ratio,goal,met" for ops/bench's table; a comma in a text becomes a
/// semicolon.
void print(Figure figure);

/// How the goals say that something grows little: the figure of all the data over that of a tenth of it.
inline constexpr Goal hardly_grows{Goal::Side::at_most, 1.2};

/// Whether the benchmarks shall only show that they run (FOLKMOOT_BENCH_QUICK): little data, short.
bool is_quick();

} // namespace folkmoot::kit
