#include "transport/frame.hpp"

#include "transport/text.hpp"

namespace folkmoot::transport {

namespace {

constexpr std::size_t control_limit = 125;
constexpr std::size_t mask_size = 4;
constexpr unsigned last_bit = 0x80;
constexpr unsigned reserved_bits = 0x70;
constexpr unsigned mask_bit = 0x80;

bool is_control(Opcode opcode) {
    return static_cast<unsigned>(opcode) >= 8;
}

bool is_known(unsigned opcode) {
    return opcode <= 2 || (opcode >= 8 && opcode <= 10);
}

std::uint64_t big_endian(std::string_view bytes) {
    std::uint64_t value = 0;
    for (const char byte : bytes)
        value = value << 8 | static_cast<unsigned char>(byte);
    return value;
}

std::string unmasked(std::string_view payload, std::string_view mask) {
    std::string clear(payload);
    for (std::size_t at = 0; at < clear.size(); ++at)
        clear[at] = static_cast<char>(clear[at] ^ mask[at % mask_size]);
    return clear;
}

/// RFC 6455, 7.4: what a peer may send. 3000 to 4999 belong to libraries and applications.
bool is_close_code(std::uint64_t code) {
    return (code >= 1000 && code <= 1014 && code != 1004 && code != 1005 && code != 1006)
        || (code >= 3000 && code <= 4999);
}

} // namespace

FrameHeader::FrameHeader(Opcode opcode, std::uint64_t payload_size) {
    bytes_[0] = static_cast<char>(last_bit | static_cast<unsigned>(opcode));
    std::size_t length_bytes = 0;
    if (payload_size <= 125)
        bytes_[1] = static_cast<char>(payload_size);
    else if (payload_size <= 0xFFFF)
        bytes_[1] = 126, length_bytes = 2;
    else
        bytes_[1] = 127, length_bytes = 8;
    for (std::size_t at = 0; at < length_bytes; ++at)
        bytes_[2 + at] = static_cast<char>(payload_size >> (8 * (length_bytes - 1 - at)) & 0xFF);
    size_ += length_bytes;
}

std::string print_close(CloseCode code, std::string_view reason) {
    const auto number = static_cast<unsigned>(code);
    std::string payload{static_cast<char>(number >> 8), static_cast<char>(number & 0xFF)};
    auto size = std::min(reason.size(), control_limit - payload.size());
    while (size > 0 && size < reason.size() && (byte_at(reason, size) & 0xC0) == 0x80)
        --size;
    return payload.append(reason.substr(0, size));
}

std::uint16_t read_close(std::string_view payload) {
    if (payload.empty()) return static_cast<std::uint16_t>(CloseCode::no_status);
    const auto code = payload.size() < 2 ? 0 : big_endian(payload.substr(0, 2));
    if (!is_close_code(code) || !is_utf8(payload.substr(2)))
        return static_cast<std::uint16_t>(CloseCode::protocol_error);
    return static_cast<std::uint16_t>(code);
}

FrameReader::State FrameReader::fail(CloseCode code) {
    failure_ = code;
    return State::failed;
}

FrameReader::State FrameReader::step(std::string_view& input) {
    Head head{};
    const auto state = read_head(input, head);
    if (state != State::frame) return state;
    if (input.size() - head.header_size < head.payload_size) return State::more;
    const auto mask = input.substr(head.header_size - mask_size, mask_size);
    auto payload = unmasked(input.substr(head.header_size, head.payload_size), mask);
    input.remove_prefix(head.header_size + head.payload_size);
    return accept(head, std::move(payload));
}

/// `frame` when the header is whole and acceptable.
FrameReader::State FrameReader::read_head(std::string_view input, Head& head) {
    if (input.size() < 2) return State::more;
    const auto first = byte_at(input, 0);
    const auto second = byte_at(input, 1);
    if ((first & reserved_bits) != 0 || !is_known(first & 0x0F) || (second & mask_bit) == 0)
        return fail(CloseCode::protocol_error);
    head.is_last = (first & last_bit) != 0;
    head.opcode = static_cast<Opcode>(first & 0x0F);
    head.payload_size = second & 0x7F;
    const std::size_t length_bytes = head.payload_size == 126 ? 2 : head.payload_size == 127 ? 8 : 0;
    if (is_control(head.opcode) && (!head.is_last || length_bytes > 0))
        return fail(CloseCode::protocol_error);
    if (!is_control(head.opcode) && (head.opcode == Opcode::continuation) != message_kind_.has_value())
        return fail(CloseCode::protocol_error);
    head.header_size = 2 + length_bytes + mask_size;
    if (input.size() < head.header_size) return State::more;
    if (length_bytes > 0) {
        head.payload_size = big_endian(input.substr(2, length_bytes));
        if (head.payload_size < (length_bytes == 2 ? 126 : 0x10000)) return fail(CloseCode::protocol_error);
    }
    const auto room = is_control(head.opcode) ? control_limit : limit_ - message_.size();
    return head.payload_size > room ? fail(CloseCode::message_too_big) : State::frame;
}

FrameReader::State FrameReader::accept(const Head& head, std::string payload) {
    if (is_control(head.opcode)) {
        ready_ = Incoming{head.opcode, std::move(payload)};
        return State::frame;
    }
    if (head.opcode != Opcode::continuation) message_kind_ = head.opcode;
    if (message_.empty())
        message_ = std::move(payload);
    else
        message_ += payload;
    if (!head.is_last) return State::frame;
    if (message_kind_ == Opcode::text && !is_utf8(message_)) return fail(CloseCode::invalid_text);
    ready_ = Incoming{*message_kind_, std::move(message_)};
    std::string().swap(message_);
    message_kind_.reset();
    return State::frame;
}

} // namespace folkmoot::transport
