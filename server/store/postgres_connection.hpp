#pragma once
#include "store/connection.hpp"

#include <chrono>

namespace folkmoot::store {

/// A session with a PostgreSQL server, version 15 or later.
class PostgresConnection final : public Connection {
public:
    enum class Limits { of_requests, of_migrations };
    /// Throws StartError when the server cannot be reached, is too old, or would acknowledge what is not on
    /// disk.
    PostgresConnection(const std::string& url, Use use, std::chrono::milliseconds statement_limit,
        const Notices& notices, Limits limits = Limits::of_requests);

    void command(const std::string& text) override;
    bool in_transaction() const override;
    bool alive() const override;

    /// Ends the transaction. When it throws, failure() says whether the work may have been kept nevertheless
    /// (Consequence::unknown) or certainly was not (any other).
    void commit();

private:
    Failure explain(const soci::soci_error& error, Statement* statement) override;
    Failure explain(std::string_view state, const PGresult* result) const;
    std::string answer(const std::string& sql);
    void check_server();
    void set_up(Use use, std::chrono::milliseconds statement_limit, Limits limits);
    void listen();

    PGconn* handle_ = nullptr;
    bool warned_ = false;
};

} // namespace folkmoot::store
