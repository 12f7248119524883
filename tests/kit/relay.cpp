#include "kit/relay.hpp"

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <stdexcept>
#include <vector>

namespace folkmoot::kit {
namespace {

constexpr std::size_t most_pending = std::size_t{1} << 18;
constexpr int look_ms = 20;

sockaddr_in loopback(std::uint16_t port) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(port);
    return address;
}

void at_once(int socket) {
    const int yes = 1;
    ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
}

/// A browser writes a request's head at once, so that it is never in two pieces.
void drop_upgrade(std::string& octets) {
    for (const std::string_view line : {"Upgrade: websocket\r\n", "Connection: Upgrade\r\n"})
        if (const auto at = octets.find(line); at != std::string::npos) octets.erase(at, line.size());
}

} // namespace

Relay::Relay(std::uint16_t to, Upgrades upgrades)
    : to_{to}
    , upgrades_{upgrades}
    , door_{::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)} {
    auto address = loopback(0);
    socklen_t size = sizeof address;
    if (::bind(door_, reinterpret_cast<const sockaddr*>(&address), size) != 0 || ::listen(door_, 64) != 0
        || ::getsockname(door_, reinterpret_cast<sockaddr*>(&address), &size) != 0)
        throw std::runtime_error("a relay finds no port");
    port_ = ntohs(address.sin_port);
    thread_ = std::jthread{[this](const std::stop_token& stop) { serve(stop); }};
}

Relay::~Relay() {
    thread_.request_stop();
    thread_.join();
    cut();
    drop_over();
    ::close(door_);
}

void Relay::go_silent() {
    const std::lock_guard lock{mutex_};
    silent_ = true;
}

void Relay::go_on() {
    const std::lock_guard lock{mutex_};
    silent_ = false;
}

void Relay::cut() {
    const std::lock_guard lock{mutex_};
    for (Pair& pair : pairs_)
        pair.over = true;
}

void Relay::serve(const std::stop_token& stop) {
    while (!stop.stop_requested()) {
        drop_over();
        std::vector<pollfd> watched{{.fd = door_, .events = POLLIN, .revents = 0}};
        std::vector<std::pair<Pair*, bool>> whose{{nullptr, false}};
        {
            const std::lock_guard lock{mutex_};
            for (Pair& pair : pairs_) {
                if (silent_) break;
                const auto watch = [&](const Side& side, const Side& other, bool is_client) {
                    const int reads = other.pending.size() < most_pending ? POLLIN : 0;
                    const int writes = side.pending.empty() ? 0 : POLLOUT;
                    watched.push_back(
                        {.fd = side.socket, .events = static_cast<short>(reads | writes), .revents = 0});
                    whose.emplace_back(&pair, is_client);
                };
                watch(pair.client, pair.server, true);
                watch(pair.server, pair.client, false);
            }
        }
        ::poll(watched.data(), watched.size(), look_ms);
        if (watched.front().revents & POLLIN) accept_one();
        const std::lock_guard lock{mutex_};
        for (std::size_t at = 1; at < watched.size() && !silent_; ++at) {
            auto& [pair, is_client] = whose[at];
            Side& side = is_client ? pair->client : pair->server;
            if (watched[at].revents & POLLOUT) flush(*pair, side);
            if (watched[at].revents & (POLLIN | POLLHUP | POLLERR))
                move(*pair, side, is_client ? pair->server : pair->client);
        }
    }
}

void Relay::accept_one() {
    Pair pair;
    pair.client.socket = ::accept4(door_, nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK);
    pair.server.socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const auto address = loopback(to_);
    pair.over = pair.client.socket < 0
        || ::connect(pair.server.socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0;
    at_once(pair.client.socket);
    at_once(pair.server.socket);
    const std::lock_guard lock{mutex_};
    pairs_.push_back(std::move(pair));
}

void Relay::move(Pair& pair, Side& from, Side& to) {
    std::array<char, 1 << 16> piece{};
    const auto count = ::recv(from.socket, piece.data(), piece.size(), MSG_DONTWAIT);
    if (count < 0 && (errno == EAGAIN || errno == EINTR)) return;
    if (count <= 0) {
        pair.over = true;
        return;
    }
    std::string octets{piece.data(), static_cast<std::size_t>(count)};
    if (upgrades_ == Upgrades::dropped && &from == &pair.client) drop_upgrade(octets);
    to.pending += octets;
    flush(pair, to);
}

void Relay::flush(Pair& pair, Side& side) {
    const auto count =
        ::send(side.socket, side.pending.data(), side.pending.size(), MSG_DONTWAIT | MSG_NOSIGNAL);
    if (count > 0) side.pending.erase(0, static_cast<std::size_t>(count));
    if (count < 0 && errno != EAGAIN && errno != EINTR) pair.over = true;
}

void Relay::drop_over() {
    const std::lock_guard lock{mutex_};
    std::erase_if(pairs_, [](const Pair& pair) {
        if (!pair.over) return false;
        ::close(pair.client.socket);
        ::close(pair.server.socket);
        return true;
    });
}

} // namespace folkmoot::kit
