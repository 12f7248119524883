// What WebSockets cost when nothing else is done: epoll, with OpenSSL or plain, on one thread. What one
// client sends goes to all others that came by the same path; the frame is made once and shared by all that
// it goes to, and what a client is sent in one turn goes out together. Its settings of OpenSSL are those that
// cost least: buffers given back while idle, one read for a record, no session cache, no tickets.
//
//   load_relay PORT [CERTIFICATE KEY]     serves until it is told to end; plain without a certificate
#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <openssl/evp.h>
#include <openssl/sha.h>
#include <openssl/ssl.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdint>
#include <cstdio>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace {

using Frame = std::shared_ptr<const std::string>;

constexpr std::size_t longest_greeting = 8192;
constexpr std::size_t most_waiting = 4096; ///< frames of one client that does not read

void require(bool good, const char* what) {
    if (!good) throw std::runtime_error(what);
}

unsigned octet(std::string_view text, std::size_t at) {
    return static_cast<unsigned char>(text[at]);
}

/// RFC 6455, 4.2.2.
std::string acceptance(const std::string& key) {
    const std::string text = key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    std::array<unsigned char, SHA_DIGEST_LENGTH> digest{};
    SHA1(reinterpret_cast<const unsigned char*>(text.data()), text.size(), digest.data());
    std::array<unsigned char, 32> printed{};
    const int size = EVP_EncodeBlock(printed.data(), digest.data(), digest.size());
    return {reinterpret_cast<const char*>(printed.data()), static_cast<std::size_t>(size)};
}

/// An unmasked frame, as a server sends it.
Frame make_frame(unsigned opcode, std::string_view payload) {
    std::string text{static_cast<char>(0x80U | opcode)};
    if (payload.size() < 126) {
        text += static_cast<char>(payload.size());
    } else {
        text += '\x7e';
        text += static_cast<char>(payload.size() >> 8);
        text += static_cast<char>(payload.size() & 0xFFU);
    }
    return std::make_shared<const std::string>(text.append(payload));
}

struct Client;
using Group = std::vector<Client*>; ///< who came by one path

struct Client {
    int socket = -1;
    SSL* tls = nullptr; ///< null: plain
    Group* group = nullptr; ///< null: not yet greeted
    std::string input;
    std::vector<Frame> waiting;
    std::size_t begun = 0; ///< octets of the first that are written
    bool is_due = false; ///< it stands in Relay::due_
    bool blocked = false; ///< the kernel took less than it was given
};

