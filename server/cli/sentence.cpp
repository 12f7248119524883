#include "cli/sentence.hpp"

#include <fmt/format.h>

#include <stdexcept>

namespace folkmoot::cli {

std::string sentence_of(const Problem& problem, const Services& services) {
    std::string text = services.message(problem.key(), "en", problem.values());
    for (const auto& field : problem.fields())
        text += fmt::format(" {}: {}", field.path, services.message(field.key, "en", field.values));
    return text;
}

void in_sentences(host::House& house, const std::function<void()>& work) {
    try {
        work();
    } catch (const Problem& problem) {
        throw std::runtime_error(sentence_of(problem, house.services()));
    }
}

} // namespace folkmoot::cli
