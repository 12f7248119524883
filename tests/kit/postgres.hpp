#pragma once
#include <filesystem>
#include <memory>
#include <string>
#include <sys/types.h>

namespace folkmoot::kit {

/// A PostgreSQL for tests: the one that FOLKMOOT_TEST_POSTGRES (a libpq connection string) names, or a
/// cluster of the program's own in a temporary folder, reached through a Unix socket and ended with the
/// program.
class Postgres {
public:
    /// Null, with the reason in `absence`, where PostgreSQL is not installed. Throws when it does not start.
    static Postgres* shared();
    static std::string absence();

    Postgres();
    ~Postgres();
    Postgres(const Postgres&) = delete;
    Postgres& operator=(const Postgres&) = delete;

    /// Makes an empty database; gives its address for store::Settings.
    std::string create_database();
    void drop_database(const std::string& address);
    /// Runs one statement as the cluster's owner, on the database "postgres" or that of an address.
    void run(const std::string& sql, const std::string& address = "postgres");

private:
    void adopt(const char* given);
    void start_cluster();
    std::string address_of(const std::string& database) const;

    std::filesystem::path folder_;
    pid_t server_ = 0;
    std::string host_, user_, port_;
};

} // namespace folkmoot::kit
