#include "kit/postgres.hpp"

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <libpq-fe.h>
#include <pwd.h>
#include <stdexcept>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>
#include <vector>

namespace folkmoot::kit {
namespace {

constexpr std::string_view schema_option = "&options=-csearch_path%3D";
constexpr const char* installed_under = "/usr/lib/postgresql";

std::filesystem::path programs() {
    std::filesystem::path newest;
    if (std::filesystem::is_directory(installed_under))
        for (const auto& version : std::filesystem::directory_iterator{installed_under})
            if (exists(version.path() / "bin" / "postgres"))
                newest = std::max(newest, version.path() / "bin");
    return newest;
}

/// PostgreSQL refuses to run as root: then its own user runs it.
const passwd* servant() {
    return ::geteuid() == 0 ? ::getpwnam("postgres") : nullptr;
}

/// Starts a program that ends with this one, its output in a file.
pid_t start(const std::vector<std::string>& words, const std::filesystem::path& folder) {
    std::vector<char*> arguments;
    for (const auto& word : words)
        arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    const auto log = (folder / "log").string();
    const auto* user = servant();
    const pid_t child = ::fork();
    if (child < 0) throw std::runtime_error("no process for PostgreSQL");
    if (child > 0) return child;
    if (user && (::setgid(user->pw_gid) != 0 || ::setuid(user->pw_uid) != 0)) ::_exit(126);
    ::prctl(PR_SET_PDEATHSIG, SIGQUIT);
    const int output = ::open(log.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);
    ::dup2(output, STDOUT_FILENO);
    ::dup2(output, STDERR_FILENO);
    if (::chdir(folder.c_str()) == 0) ::execv(arguments[0], arguments.data());
    ::_exit(127);
}

bool succeeded(pid_t child) {
    int status = 0;
    return ::waitpid(child, &status, 0) == child && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

} // namespace

Postgres* Postgres::shared() {
    static const auto one = absence().empty() ? std::make_unique<Postgres>() : nullptr;
    return one.get();
}

std::string Postgres::absence() {
    if (std::getenv("FOLKMOOT_TEST_POSTGRES")) return "";
    if (programs().empty()) return "PostgreSQL is not installed (ops/setup test installs it)";
    if (::geteuid() == 0 && !servant()) return "there is no user called postgres to run PostgreSQL";
    return "";
}

Postgres::Postgres() {
    const char* given = std::getenv("FOLKMOOT_TEST_POSTGRES");
    if (given)
        adopt(given);
    else
        start_cluster();
}

void Postgres::adopt(const char* given) {
    auto* options = PQconninfoParse(given, nullptr);
    if (!options) throw std::runtime_error("FOLKMOOT_TEST_POSTGRES is no libpq connection string");
    for (const auto* option = options; option->keyword; ++option) {
        const std::string keyword = option->keyword, value = option->val ? option->val : "";
        if (keyword == "host") host_ = value;
        if (keyword == "user") user_ = value;
        if (keyword == "port") port_ = value;
    }
    PQconninfoFree(options);
}

void Postgres::start_cluster() {
    auto pattern = (std::filesystem::temp_directory_path() / "folkmoot-postgres-XXXXXX").string();
    if (!::mkdtemp(pattern.data())) throw std::runtime_error("no folder for PostgreSQL");
    folder_ = host_ = pattern;
    user_ = "folkmoot";
    if (const auto* user = servant(); user && ::chown(pattern.c_str(), user->pw_uid, user->pw_gid) != 0)
        throw std::runtime_error("the folder for PostgreSQL cannot be given to its user");
    const auto data = folder_ / "data", bin = programs();
    const bool made = succeeded(start(
        {bin / "initdb", "-D", data, "-U", user_, "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"},
        folder_));
    if (!made) throw std::runtime_error("initdb failed: see " + (folder_ / "log").string());
    server_ = start({bin / "postgres", "-D", data, "-k", folder_, "-c", "listen_addresses=", "-c",
                        "shared_buffers=32MB", "-c", "max_connections=100"},
        folder_);
    const auto until = std::chrono::steady_clock::now() + std::chrono::seconds{30};
    while (PQping(address_of("postgres").c_str()) != PQPING_OK) {
        if (std::chrono::steady_clock::now() > until) throw std::runtime_error("PostgreSQL does not start");
        std::this_thread::sleep_for(std::chrono::milliseconds{20});
    }
}

Postgres::~Postgres() {
    if (server_ == 0) {
        drop_database();
        return;
    }
    ::kill(server_, SIGQUIT); // its data go anyway
    ::waitpid(server_, nullptr, 0);
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
}

/// A cluster given to us goes on for others without this program's database.
void Postgres::drop_database() noexcept {
    if (database_.empty()) return;
    const auto begin = database_.find("///") + 3;
    const auto name = database_.substr(begin, database_.find('?') - begin);
    try {
        run("drop database " + name + " with (force)", address_of("postgres"));
    } catch (const std::runtime_error&) {
        return; // the cluster has gone first, and the database with it
    }
}

std::string Postgres::address_of(const std::string& database) const {
    auto address = "postgresql:///" + database + "?host=" + host_ + "&user=" + user_;
    if (!port_.empty()) address += "&port=" + port_;
    return address;
}

void Postgres::run(const std::string& sql, const std::string& address) {
    auto* connection = PQconnectdb(address.c_str());
    auto* result = PQexec(connection, sql.c_str());
    const auto status = PQresultStatus(result);
    const std::string message = PQerrorMessage(connection);
    PQclear(result);
    PQfinish(connection);
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK) throw std::runtime_error(message);
}

std::string Postgres::create_store() {
    const std::lock_guard lock{mutex_};
    if (database_.empty()) {
        const auto name = "test_" + std::to_string(::getpid());
        run("create database " + name + " template template0", address_of("postgres"));
        database_ = address_of(name);
    }
    const auto schema = "store_" + std::to_string(++stores_);
    run("create schema " + schema, database_);
    return database_ + std::string{schema_option} + schema;
}

void Postgres::drop_store(const std::string& address) {
    const auto schema = address.substr(address.find(schema_option) + schema_option.size());
    run("set client_min_messages = error; drop schema if exists " + schema + " cascade", database_);
}

} // namespace folkmoot::kit
