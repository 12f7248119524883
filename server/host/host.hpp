#pragma once
#include "host/house.hpp"
#include "transport/metrics.hpp"

#include <chrono>

namespace folkmoot::host {

/// A house with its doors open: everything of the site, served to the network.
class Host {
public:
    /// Starts everything; throws std::runtime_error with one sentence.
    explicit Host(Configuration configuration, World world = {});
    /// Drains for at most ten seconds if `drain` was not called before.
    ~Host();
    Host(const Host&) = delete;
    Host& operator=(const Host&) = delete;

    House& house();
    /// One for each listener, in the order of the configuration.
    std::vector<std::uint16_t> ports() const;
    /// Reads the certificates again; open connections go on.
    void reload_certificates();
    /// Says "not ready", stops accepting, finishes what is under way, closes sockets with 1012.
    void drain(std::chrono::milliseconds deadline);

private:
    class Inside;
    std::unique_ptr<Inside> inside_;
};

} // namespace folkmoot::host
