#include "files/scanner.hpp"

#include <sys/socket.h>
#include <sys/time.h>
#include <sys/un.h>
#include <unistd.h>

namespace folkmoot::files {

namespace {

constexpr std::size_t piece_size = 64 * 1024;
constexpr std::size_t longest_reply = 4096;

/// A stream socket to the daemon; every failure reads as false.
class Connection {
public:
    Connection(const std::filesystem::path& path, std::chrono::seconds patience)
        : socket_(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
        sockaddr_un address{.sun_family = AF_UNIX, .sun_path = {}};
        const auto name = path.string();
        if (socket_ < 0 || name.size() >= sizeof address.sun_path) return;
        std::ranges::copy(name, address.sun_path);
        const timeval limit{.tv_sec = patience.count(), .tv_usec = 0};
        ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
        ::setsockopt(socket_, SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof limit);
        open_ = ::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
    }
    ~Connection() {
        if (socket_ >= 0) ::close(socket_);
    }
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    bool send(std::span<const std::byte> octets) {
        while (open_ && !octets.empty()) {
            const auto sent = ::send(socket_, octets.data(), octets.size(), MSG_NOSIGNAL);
            open_ = sent > 0;
            if (open_) octets = octets.subspan(static_cast<std::size_t>(sent));
        }
        return open_;
    }
    bool send_piece(std::span<const std::byte> octets) {
        const auto size = static_cast<std::uint32_t>(octets.size());
        const std::array length{static_cast<std::byte>(size >> 24U), static_cast<std::byte>(size >> 16U),
            static_cast<std::byte>(size >> 8U), static_cast<std::byte>(size)};
        return send(length) && send(octets);
    }
    std::string reply() {
        std::string text;
        std::array<char, 256> piece{};
        while (open_ && text.size() < longest_reply) {
            const auto got = ::recv(socket_, piece.data(), piece.size(), 0);
            if (got <= 0) break;
            text.append(piece.data(), static_cast<std::size_t>(got));
        }
        return text.substr(0, text.find('\0'));
    }

private:
    int socket_;
    bool open_ = false;
};

} // namespace

ScanVerdict ClamdScanner::scan(BlobReader& content) {
    constexpr std::string_view command{"zINSTREAM\0", 10};
    Connection daemon(socket_, patience_);
    if (!daemon.send(std::as_bytes(std::span{command}))) return ScanVerdict::unknown;
    std::vector<std::byte> piece(piece_size);
    std::uint64_t offset = 0;
    while (const auto count = content.read(offset, piece)) {
        if (!daemon.send_piece(std::span{piece}.first(count))) return ScanVerdict::unknown;
        offset += count;
    }
    if (!daemon.send_piece({})) return ScanVerdict::unknown;
    const auto reply = daemon.reply();
    if (reply == "stream: OK") return ScanVerdict::clean;
    return reply.ends_with(" FOUND") ? ScanVerdict::infected : ScanVerdict::unknown;
}

} // namespace folkmoot::files
