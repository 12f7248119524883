#pragma once
#include "store/house.hpp"
#include "store/job.hpp"

#include <chrono>

namespace folkmoot::store {

/// The problem an error is, or Code::internal for any other exception.
Problem as_problem(const std::exception_ptr& error);

/// Counts a save that is about to be answered.
void count(const Outcome& outcome, Metrics& metrics);

/// A save holds everybody up while it runs: over 5 ms it is named in the log, over 20 ms counted as late.
void note_slowness(const std::string& job, std::chrono::steady_clock::duration took, House& house);

} // namespace folkmoot::store
