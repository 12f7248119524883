#include "faults/store/faulty_machine.hpp"
#include "faults/store/pair_store.hpp"
#include "kit/postgres.hpp"
#include "kit/temporary_folder.hpp"

#include <csignal>
#include <random>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

namespace folkmoot::store {

constexpr int writers = 24;

/// The child: saves as fast as it can, and writes each acknowledged number to its standard output at once.
int save_until_killed(const std::string& url, std::int64_t first) {
    PairStore store{url};
    std::vector<std::jthread> threads;
    for (int t = 0; t < writers; ++t)
        threads.emplace_back([&, t] {
            for (auto number = first + t;; number += writers) {
                store.database().write_now("pair", [&](WriteTx& tx) { PairStore::save(tx, number); });
                const auto line = std::to_string(number) + "\n";
                if (::write(STDOUT_FILENO, line.data(), line.size()) < 0) ::_exit(1);
            }
        });
    threads.clear();
    return 0;
}

namespace {

extern "C" char** environ;

struct Child {
    pid_t process;
    int output;
};

Child start_child(const std::string& url, std::int64_t first) {
    std::array<int, 2> pipe;
    if (::pipe(pipe.data()) != 0) throw std::runtime_error("no pipe");
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, pipe[1], STDOUT_FILENO);
    posix_spawn_file_actions_addclose(&actions, pipe[0]);
    std::string program = "/proc/self/exe", flag = "--save-until-killed", address = url,
                number = std::to_string(first);
    std::array<char*, 5> arguments{program.data(), flag.data(), address.data(), number.data(), nullptr};
    pid_t process = 0;
    const int result = ::posix_spawn(&process, program.c_str(), &actions, nullptr, arguments.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    ::close(pipe[1]);
    if (result != 0) throw std::runtime_error("no child");
    return {process, pipe[0]};
}

/// Kills the child that long after its first acknowledgement; gives the numbers it acknowledged.
std::set<std::int64_t> kill_and_collect(const Child& child, std::chrono::milliseconds after) {
    std::string text;
    std::array<char, 4096> buffer;
    const auto take = [&] {
        const auto size = ::read(child.output, buffer.data(), buffer.size());
        if (size > 0) text.append(buffer.data(), static_cast<std::size_t>(size));
        return size > 0;
    };
    take();
    const auto until = std::chrono::steady_clock::now() + after;
    while (std::chrono::steady_clock::now() < until && take()) { }
    ::kill(child.process, SIGKILL);
    while (take()) { }
    ::close(child.output);
    ::waitpid(child.process, nullptr, 0);

    std::set<std::int64_t> numbers;
    for (std::size_t begin = 0, end; (end = text.find('\n', begin)) != text.npos; begin = end + 1)
        numbers.insert(std::stoll(text.substr(begin, end - begin)));
    return numbers;
}

int kills() {
    const char* wanted = std::getenv("FOLKMOOT_TEST_KILLS");
    return wanted ? std::stoi(wanted) : 20;
}

void survive_kills(const std::string& url) {
    std::minstd_rand random{20261121};
    std::set<std::int64_t> acknowledged;
    for (int kill = 0; kill < kills(); ++kill) {
        const auto first = static_cast<std::int64_t>(kill) * 10'000'000;
        const auto numbers =
            kill_and_collect(start_child(url, first), std::chrono::milliseconds{random() % 60});
        acknowledged.insert(numbers.begin(), numbers.end());

        const auto start = std::chrono::steady_clock::now();
        PairStore store{url};
        EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds{5}) << "kill " << kill;
        ASSERT_TRUE(holds_all(store.whole_saves(), acknowledged)) << "kill " << kill;
    }
    EXPECT_GT(acknowledged.size(), static_cast<std::size_t>(kills()));
    std::cout << kills() << " kills, " << acknowledged.size() << " acknowledged saves, none lost\n";
}

TEST(Kills, NoAcknowledgedSaveIsLostOnSqlite) {
    const kit::TemporaryFolder folder;
    survive_kills("sqlite://" + (folder / "folkmoot.db").string());
}

TEST(Kills, NoAcknowledgedSaveIsLostOnPostgres) {
    auto* postgres = kit::Postgres::shared();
    if (!postgres) GTEST_SKIP() << kit::Postgres::absence();
    const auto url = postgres->create_store();
    survive_kills(url);
    postgres->drop_store(url);
}

} // namespace
} // namespace folkmoot::store

int main(int count, char** arguments) {
    if (count == 4 && std::string_view{arguments[1]} == "--save-until-killed")
        return folkmoot::store::save_until_killed(arguments[2], std::stoll(arguments[3]));
    folkmoot::store::FaultyMachine::install();
    testing::InitGoogleMock(&count, arguments);
    return RUN_ALL_TESTS();
}
