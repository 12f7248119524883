// People who write in live documents at once, on one server: goals 8 to 10. One thread on one core plays them
// all, and says how much of that core it took: where that is all of it, the figures are its own and not the
// server's.
//
//   load_writers type SERVER PORT PROCESS DOCUMENTS WRITERS OF-ONE SECONDS RATE [SITE]
//   load_writers rest SERVER PORT PROCESS DOCUMENTS LETTERS [SITE]
//   load_writers commit FOLDER RATE SECONDS
//   load_writers page PORT SITE
//   load_writers history STORE PAGE KEYS OF-ONE-SAVE
//   load_writers open SERVER PORT DOCUMENT [SITE]
//
// SERVER is a word of Protocol; PROCESS is the server's, looked at from outside; SITE is the folder of a
// demonstration site, for folkmoot.
//
// `type`: each of DOCUMENTS has WRITERS, each of whom has OF-ONE documents on one connection. Where RATE is 0
// everybody types the next key when the next person has the last one, else that many keys a second. Prints
// deliveries a second, p50 and p99 in ms from a key to the next person's screen, microseconds of the server's
// CPU for each delivery, the server's resident MiB, percent of its core that the server took, percent of its
// core that this took, and percent of the time in which this had something to do. `rest`: KiB of the server
// for each open document of so many letters, with one connection each. `commit`: p50 and p99 in ms from a
// key to the disk's confirmation, where RATE keys come in a second and all that came while the disk confirmed
// others are written at once: what this disk alone takes of the delay that `type` measures.
#include "load/sockets/process.hpp"
#include "load/writers/company.hpp"
#include "load/writers/opening.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <thread>

namespace {

using namespace folkmoot::load;
using namespace std::chrono_literals;
using Words = std::vector<std::string>;

constexpr std::size_t opened_before = 50; ///< what a server makes for its first documents is not for each

float of_all(std::vector<float>& sorted, double share) {
    if (sorted.empty()) return 0;
    const auto at = static_cast<std::size_t>(static_cast<double>(sorted.size()) * share);
    return sorted[std::min(at, sorted.size() - 1)];
}

std::uint16_t port_of(const std::string& word) {
    return static_cast<std::uint16_t>(std::stoul(word));
}

std::filesystem::path site_of(const Words& words, std::size_t at) {
    return words.size() > at ? words[at] : std::string{};
}

void type(const Words& words) {
    const Protocol protocol{words[1]};
    const Process server{words[3]};
    const auto documents = std::stoul(words[4]), writers = std::stoul(words[5]),
               of_one = std::stoul(words[6]);
    possible_sockets(documents * writers);
    Company company{protocol, port_of(words[2]), site_of(words, 9)};
    company.open(documents, writers, protocol.names_documents() ? of_one : 1);
    company.rest(200ms);
    const auto cpu = server.cpu();
    auto typed =
        company.type(std::chrono::seconds{std::stoul(words[7])}, static_cast<unsigned>(std::stoul(words[8])));
    const auto server_cpu = server.cpu() - cpu;
    std::ranges::sort(typed.delays);
    const auto deliveries = static_cast<double>(typed.deliveries);
    fmt::print("{:.0f} {:.2f} {:.2f} {:.2f} {:.0f} {:.0f} {:.0f} {:.0f}\n", deliveries / typed.seconds,
        of_all(typed.delays, 0.5), of_all(typed.delays, 0.99), server_cpu * 1e6 / std::max(1.0, deliveries),
        server.resident_kib() / 1024, 100 * server_cpu / typed.seconds, 100 * typed.cpu / typed.seconds,
        100 - 100 * typed.waited / typed.seconds);
}

void rest(const Words& words) {
    const Protocol protocol{words[1]};
    const Process server{words[3]};
    const auto documents = std::stoul(words[4]), letters = std::stoul(words[5]);
    possible_sockets(documents + opened_before);
    Company company{protocol, port_of(words[2]), site_of(words, 6)};
    company.sign_in(opened_before + documents, 1);
    const auto open = [&](std::size_t more) {
        company.open(more, 1, 1);
        company.fill(letters);
        company.rest(3s);
        return server.resident_kib();
    };
    const auto before = open(opened_before);
    const auto after = open(documents);
    fmt::print("{:.2f}\n", (after - before) / static_cast<double>(documents));
}

void commit(const Words& words) {
    const auto path = std::filesystem::path{words[1]} / "commit";
    const std::chrono::nanoseconds pause = 1'000'000'000ns / std::stol(words[2]);
    const auto keys = static_cast<std::size_t>(std::chrono::seconds{std::stol(words[3])} / pause);
    const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    const std::string page(4096, 'c');
    std::vector<float> times;
    const auto began = Steady::now();
    for (std::size_t written = 0; written < keys;) {
        std::this_thread::sleep_until(began + written * pause);
        const auto come = std::min(keys, static_cast<std::size_t>((Steady::now() - began) / pause) + 1);
        if (::write(file, page.data(), page.size()) < 0 || ::fdatasync(file) != 0)
            throw std::runtime_error("the disk takes nothing");
        for (const auto now = Steady::now(); written < come; ++written)
            times.push_back(std::chrono::duration<float, std::milli>{now - began - written * pause}.count());
    }
    ::close(file);
    std::filesystem::remove(path);
    std::ranges::sort(times);
    fmt::print("{:.3f} {:.3f}\n", of_all(times, 0.5), of_all(times, 0.99));
}

void open(const Words& words) {
    const auto opened = open_document(Protocol{words[1]}, port_of(words[2]), words[3], site_of(words, 4));
    fmt::print("{:.1f} {:.1f} {}\n", opened.milliseconds, opened.asked, opened.octets);
}

} // namespace

int main(int count, char** arguments) {
    const Words words(arguments + 1, arguments + count);
    const auto is = [&](std::string_view work, std::size_t least) {
        return words.size() >= least && words[0] == work;
    };
    ::signal(SIGPIPE, SIG_IGN);
    try {
        if (is("type", 9)) return type(words), 0;
        if (is("rest", 6)) return rest(words), 0;
        if (is("commit", 4)) return commit(words), 0;
        if (is("page", 3)) return fmt::print("{}\n", begin_page(port_of(words[1]), words[2])), 0;
        if (is("history", 5)) return keep_history(words[1], words[2], words[3], std::stoul(words[4])), 0;
        if (is("open", 4)) return open(words), 0;
    } catch (const std::exception& error) {
        fmt::print(stderr, "load_writers: {}\n", error.what());
        return 1;
    }
    std::fputs("load_writers type|rest|commit|page|history|open ...: see its first lines\n", stderr);
    return 2;
}
