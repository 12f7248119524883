#include "cli/commands.hpp"
#include "host/host.hpp"
#include "host/log.hpp"

#include <fmt/format.h>

#include <sched.h>

#include <csignal>

namespace folkmoot::cli {
namespace {

constexpr std::chrono::seconds drain_time{20};

/// Blocks the signals that end or reload the server, before any thread is there to get one.
sigset_t block_signals() {
    sigset_t signals;
    sigemptyset(&signals);
    for (int signal : {SIGTERM, SIGINT, SIGHUP})
        sigaddset(&signals, signal);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    return signals;
}

/// Linux: a thread that is woken does not push aside the one that woke it while that has more to do. On a
/// busy core the threads of the network and of the store so hand each other a row of requests instead of one
/// at a time, which costs a third less. Without it the server only works harder, so that a kernel that
/// refuses is no error.
void prefer_long_turns() {
    const sched_param none{};
    sched_setscheduler(0, SCHED_BATCH, &none);
}

/// Where each door is: also for whoever let the kernel pick the port.
void log_doors(host::Host& host) {
    const auto ports = host.ports();
    const auto& listeners = host.house().configuration().server.listeners;
    for (std::size_t at = 0; at < listeners.size(); ++at)
        host::log_line(host::LogLevel::info, "host",
            fmt::format(
                "the listener {} answers on {}:{}", listeners[at].name, listeners[at].address, ports.at(at)));
}

void serve(const std::filesystem::path& file) {
    const sigset_t signals = block_signals();
    prefer_long_turns();
    auto configuration = host::read_configuration(file);
    host::start_log(configuration.log_level);
    const std::string address = configuration.base_url;
    host::Host host{std::move(configuration)};
    log_doors(host);
    host::log_line(host::LogLevel::info, "host", fmt::format("serving {}", address));
    for (int signal = 0; sigwait(&signals, &signal) == 0;) {
        if (signal != SIGHUP) break;
        try {
            host.reload_certificates();
            host::log_line(host::LogLevel::info, "host", "certificates read again");
        } catch (const std::exception& failure) {
            host::log_line(host::LogLevel::error, "host", failure.what());
        }
    }
    host::log_line(host::LogLevel::info, "host", "stopping");
    host.drain(drain_time);
}

} // namespace

void add_serve(Command& program, const Site& site) {
    program.command("serve", "Serve the site until SIGTERM; SIGHUP reads the certificates again")
        .runs([&site] { serve(site.configuration()); });
}

} // namespace folkmoot::cli
