#include "load/sockets/process.hpp"

#include <fmt/format.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <sstream>

namespace folkmoot::load {
namespace {

constexpr rlim_t files_of_its_own = 300;

} // namespace

Process::Process(const std::string& number)
    : folder_{"/proc/" + number} { }

double Process::cpu() const {
    std::ifstream file{folder_ / "stat"};
    std::string text{std::istreambuf_iterator<char>{file}, {}};
    std::istringstream fields{text.substr(text.rfind(')') + 2)};
    std::string skipped;
    for (int i = 0; i < 11; ++i)
        fields >> skipped;
    double user = 0, system = 0;
    fields >> user >> system;
    return (user + system) / static_cast<double>(sysconf(_SC_CLK_TCK));
}

double Process::resident_kib() const {
    std::ifstream file{folder_ / "statm"};
    double all = 0, resident = 0;
    file >> all >> resident;
    return resident * static_cast<double>(sysconf(_SC_PAGESIZE)) / 1024;
}

std::size_t possible_sockets(std::size_t wanted) {
    rlimit files{};
    ::getrlimit(RLIMIT_NOFILE, &files);
    files.rlim_cur = files.rlim_max;
    ::setrlimit(RLIMIT_NOFILE, &files);
    const auto most = static_cast<std::size_t>(files.rlim_max - files_of_its_own);
    if (most < wanted) fmt::print(stderr, "Only {} sockets can be opened here.\n", most);
    return std::min(most, wanted);
}

} // namespace folkmoot::load
