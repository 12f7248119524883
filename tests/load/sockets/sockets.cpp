// Many WebSockets over TLS on one server, and what they cost it: goals 11 and 12. The server is told by its
// process, so that its CPU and memory are read from outside.
//
//   load_sockets fan-out PORT PROCESS SOCKETS SECONDS [SITE]   deliveries, seconds of the server's CPU, and
//                                                              how many of those publishing takes alone
//   load_sockets idle PORT PROCESS SOCKETS [SITE]              sockets opened, KiB of the server for each
//
// Without a site the server is a relay: the first socket sends 200 octets to all others. With one (the folder
// of a demonstration site) each socket is signed in and follows a space, where a page is published again and
// again. The next message is sent when all have the last.
#include "load/sockets/crowd.hpp"
#include "load/sockets/process.hpp"

#include <fmt/format.h>

#include <csignal>
#include <cstdio>
#include <optional>
#include <thread>

namespace {

using namespace folkmoot::load;
using namespace std::chrono_literals;
using Steady = std::chrono::steady_clock;

constexpr std::size_t message_size = 200;
constexpr std::size_t opened_before = 50; ///< what a server makes for its first connections is not for each

struct Wish {
    std::uint16_t port;
    std::string process;
    std::size_t sockets;
    std::optional<std::filesystem::path> site;
};

class Scene {
public:
    explicit Scene(const Wish& wish)
        : crowd_(wish.port) {
        if (wish.site) members_.emplace(*wish.site, wish.port, wish.sockets);
    }

    void open(std::size_t sockets) {
        while (crowd_.size() < sockets) {
            if (members_)
                members_->open(crowd_);
            else
                crowd_.open("", [](Seat&) { });
        }
    }

    /// Sends the next message and waits until all have it; gives how many have come so far.
    std::uint64_t round() {
        const auto receivers = crowd_.size() - (members_ ? 0 : 1);
        if (members_)
            members_->publish();
        else
            crowd_.first().send(message_);
        if (receivers == 0) return expected_;
        expected_ += receivers;
        const auto came = crowd_.take(expected_, 20s);
        if (came < expected_) throw std::runtime_error(fmt::format("{} of {} came", came, expected_));
        expected_ = came;
        return came;
    }

    /// Waits for what nobody waits for; gives how many have come so far.
    std::uint64_t settle(std::chrono::milliseconds time) { return expected_ = crowd_.take(UINT64_MAX, time); }

private:
    Crowd crowd_;
    std::optional<Members> members_;
    std::string message_ = std::string(message_size, 'm');
    std::uint64_t expected_ = 0;
};

/// Seconds of the server's CPU for one message while nobody listens: what it costs to make it.
double cost_of_making(Scene& scene, const Wish& wish, std::chrono::seconds time) {
    const auto cpu = Process{wish.process}.cpu();
    int made = 0;
    for (const auto end = Steady::now() + time; Steady::now() < end; ++made)
        scene.round();
    scene.settle(1000ms); // the search's index follows
    return (Process{wish.process}.cpu() - cpu) / made;
}

void fan_out(const Wish& wish, std::chrono::seconds time) {
    Scene scene{wish};
    const auto making = wish.site ? cost_of_making(scene, wish, time) : 0;
    scene.open(wish.sockets);
    for (int i = 0; i < 10; ++i)
        scene.round();
    const auto before = scene.settle(500ms);
    const auto cpu = Process{wish.process}.cpu();
    std::uint64_t after = before;
    int rounds = 0;
    for (const auto end = Steady::now() + time; Steady::now() < end; ++rounds)
        after = scene.round();
    fmt::print("{} {:.2f} {:.2f}\n", after - before, Process{wish.process}.cpu() - cpu, rounds * making);
}

void idle(const Wish& wish) {
    Scene scene{wish};
    scene.open(opened_before);
    scene.settle(1000ms);
    const auto before = Process{wish.process}.resident_kib();
    scene.open(wish.sockets);
    scene.settle(3000ms);
    fmt::print("{} {:.2f}\n", wish.sockets,
        (Process{wish.process}.resident_kib() - before) / static_cast<double>(wish.sockets - opened_before));
}

} // namespace

int main(int count, char** arguments) {
    const std::vector<std::string> words(arguments + 1, arguments + count);
    const bool fans_out = !words.empty() && words[0] == "fan-out";
    const std::size_t least = fans_out ? 5 : 4;
    if (words.size() < least || words.size() > least + 1 || (!fans_out && words[0] != "idle")) {
        std::fputs(
            "load_sockets fan-out PORT PROCESS SOCKETS SECONDS [SITE] | idle PORT PROCESS SOCKETS [SITE]\n",
            stderr);
        return 2;
    }
    ::signal(SIGPIPE, SIG_IGN);
    try {
        Wish wish{.port = static_cast<std::uint16_t>(std::stoi(words[1])),
            .process = words[2],
            .sockets = possible_sockets(std::stoul(words[3])),
            .site = {}};
        if (words.size() > least) wish.site = words[least];
        if (fans_out)
            fan_out(wish, std::chrono::seconds{std::stol(words[4])});
        else
            idle(wish);
    } catch (const std::exception& error) {
        fmt::print(stderr, "load_sockets: {}\n", error.what());
        return 1;
    }
}
