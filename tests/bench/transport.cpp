// What the transport costs by itself: an 8 KB page over TLS (goal 1) and the memory of idle WebSockets (goal
// 12).
//
//   bench_transport                               the same as --idle-sockets 10000
//   bench_transport --serve PORT [--worker-hop]
//       serves until its input ends; drive it with wrk or any client
//   bench_transport --idle-sockets N
//       opens N TLS WebSockets and prints the server's memory for each
//   bench_transport --relay PORT
//       what one WebSocket says goes to all others, until it is told to end; tests/load/fan_out drives it
#include "kit/figure.hpp"
#include "transport/self_signed.hpp"
#include "transport/server.hpp"

#include <arpa/inet.h>
#include <fmt/format.h>
#include <malloc.h>
#include <netinet/in.h>
#include <openssl/ssl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <condition_variable>
#include <cstdio>
#include <deque>
#include <filesystem>
#include <fstream>
#include <mutex>
#include <thread>
#include <unordered_set>

namespace {

using namespace folkmoot::transport;

constexpr std::size_t page_size = 8 * 1024;

/// One worker, as the house has them: the request goes over and the response comes back.
class Worker {
public:
    ~Worker() {
        {
            const std::lock_guard lock(mutex_);
            ending_ = true;
        }
        wake_.notify_one();
        thread_.join();
    }

    void give(Responder respond, Response response) {
        {
            const std::lock_guard lock(mutex_);
            queue_.push_back({std::move(respond), std::move(response)});
        }
        wake_.notify_one();
    }

private:
    struct Job {
        Responder respond;
        Response response;
    };

    void run() {
        std::unique_lock lock(mutex_);
        while (true) {
            wake_.wait(lock, [&] { return ending_ || !queue_.empty(); });
            if (queue_.empty()) return;
            Job job = std::move(queue_.front());
            queue_.pop_front();
            lock.unlock();
            job.respond(std::move(job.response));
            lock.lock();
        }
    }

    std::mutex mutex_;
    std::condition_variable wake_;
    std::deque<Job> queue_;
    bool ending_ = false;
    std::thread thread_{[this] { run(); }};
};

class QuietSession final : public SocketSession {
    void on_open(std::shared_ptr<SocketPeer> peer) override { peer_ = std::move(peer); }
    void on_message(MessageKind kind, std::string payload) override {
        peer_->send(kind, std::make_shared<const std::string>(std::move(payload)));
    }
    void on_close(std::uint16_t) override { peer_.reset(); }

    std::shared_ptr<SocketPeer> peer_;
};

/// All sockets, on one I/O thread: what one says goes to all others.
using Circle = std::unordered_set<std::shared_ptr<SocketPeer>>;

class RelayedSession final : public SocketSession {
public:
    explicit RelayedSession(Circle& circle)
        : circle_(circle) { }

private:
    void on_open(std::shared_ptr<SocketPeer> peer) override {
        peer_ = std::move(peer);
        circle_.insert(peer_);
    }
    void on_message(MessageKind kind, std::string payload) override {
        const auto shared = std::make_shared<const std::string>(std::move(payload));
        for (const auto& peer : circle_)
            if (peer != peer_) peer->send(kind, shared);
    }
    void on_close(std::uint16_t) override { circle_.erase(peer_); }

    Circle& circle_;
    std::shared_ptr<SocketPeer> peer_;
};

class Relay final : public Handler {
public:
    BodyPlan plan(const RequestHead&) override { return ReadBody{1024}; }
    void handle(Request, Responder respond) override {
        respond({.status = 404, .headers = {}, .body = std::string{}});
    }
    void upgrade(RequestHead, SocketResponder respond) override {
        respond.accept({std::make_unique<RelayedSession>(circle_), {}});
    }

private:
    Circle circle_;
};

class OnePage final : public Handler {
public:
    explicit OnePage(Worker* worker)
        : worker_(worker) { }

