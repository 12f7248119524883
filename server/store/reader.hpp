#pragma once
#include "store/connection.hpp"
#include "store/job.hpp"
#include "store/metrics.hpp"
#include "store/queue.hpp"
#include "store/settings.hpp"

#include <thread>

namespace folkmoot::store {

using Connect = std::function<std::unique_ptr<Connection>(Use)>;

/// The threads that read: each has its own connection and runs one read at a time on a snapshot.
class Readers {
public:
    Readers(const Settings& settings, const Connect& connect, const Clock& clock, Metrics& metrics);
    /// Finishes what waits, then ends the threads.
    ~Readers();
    void submit(ReadJob job) { queue_.push(std::move(job)); }

private:
    void serve(std::unique_ptr<Connection> connection);
    Outcome run(Connection& connection, ReadWork& work);

    const Settings& settings_;
    Connect connect_;
    const Clock& clock_;
    Metrics& metrics_;
    Queue<ReadJob> queue_;
    std::vector<std::jthread> threads_;
};

} // namespace folkmoot::store
