#include "cli/commands.hpp"
#include "host/house.hpp"
#include "search/feeder.hpp"

#include <fmt/format.h>

#include <iostream>
#include <thread>

namespace folkmoot::cli {
namespace {

using search::FeederState;
constexpr std::chrono::milliseconds glance{50};

void rebuild(host::House& house) {
    house.feeder().make_anew();
    auto state = house.feeder().state();
    for (; state.begun == 0 || state.work != FeederState::Work::following; state = house.feeder().state())
        std::this_thread::sleep_for(glance);
    std::cout << fmt::format("The index holds {} objects.\n", state.scanned);
}

void print_state(host::House& house) {
    auto state = house.feeder().state();
    for (; state.work == FeederState::Work::starting; state = house.feeder().state())
        std::this_thread::sleep_for(glance);
    std::cout << (state.work == FeederState::Work::making
            ? fmt::format("The index is being made: {} objects so far.\n", state.scanned)
            : fmt::format("The index follows the events: {} taken in.\n", state.seq));
    if (!state.last_error.empty()) throw std::runtime_error(state.last_error);
}

} // namespace

void add_search(Command& program, const Site& site) {
    auto search = program.group("search", "Look at the search index, or make it anew");
    search.command("state", "Say how far the index is").runs([&site] { print_state(*site.open()); });
    search.command("rebuild", "Make the index anew from the store").runs([&site] { rebuild(*site.open()); });
}

} // namespace folkmoot::cli
