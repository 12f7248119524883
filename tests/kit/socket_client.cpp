#include "kit/socket_client.hpp"

#include <fmt/format.h>

#include <array>
#include <charconv>

namespace folkmoot::kit {
namespace {

constexpr unsigned close_opcode = 8;
constexpr unsigned ping_opcode = 9;

unsigned octet(const std::string& text, std::size_t at) {
    return static_cast<unsigned char>(text[at]);
}

} // namespace

SocketClient::SocketClient(const Browser& browser, const std::string& path, const std::string& page_origin)
    : wire_{browser.wire()} {
    if (!wire_.connect(browser.port())) return;
    const auto request =
        fmt::format("GET {} HTTP/1.1\r\nHost: {}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                    "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                    "Origin: {}\r\nCookie: {}\r\n\r\n",
            path, Browser::host, page_origin, browser.cookies());
    wire_.write(request);
    const auto until = std::chrono::steady_clock::now() + std::chrono::seconds{10};
    while (!pending_.contains("\r\n\r\n"))
        if (!fill(pending_.size() + 1, until)) return;
    std::from_chars(pending_.data() + 9, pending_.data() + 12, status_);
    pending_.erase(0, pending_.find("\r\n\r\n") + 4);
}

bool SocketClient::fill(std::size_t size, std::chrono::steady_clock::time_point until) {
    std::array<char, 4096> piece{};
    while (pending_.size() < size) {
        const std::size_t count = wire_.wait(until) ? wire_.read(piece) : 0;
        if (count == 0) return false;
        pending_.append(piece.data(), count);
    }
    return true;
}

void SocketClient::send(Kind kind, std::string_view payload) {
    const auto size = payload.size();
    std::string frame{static_cast<char>(kind)};
    const auto append_size = [&](unsigned octets) {
        for (unsigned left = octets; left-- > 0;)
            frame += static_cast<char>((size >> (8 * left)) & 0xffU);
    };
    if (size < 126) {
        frame += static_cast<char>(0x80U | size);
    } else if (size < 65'536) {
        frame += static_cast<char>(0x80U | 126U);
        append_size(2);
    } else {
        frame += static_cast<char>(0x80U | 127U);
        append_size(8);
    }
    frame += std::string(4, '\0') + std::string{payload}; // a mask of zeros leaves it as it is
    wire_.write(frame);
}

std::optional<std::string> SocketClient::receive(std::chrono::milliseconds patience) {
    const auto until = std::chrono::steady_clock::now() + patience;
    for (;;) {
        if (!fill(2, until)) return std::nullopt;
        const unsigned opcode = octet(pending_, 0) & 0x0fU;
        std::size_t size = octet(pending_, 1) & 0x7fU, head = 2;
        if (size >= 126) {
            head = size == 126 ? 4 : 10;
            if (!fill(head, until)) return std::nullopt;
            size = 0;
            for (std::size_t at = 2; at < head; ++at)
                size = (size << 8) | octet(pending_, at);
        }
        if (!fill(head + size, until)) return std::nullopt;
        std::string payload = pending_.substr(head, size);
        pending_.erase(0, head + size);
        if (opcode == ping_opcode) continue;
        if (opcode != close_opcode) return payload;
        if (payload.size() >= 2) close_code_ = (octet(payload, 0) << 8) | octet(payload, 1);
        return std::nullopt;
    }
}

} // namespace folkmoot::kit
