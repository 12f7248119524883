#include "transport/server.hpp"

#include "transport/door.hpp"

#include <boost/asio/post.hpp>

#include <csignal>
#include <future>

namespace folkmoot::transport {

namespace {

constexpr std::chrono::milliseconds drain_poll{5};

} // namespace

class Server::Inside {
public:
    Inside(ServerSettings settings, Handler& handler, ServerHooks hooks);
    ~Inside() { stop(); }

    void start();
    void shut_doors();
    void stop();

    Surroundings surroundings;
    Door::Threads threads;
    std::vector<std::unique_ptr<Door>> doors;

private:
    enum class Phase : std::uint8_t { made, serving, shut, stopped };
    Phase phase_ = Phase::made;
};

Server::Inside::Inside(ServerSettings settings, Handler& handler, ServerHooks hooks)
    : surroundings{std::move(settings), handler, std::move(hooks), Admission(settings.connections)} {
    const auto count = std::max(1U, surroundings.settings.io_threads);
    for (unsigned index = 0; index < count; ++index)
        threads.push_back(std::make_unique<IoThread>(surroundings));
    for (const auto& listener : surroundings.settings.listeners)
        doors.push_back(std::make_unique<Door>(listener, surroundings, threads));
}

void Server::Inside::start() {
    for (const auto& door : doors)
        door->open();
    for (const auto& thread : threads)
        thread->start();
    phase_ = Phase::serving;
}

void Server::Inside::shut_doors() {
    if (phase_ != Phase::serving) return;
    std::promise<void> done;
    boost::asio::post(threads.front()->context(), [&] {
        for (const auto& door : doors)
            door->shut();
        done.set_value();
    });
    done.get_future().wait();
    phase_ = Phase::shut;
}

void Server::Inside::stop() {
    shut_doors();
    for (const auto& thread : threads)
        thread->stop();
    phase_ = Phase::stopped;
}

Server::Server(ServerSettings settings, Handler& handler, ServerHooks hooks) {
    std::signal(SIGPIPE, SIG_IGN);
    inside_ = std::make_unique<Inside>(std::move(settings), handler, std::move(hooks));
}

Server::~Server() = default;

void Server::start() {
    inside_->start();
}

std::vector<std::uint16_t> Server::ports() const {
    std::vector<std::uint16_t> ports;
    for (const auto& door : inside_->doors)
        ports.push_back(door->listener().port());
    return ports;
}

void Server::reload_certificates() {
    for (const auto& door : inside_->doors) {
        if (auto* tls = door->listener().tls()) tls->reload();
    }
}

void Server::drain(std::chrono::milliseconds deadline) {
    const auto until = std::chrono::steady_clock::now() + deadline;
    inside_->shut_doors();
    for (const auto& thread : inside_->threads)
        thread->drain();
    while (open_connections() > 0 && std::chrono::steady_clock::now() < until)
        std::this_thread::sleep_for(drain_poll);
    inside_->stop();
}

void Server::stop() {
    inside_->stop();
}

Metrics Server::metrics() const {
    Metrics metrics;
    for (const auto& thread : inside_->threads)
        thread->counters().add_to(metrics);
    return metrics;
}

std::size_t Server::open_connections() const {
    return inside_->surroundings.admission.open();
}

} // namespace folkmoot::transport
