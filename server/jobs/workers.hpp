#pragma once
#include "jobs/runner.hpp"

#include <thread>

namespace folkmoot::jobs {

/// Threads that run what is due. They look every half second when there is nothing to do.
class Workers {
public:
    Workers(Runner& runner, std::size_t threads);
    /// Asks running jobs to return, and waits for them.
    ~Workers();
    Workers(const Workers&) = delete;
    Workers& operator=(const Workers&) = delete;

    static constexpr std::chrono::milliseconds look{500};

private:
    void serve(const std::stop_token& stop);

    Runner& runner_;
    std::mutex mutex_;
    std::condition_variable_any stopped_;
    std::vector<std::jthread> threads_;
};

} // namespace folkmoot::jobs
