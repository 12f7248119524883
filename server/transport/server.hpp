#pragma once
#include "transport/handler.hpp"
#include "transport/metrics.hpp"
#include "transport/settings.hpp"

namespace folkmoot::transport {

/// The server's network side: listeners, I/O threads, and every connection on them.
class Server {
public:
    /// Opens the listeners, so that ports are known and wrong settings show before anything is served. Throws
    /// std::runtime_error with a sentence for the operator. `handler` must outlive the server. The process
    /// ignores SIGPIPE from here on: a peer that is gone is an error code, not a signal.
    Server(ServerSettings settings, Handler& handler, ServerHooks hooks = {});
    ~Server();

    void start();

    /// One for each listener, in the order of the settings.
    std::vector<std::uint16_t> ports() const;

    /// Reads every listener's certificate files again; open connections go on. Throws as the constructor
    /// does, and then the old certificates stay.
    void reload_certificates();

    /// Stops accepting, closes idle connections, lets requests finish and WebSockets leave with 1012 spread
    /// over the jitter; what is still there at the deadline is cut. Returns when every connection is gone.
    void drain(std::chrono::milliseconds deadline);

    /// Cuts everything and ends the threads. Called by the destructor if need be.
    void stop();

    Metrics metrics() const;
    std::size_t open_connections() const;

private:
    class Inside;
    std::unique_ptr<Inside> inside_;
};

} // namespace folkmoot::transport
