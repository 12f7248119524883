#pragma once
#include "host/house.hpp"

#include <functional>

namespace folkmoot::cli {

/// What went wrong, in English: the problem's own sentence and those of its fields.
std::string sentence_of(const Problem& problem, const Services& services);

/// Runs `work`; a Problem in it becomes a std::runtime_error with its sentence, as every command ends.
void in_sentences(host::House& house, const std::function<void()>& work);

} // namespace folkmoot::cli
