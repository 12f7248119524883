#pragma once
#include "store/connection.hpp"
#include "store/house.hpp"
#include "store/job.hpp"
#include "store/queue.hpp"

#include <thread>

namespace folkmoot::store {

using Connect = std::function<std::unique_ptr<Connection>(Use)>;

/// The threads that read: each has its own connection and runs one read at a time on a snapshot.
class Readers {
public:
    Readers(House& house, Connect connect);
    /// Finishes what waits, then ends the threads.
    ~Readers();
    void submit(ReadJob job) { queue_.push(std::move(job)); }

private:
    void serve(std::unique_ptr<Connection> connection);
    void begin(std::unique_ptr<Connection>& connection);
    Outcome run(Connection& connection, ReadWork& work);

    House& house_;
    Connect connect_;
    Queue<ReadJob> queue_;
    std::vector<std::jthread> threads_;
};

} // namespace folkmoot::store
