#include "cli/findings.hpp"

#include <fmt/format.h>

#include <iostream>
#include <stdexcept>

namespace folkmoot::cli {
namespace {

void print(std::string_view mark, std::string_view sentence) {
    std::cout << fmt::format("{:<6}{}\n", mark, sentence);
}

} // namespace

void Findings::well(std::string_view sentence) {
    if (!sentence.empty()) print("ok", sentence);
}

void Findings::note(std::string_view sentence) {
    print("note", sentence);
}

void Findings::wrong(std::string_view sentence) {
    print("WRONG", sentence);
    ++wrong_;
}

void Findings::attempt(std::string_view sentence, const std::function<void()>& check) {
    try {
        check();
        well(sentence);
    } catch (const std::exception& failure) {
        wrong(failure.what());
    }
}

void Findings::end() const {
    if (wrong_ > 0)
        throw std::runtime_error(
            wrong_ == 1 ? "one thing is wrong" : fmt::format("{} things are wrong", wrong_));
}

} // namespace folkmoot::cli