class Relay {
public:
    /// Plain where `certificate` is null.
    Relay(std::uint16_t port, const char* certificate, const char* key)
        : context_(certificate ? make_context(certificate, key) : nullptr)
        , door_(::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0))
        , poll_(::epoll_create1(0)) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        const int yes = 1;
        ::setsockopt(door_, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
        require(::bind(door_, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0
                && ::listen(door_, SOMAXCONN) == 0,
            "the port is taken");
        watch(EPOLL_CTL_ADD, door_, EPOLLIN);
    }

    void run() {
        std::array<epoll_event, 512> events{};
        for (;;) {
            const int count = ::epoll_wait(poll_, events.data(), static_cast<int>(events.size()), -1);
            gathers_ = count > 1; // else what goes out is written while it is in the processor's cache
            for (int i = 0; i < count; ++i) {
                const auto& event = events.at(static_cast<std::size_t>(i));
                if (event.data.fd == door_) {
                    let_in();
                    continue;
                }
                const auto found = clients_.find(event.data.fd);
                if (found == clients_.end()) continue;
                Client& client = *found->second;
                const bool good = ((event.events & EPOLLOUT) == 0 || flush(client)) && read(client);
                if (!good) forget(client);
            }
            for (const int socket : std::exchange(due_, {}))
                if (const auto found = clients_.find(socket); found != clients_.end()) {
                    found->second->is_due = false;
                    if (!flush(*found->second)) forget(*found->second);
                }
        }
    }

private:
    static SSL_CTX* make_context(const char* certificate, const char* key) {
        SSL_CTX* context = SSL_CTX_new(TLS_server_method());
        SSL_CTX_set_mode(context,
            SSL_MODE_RELEASE_BUFFERS | SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
        SSL_CTX_set_read_ahead(context, 1);
        SSL_CTX_set_session_cache_mode(context, SSL_SESS_CACHE_OFF);
        SSL_CTX_set_num_tickets(context, 0);
        require(SSL_CTX_use_certificate_chain_file(context, certificate) == 1, "the certificate is not good");
        require(SSL_CTX_use_PrivateKey_file(context, key, SSL_FILETYPE_PEM) == 1, "the key is not good");
        return context;
    }

    void watch(int operation, int socket, std::uint32_t what) {
        epoll_event event{};
        event.events = what;
        event.data.fd = socket;
        ::epoll_ctl(poll_, operation, socket, &event);
    }

    void let_in() {
        for (int socket = 0; (socket = ::accept4(door_, nullptr, nullptr, SOCK_NONBLOCK)) >= 0;) {
            const int yes = 1;
            ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
            auto client = std::make_unique<Client>();
            client->socket = socket;
            if (context_) {
                client->tls = SSL_new(context_);
                SSL_set_fd(client->tls, socket);
                SSL_set_accept_state(client->tls);
            }
            clients_.emplace(socket, std::move(client));
            watch(EPOLL_CTL_ADD, socket, EPOLLIN);
        }
    }

    void forget(Client& client) {
        if (client.group) std::erase(*client.group, &client);
        SSL_free(client.tls);
        ::close(client.socket);
        clients_.erase(client.socket);
    }

    /// Octets read or written; 0: none now; less: the client is gone.
    static std::ptrdiff_t result_of(const Client& client, std::ptrdiff_t got) {
        if (got > 0) return got;
        if (!client.tls) return got < 0 && errno == EAGAIN ? 0 : -1;
        const int error = SSL_get_error(client.tls, static_cast<int>(got));
        return error == SSL_ERROR_WANT_READ || error == SSL_ERROR_WANT_WRITE ? 0 : -1;
    }

    /// False: the client is gone.
    bool read(Client& client) {
        for (;;) {
            const auto got = result_of(client,
                client.tls ? SSL_read(client.tls, scratch_.data(), static_cast<int>(scratch_.size()))
                           : ::recv(client.socket, scratch_.data(), scratch_.size(), 0));
            if (got <= 0) return got == 0;
            client.input.append(scratch_.data(), static_cast<std::size_t>(got));
            if (!(client.group ? take_frames(client) : greet(client))) return false;
            if (client.input.empty()) std::string().swap(client.input);
            if (!client.tls && static_cast<std::size_t>(got) < scratch_.size()) return true;
        }
    }

    bool greet(Client& client) {
        const auto end = client.input.find("\r\n\r\n");
        if (end == std::string::npos) return client.input.size() < longest_greeting;
        constexpr std::string_view field = "Sec-WebSocket-Key: ", method = "GET ";
        const auto at = client.input.find(field);
        if (at == std::string::npos || at > end || !client.input.starts_with(method)) return false;
        const auto begin = at + field.size();
        const auto key = client.input.substr(begin, client.input.find("\r\n", begin) - begin);
        const auto path_end = client.input.find(' ', method.size());
        const auto path = client.input.substr(method.size(), path_end - method.size());
        client.input.erase(0, end + 4);
        client.group = &groups_[path];
        client.group->push_back(&client);
        return send(client,
            std::make_shared<const std::string>("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n"
                                                "Connection: Upgrade\r\nSec-WebSocket-Accept: "
                + acceptance(key) + "\r\n\r\n"));
    }

    bool take_frames(Client& client) {
        const std::string_view input = client.input;
        std::size_t at = 0;
        while (input.size() - at >= 6) {
            const unsigned opcode = octet(input, at) & 0x0FU;
            std::size_t size = octet(input, at + 1) & 0x7FU, head = 6;
            if (size == 127 || (octet(input, at + 1) & 0x80U) == 0) return false;
            if (size == 126) {
                size = octet(input, at + 2) << 8U | octet(input, at + 3);
                head = 8;
            }
            if (input.size() - at < head + size) break;
            std::string payload{input.substr(at + head, size)};
            for (std::size_t i = 0; i < size; ++i)
                payload[i] = static_cast<char>(payload[i] ^ input[at + head - 4 + i % 4]);
            at += head + size;
            if (opcode == 8) return false;
            if (opcode <= 2) pass_on(client, make_frame(opcode, payload));
        }
        client.input.erase(0, at);
        return true;
    }

    void pass_on(const Client& from, const Frame& frame) {
        Group lost;
        for (Client* client : *from.group)
            if (client != &from && !send(*client, frame)) lost.push_back(client);
        for (Client* client : lost)
            forget(*client);
    }

    bool send(Client& client, Frame frame) {
        if (client.waiting.size() >= most_waiting) return false;
        client.waiting.push_back(std::move(frame));
        if (!gathers_) return client.blocked || flush(client);
        if (!client.blocked && !std::exchange(client.is_due, true)) due_.push_back(client.socket);
        return true;
    }

    bool flush(Client& client) {
        std::size_t done = 0; // frames that are written
        while (done < client.waiting.size()) {
            const auto octets = gather(client, done);
            const auto sent = result_of(client,
                client.tls ? SSL_write(client.tls, octets.data(), static_cast<int>(octets.size()))
                           : ::send(client.socket, octets.data(), octets.size(), 0));
            if (sent < 0) return false;
            for (client.begun += static_cast<std::size_t>(sent);
                done < client.waiting.size() && client.begun >= client.waiting[done]->size(); ++done)
                client.begun -= client.waiting[done]->size();
            if (sent > 0) continue;
            client.waiting.erase(
                client.waiting.begin(), client.waiting.begin() + static_cast<std::ptrdiff_t>(done));
            if (!std::exchange(client.blocked, true)) watch(EPOLL_CTL_MOD, client.socket, EPOLLIN | EPOLLOUT);
            return true;
        }
        std::vector<Frame>().swap(client.waiting); // most clients are idle
        if (std::exchange(client.blocked, false)) watch(EPOLL_CTL_MOD, client.socket, EPOLLIN);
        return true;
    }

    /// As much as fits of what waits from a frame on.
    std::string_view gather(const Client& client, std::size_t from) {
        std::size_t size = 0, skipped = client.begun;
        for (; from < client.waiting.size() && size < scratch_.size(); ++from)
            size += client.waiting[from]->copy(
                scratch_.data() + size, scratch_.size() - size, std::exchange(skipped, 0));
        return {scratch_.data(), size};
    }

    SSL_CTX* context_;
    int door_, poll_;
    std::unordered_map<int, std::unique_ptr<Client>> clients_;
    std::unordered_map<std::string, Group> groups_; ///< by path
    bool gathers_ = false;
    std::vector<int> due_; ///< clients that something waits for since this turn began
    std::array<char, 16384> scratch_{};
};

} // namespace

int main(int count, char** arguments) {
    if (count != 2 && count != 4) {
        std::fputs("load_relay PORT [CERTIFICATE KEY]\n", stderr);
        return 2;
    }
    ::signal(SIGPIPE, SIG_IGN);
    rlimit files{};
    ::getrlimit(RLIMIT_NOFILE, &files);
    files.rlim_cur = files.rlim_max;
    ::setrlimit(RLIMIT_NOFILE, &files);
    try {
        const bool is_secure = count == 4;
        Relay{static_cast<std::uint16_t>(std::stoi(arguments[1])), is_secure ? arguments[2] : nullptr,
            is_secure ? arguments[3] : nullptr}
            .run();
    } catch (const std::exception& error) {
        std::fprintf(stderr, "load_relay: %s\n", error.what());
        return 1;
    }
}
