#pragma once
#include <cstddef>
#include <filesystem>
#include <string>

namespace folkmoot::load {

/// A server, looked at from outside.
class Process {
public:
    explicit Process(const std::string& number);

    /// User and system time so far, in seconds.
    double cpu() const;
    double resident_kib() const;

private:
    std::filesystem::path folder_;
};

/// As many sockets as this process may have open, saying so when that is fewer.
std::size_t possible_sockets(std::size_t wanted);

} // namespace folkmoot::load
