#pragma once
#include "store/house.hpp"
#include "store/postgres_connection.hpp"
#include "store/queue.hpp"
#include "store/writer.hpp"

#include <random>
#include <thread>

namespace folkmoot::store {

/// The threads that write to PostgreSQL: each save is a SERIALIZABLE transaction of its own, run again when
/// another one got in its way or the connection went before the commit was asked for.
class PostgresWriter final : public Writer {
public:
    using Connect = std::function<std::unique_ptr<PostgresConnection>(PostgresConnection::Limits)>;
    PostgresWriter(House& house, Connect connect);
    /// Saves what waits, then ends the threads.
    ~PostgresWriter() override;

    void submit(WriteJob job) override { queue_.push(std::move(job)); }
    /// On a connection of its own, under a lock that all nodes share.
    void exclusively(const std::function<void(Connection&)>& work) override;
    void before_commit(BeforeCommit) override { }
    bool healthy() const override { return true; } // a PostgreSQL whose sync fails ends by itself

private:
    using Actions = std::vector<std::function<void()>>;
    /// One thread's connection, renewed when it is lost.
    class Lane;

    void serve(std::unique_ptr<PostgresConnection> connection);

    House& house_;
    Connect connect_;
    Queue<WriteJob> queue_;
    std::vector<std::jthread> threads_;
};

} // namespace folkmoot::store
