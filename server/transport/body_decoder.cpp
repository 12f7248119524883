#include "transport/body_decoder.hpp"

#include "transport/text.hpp"

namespace folkmoot::transport {

namespace {

constexpr std::size_t most_size_digits = 8; // chunks of up to 4 GiB; the body's limit is checked apart

std::optional<std::uint64_t> read_chunk_size(std::string_view digits) {
    if (digits.empty() || digits.size() > most_size_digits) return std::nullopt;
    std::uint64_t size = 0;
    for (const char digit : digits) {
        const int value = hex_value(digit);
        if (value < 0) return std::nullopt;
        size = size * 16 + static_cast<unsigned>(value);
    }
    return size;
}

} // namespace

BodyDecoder::BodyDecoder(Framing framing, std::uint64_t length, std::uint64_t limit)
    : framing_(framing)
    , step_(framing == Framing::chunked    ? Step::size_line
              : framing == Framing::length ? Step::data
                                           : Step::done)
    , remaining_(length)
    , limit_(limit) { }

BodyDecoder::State BodyDecoder::feed(std::string& input, std::string& output, std::size_t room) {
    if (framing_ == Framing::length && remaining_ > limit_ - decoded_) return State::too_large;
    std::string_view rest = input;
    auto state = State::more;
    while (step_ != Step::done) {
        const auto before = rest.size();
        const auto step_before = step_;
        state = advance(rest, output, room);
        if (state != State::more) return state;
        if (rest.size() == before && step_ == step_before) break;
    }
    input.erase(0, input.size() - rest.size());
    return step_ == Step::done ? State::complete : State::more;
}

BodyDecoder::State BodyDecoder::advance(std::string_view& rest, std::string& output, std::size_t& room) {
    switch (step_) {
    case Step::size_line:
        return read_size_line(rest);
    case Step::data_end:
        return read_line_end(rest, Step::size_line);
    case Step::last_line:
        return read_line_end(rest, Step::done);
    case Step::done:
        return State::more;
    case Step::data:
        break;
    }
    const auto size = std::min({remaining_, std::uint64_t{rest.size()}, std::uint64_t{room}});
    output.append(rest.substr(0, size));
    rest.remove_prefix(size);
    room -= size;
    remaining_ -= size;
    decoded_ += size;
    if (remaining_ == 0) step_ = framing_ == Framing::chunked ? Step::data_end : Step::done;
    return State::more;
}

BodyDecoder::State BodyDecoder::read_size_line(std::string_view& rest) {
    const auto end = rest.find("\r\n");
    if (end == std::string_view::npos)
        return rest.size() > most_size_digits + 1 ? State::malformed : State::more;
    const auto size = read_chunk_size(rest.substr(0, end));
    if (!size) return State::malformed;
    if (*size > limit_ - decoded_) return State::too_large;
    rest.remove_prefix(end + 2);
    remaining_ = *size;
    step_ = *size == 0 ? Step::last_line : Step::data;
    return State::more;
}

BodyDecoder::State BodyDecoder::read_line_end(std::string_view& rest, Step next) {
    if (!std::string_view("\r\n").starts_with(rest.substr(0, 2))) return State::malformed;
    if (rest.size() < 2) return State::more;
    rest.remove_prefix(2);
    step_ = next;
    return State::more;
}

} // namespace folkmoot::transport