    BodyPlan plan(const RequestHead&) override { return ReadBody{1024}; }
    void handle(Request, Responder respond) override {
        Response response{.status = 200, .headers = {}, .body = std::vector<SharedText>{page_}};
        response.set("Content-Type", "text/html; charset=utf-8");
        if (worker_)
            worker_->give(std::move(respond), std::move(response));
        else
            respond(std::move(response));
    }
    void upgrade(RequestHead, SocketResponder respond) override {
        respond.accept({std::make_unique<QuietSession>(), {}});
    }

private:
    Worker* worker_;
    SharedText page_ = std::make_shared<const std::string>(page_size, 'p');
};

ServerSettings make_settings(std::uint16_t port, const std::filesystem::path& folder) {
    const auto pair = make_self_signed();
    std::ofstream(folder / "certificate.pem") << pair.certificate_pem;
    std::ofstream(folder / "key.pem") << pair.key_pem;
    ListenerSettings listener;
    listener.name = "bench";
    listener.port = port;
    listener.base_urls = {fmt::format("https://localhost:{}", port), "https://localhost"};
    listener.certificate_file = folder / "certificate.pem";
    listener.key_file = folder / "key.pem";
    ServerSettings settings;
    settings.listeners = {listener};
    settings.connections = {.total = 20'000, .per_network = 20'000, .refusals = 1};
    return settings;
}

std::size_t resident_bytes() {
    std::ifstream statm("/proc/self/statm");
    std::size_t pages = 0;
    std::size_t resident = 0;
    statm >> pages >> resident;
    return resident * static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
}

int serve(std::uint16_t port, bool worker_hop, const std::filesystem::path& folder) {
    std::optional<Worker> worker;
    if (worker_hop) worker.emplace();
    OnePage page(worker ? &*worker : nullptr);
    Server server(make_settings(port, folder), page);
    server.start();
    fmt::print("https://localhost:{}/\n", server.ports()[0]);
    std::fflush(stdout);
    while (std::getchar() != EOF) { }
    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    const auto microseconds = (used.ru_utime.tv_sec + used.ru_stime.tv_sec) * 1'000'000L
        + used.ru_utime.tv_usec + used.ru_stime.tv_usec;
    const auto requests = server.metrics()[Counter::requests];
    fmt::print("requests,CPU us each\n{},{:.2f}\n", requests,
        requests == 0 ? 0.0 : static_cast<double>(microseconds) / static_cast<double>(requests));
    return 0;
}

[[noreturn]] void relay(std::uint16_t port, const std::filesystem::path& folder) {
    Relay circle;
    Server server(make_settings(port, folder), circle);
    server.start();
    std::filesystem::remove_all(folder);
    for (;;)
        ::pause();
}

/// The clients, in a process of their own so that their memory is not counted.
[[noreturn]] void open_sockets(std::uint16_t port, int count, int report, int hold) {
    SSL_CTX* context = SSL_CTX_new(TLS_client_method());
    SSL_CTX_set_mode(context, SSL_MODE_RELEASE_BUFFERS);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const auto greeting = fmt::format(
        "GET /live HTTP/1.1\r\nHost: localhost:{}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n",
        port);
    for (int index = 0; index < count; ++index) {
        const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
        SSL* ssl = SSL_new(context);
        SSL_set_fd(ssl, socket);
        std::array<char, 1024> answer{};
        const bool opened =
            ::connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0
            && SSL_connect(ssl) == 1 && SSL_write(ssl, greeting.data(), static_cast<int>(greeting.size())) > 0
            && SSL_read(ssl, answer.data(), answer.size()) > 0;
        if (!opened) _exit(1);
    }
    char byte = 'r';
    if (::write(report, &byte, 1) != 1 || ::read(hold, &byte, 1) < 0) _exit(1);
    _exit(0);
}

int measure_idle(int count, const std::filesystem::path& folder) {
    rlimit files{};
    getrlimit(RLIMIT_NOFILE, &files);
    files.rlim_cur = files.rlim_max;
    setrlimit(RLIMIT_NOFILE, &files);
    // The port is made before the server's threads, so that the fork has none.
    OnePage page(nullptr);
    auto settings = make_settings(0, folder);
    Server server(settings, page);
    std::array<int, 2> report{};
    std::array<int, 2> hold{};
    if (pipe(report.data()) != 0 || pipe(hold.data()) != 0) return 1;
    const auto child = fork();
    if (child == 0) {
        close(hold[1]);
        open_sockets(server.ports()[0], count, report[1], hold[0]);
    }
    close(report[1]);
    const auto before = resident_bytes();
    server.start();
    char byte = 0;
    const bool ready = ::read(report[0], &byte, 1) == 1;
    const auto after = resident_bytes();
    malloc_trim(0);
    const auto trimmed = resident_bytes();
    const auto each = [&](std::size_t bytes) { return static_cast<double>(bytes - before) / 1024.0 / count; };
    const auto work = fmt::format("idle sockets of the transport alone ({})", count);
    if (ready) {
        folkmoot::kit::print({work, "folkmoot", each(after), "KiB"});
        folkmoot::kit::print({work, "after malloc_trim", each(trimmed), "KiB"});
    } else {
        fmt::print(stderr, "the clients could not open {} sockets\n", count);
    }
    close(hold[1]);
    waitpid(child, nullptr, 0);
    server.stop();
    return ready ? 0 : 1;
}

} // namespace

int main(int count, char** arguments) {
    std::vector<std::string> words(arguments + 1, arguments + count);
    if (words.empty()) words = {"--idle-sockets", folkmoot::kit::is_quick() ? "1000" : "10000"};
    auto pattern = (std::filesystem::temp_directory_path() / "folkmoot-bench-XXXXXX").string();
    const std::filesystem::path folder = mkdtemp(pattern.data());
    int outcome = 2;
    if (words.size() >= 2 && words[0] == "--serve")
        outcome =
            serve(static_cast<std::uint16_t>(std::stoi(words[1])), words.back() == "--worker-hop", folder);
    else if (words.size() == 2 && words[0] == "--idle-sockets")
        outcome = measure_idle(std::stoi(words[1]), folder);
    else if (words.size() == 2 && words[0] == "--relay")
        relay(static_cast<std::uint16_t>(std::stoi(words[1])), folder);
    else
        fmt::print("bench_transport --serve PORT [--worker-hop] | --idle-sockets N | --relay PORT\n");
    std::filesystem::remove_all(folder);
    return outcome;
}
