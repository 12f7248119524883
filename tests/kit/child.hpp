#pragma once
#include <chrono>
#include <filesystem>
#include <map>
#include <string>
#include <sys/types.h>
#include <vector>

namespace folkmoot::kit {

/// What is to be run.
struct Command {
    std::filesystem::path program;
    std::vector<std::string> words;
    std::map<std::string, std::string> environment = {}; ///< besides one's own
    std::string input = {}; ///< its standard input
};

/// A program in a process of its own, which ends with this object at the latest.
class Child {
public:
    /// All that it says is written behind what is in the file.
    Child(const Command& command, const std::filesystem::path& output);
    ~Child() { kill(); }
    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;

    pid_t id() const { return process_; }
    bool is_running();
    /// SIGKILL; returns when it is gone.
    void kill();
    /// SIGTERM; kills it when it is not gone in time. Gives its exit status, -1 for one that was killed.
    int stop(std::chrono::milliseconds patience);
    /// Waits for its own end; kills it when that does not come in time. Gives its exit status as stop().
    int wait(std::chrono::milliseconds patience);

private:
    bool ended(int flags);
    pid_t process_ = 0;
    int status_ = -1;
};

/// Runs a program to its end.
struct Outcome {
    int status = -1; ///< -1: it was killed, or took longer than a minute
    std::string output; ///< standard output and error
};
Outcome run(const Command& command);

std::string octets_of(const std::filesystem::path& file);

} // namespace folkmoot::kit
