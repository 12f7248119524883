#include "cli/commands.hpp"
#include "cli/demonstration/loading.hpp"
#include "cli/seed/seeding.hpp"
#include "cli/sentence.hpp"

#include <fmt/format.h>

#include <unistd.h>

#include <iostream>
#include <stdexcept>

namespace folkmoot::cli {
namespace {

struct SeedWanted {
    std::string shape = "department";
    std::int64_t percent = 100;
    std::int64_t seed = 1;
};

/// Written over on a terminal; elsewhere a line for each hundred thousand.
bool tell_progress(std::int64_t done, std::int64_t total) {
    static std::int64_t last = -1;
    const bool on_terminal = ::isatty(STDERR_FILENO) == 1;
    if (on_terminal || done / 100'000 != last)
        std::cerr << fmt::format("{}{} of {} objects{}", on_terminal ? "\r" : "", done, total,
            on_terminal && done < total ? "" : "\n")
                  << std::flush;
    last = done / 100'000;
    return true;
}

void run_seed(const std::filesystem::path& file, const SeedWanted& wanted) {
    if (wanted.shape != "department") throw std::runtime_error("--shape is one of: department");
    if (wanted.percent > 100) throw std::runtime_error("--percent is 1 to 100");
    auto configuration = host::read_configuration(file);
    if (!configuration.demonstration)
        throw std::runtime_error(fmt::format("{} does not say site.demonstration = true: all of an invented "
                                             "department have one password, which is printed",
            file.string()));
    PlayedClock clock;
    host::House house{std::move(configuration), {.clock = &clock}};
    in_sentences(house, [&] {
        const auto plan =
            seed::plan_of(seed::Department::part(wanted.percent), static_cast<std::uint64_t>(wanted.seed));
        seed::seed_department(house, clock, plan, tell_progress);
        std::cout << fmt::format("{} people in {} spaces have written {} chapters, {} objects.\n"
                                 "Sign in with the password {} as {} (administrator), {} or {}.\n",
            plan.department.staff + plan.department.guests, plan.department.spaces, plan.chapters.size(),
            std::ssize(plan.chapters) * seed::objects_in_chapter, demonstration_password,
            seed::address_of_staff(0), seed::address_of_staff(plan.department.staff - 1),
            seed::address_of_guest(0));
    });
}

} // namespace

void add_seed(Command& program, const Site& site) {
    auto wanted = std::make_shared<SeedWanted>();
    program
        .command("seed",
            "Fill a site with an invented department, to see how it does at that size. Run again, it goes on "
            "where it was stopped")
        .text("--shape", wanted->shape, "department: 5,000 staff, 600 spaces, 2,000,000 objects",
            Argument::preset)
        .count("--percent", wanted->percent, "So many hundredths of all of it", Argument::preset)
        .count("--seed", wanted->seed, "Another number gives another department", Argument::preset)
        .runs([&site, wanted] { run_seed(site.configuration(), *wanted); });
}

} // namespace folkmoot::cli
