#pragma once
#include <filesystem>
#include <memory>
#include <mutex>
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

    /// Makes an empty store, which is a schema of this program's database; gives its address for Settings.
    std::string create_store();
    void drop_store(const std::string& address);
    /// Runs statements as the cluster's owner.
    static void run(const std::string& sql, const std::string& address);

private:
    void adopt(const char* given);
    void start_cluster();
    void drop_database() noexcept;
    std::string address_of(const std::string& database) const;

    std::filesystem::path folder_;
    pid_t server_ = 0;
    std::string host_, user_, port_;
    std::mutex mutex_;
    std::string database_; ///< the address of this program's database, once there is one
    int stores_ = 0;
};

} // namespace folkmoot::kit
