#include "kit/golden.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <sstream>

namespace folkmoot::kit {
namespace {

std::string first_difference(std::string_view expected, std::string_view found) {
    std::istringstream left{std::string{expected}}, right{std::string{found}};
    for (int line = 1;; ++line) {
        std::string one, other;
        const bool more = static_cast<bool>(std::getline(left, one));
        const bool others = static_cast<bool>(std::getline(right, other));
        if (!more && !others) return "the ends of lines differ";
        if (one != other || more != others)
            return "line " + std::to_string(line) + "\n  agreed: " + one + "\n  found:  " + other;
    }
}

} // namespace

void expect_golden(std::string_view name, std::string_view text) {
    expect_file("tests/golden/" + std::string{name}, text);
}

void expect_file(std::string_view name, std::string_view text) {
    const auto path = std::filesystem::path{FOLKMOOT_SOURCE_DIR} / name;
    if (std::getenv("FOLKMOOT_BLESS")) {
        std::filesystem::create_directories(path.parent_path());
        std::ofstream{path, std::ios::binary | std::ios::trunc} << text;
        return;
    }
    std::ifstream file{path, std::ios::binary};
    const std::string agreed{std::istreambuf_iterator<char>{file}, {}};
    EXPECT_TRUE(agreed == text) << path.filename().string() << " differs in "
                                << first_difference(agreed, text)
                                << "\nIf that is meant: ops/bless, and look at the difference.";
}

} // namespace folkmoot::kit
