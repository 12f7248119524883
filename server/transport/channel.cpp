#include "transport/channel.hpp"

namespace folkmoot::transport {

namespace asio = boost::asio;

namespace {

// A part of an upload that is refused is still sent whole by most clients, and the refusal is lost when it is
// cut off.
constexpr std::size_t most_lingering_bytes = std::size_t{16} * 1024 * 1024;

} // namespace

Channel::Channel(IoThread& thread, Stream stream)
    : thread_(thread)
    , stream_(std::move(stream)) { }

void Channel::on_tick(SteadyTime now) {
    if (now < deadline_ || cut_ != Cut::none) return;
    cut_ = Cut::expired;
    stream_.cancel_waits();
}

void Channel::hurry() {
    if (idle_) stream_.cancel_waits();
}

void Channel::abort() {
    cut_ = Cut::aborted;
    stream_.cancel_waits();
}

bool Channel::take_expiry() {
    if (cut_ != Cut::expired) return false;
    cut_ = Cut::none;
    allow_forever();
    return true;
}

void Channel::allow_at_rate(SteadyTime start, std::chrono::milliseconds grace, std::uint64_t bytes) {
    const auto rate = thread_.surroundings().settings.timeouts.least_rate;
    deadline_ = start + grace + std::chrono::milliseconds(bytes * 1000 / rate);
}

asio::awaitable<bool> Channel::ready(IoStatus want) {
    if (cut_ != Cut::none || (want != IoStatus::want_read && want != IoStatus::want_write)) co_return false;
    const auto error = co_await stream_.ready(want);
    co_return cut_ == Cut::none && !error;
}

asio::awaitable<bool> Channel::handshake() {
    while (true) {
        const auto result = stream_.handshake();
        if (result.status == IoStatus::done) co_return true;
        const bool again = co_await ready(result.status);
        if (!again) co_return false;
    }
}

asio::awaitable<void> Channel::idle() {
    if (!input_.empty() || stream_.has_buffered()) co_return;
    release_input();
    idle_ = true;
    co_await ready(IoStatus::want_read);
    idle_ = false;
}

void Channel::release_input() {
    if (input_.empty()) std::string().swap(input_);
}

IoResult Channel::read_once() {
    const auto result = stream_.read(thread_.scratch());
    if (result.status == IoStatus::done) {
        input_.append(thread_.scratch().data(), result.bytes);
        thread_.counters().add(Counter::bytes_received, result.bytes);
    }
    return result;
}

bool Channel::receive_arrived() {
    return read_once().status == IoStatus::done;
}

asio::awaitable<bool> Channel::receive() {
    while (true) {
        const auto result = read_once();
        if (result.status == IoStatus::done) co_return cut_ != Cut::aborted;
        const bool again = co_await ready(result.status);
        if (!again) co_return false;
    }
}

asio::awaitable<bool> Channel::receive_exactly(std::span<char> bytes) {
    while (!bytes.empty()) {
        const auto result = stream_.read(bytes);
        if (result.status == IoStatus::done) {
            bytes = bytes.subspan(result.bytes);
            continue;
        }
        const bool again = co_await ready(result.status);
        if (!again) co_return false;
    }
    co_return true;
}

asio::awaitable<bool> Channel::send(Gather bytes) {
    const auto start = std::chrono::steady_clock::now();
    const auto grace = thread_.surroundings().settings.timeouts.write_stall;
    std::uint64_t sent = 0;
    allow_at_rate(start, grace, sent);
    while (!bytes.is_done()) {
        if (cut_ != Cut::none) co_return false;
        const auto result = stream_.write(bytes.next(thread_.scratch()));
        if (result.status == IoStatus::done) {
            bytes.step(result.bytes);
            sent += result.bytes;
            continue;
        }
        allow_at_rate(start, grace, sent);
        const bool again = co_await ready(result.status);
        if (!again) co_return false;
    }
    thread_.counters().add(Counter::bytes_sent, sent);
    co_return true;
}

asio::awaitable<void> Channel::linger() {
    stream_.end_sending();
    allow(thread_.surroundings().settings.timeouts.linger);
    std::size_t discarded = 0;
    while (discarded < most_lingering_bytes) {
        input_.clear();
        const bool received = co_await receive();
        if (!received) co_return;
        discarded += input_.size();
    }
}

} // namespace folkmoot::transport
