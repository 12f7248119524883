#include "transport/io_thread.hpp"

#include <boost/asio/post.hpp>
#include <pthread.h>

namespace folkmoot::transport {

namespace {

constexpr std::size_t tls_record = 16 * 1024;

/// Fine enough that a deadline is at most a quarter late, and never busier than 200 times a second.
std::chrono::milliseconds tick_length(const ServerSettings& settings) {
    const auto& times = settings.timeouts;
    const auto shortest = std::min({times.head, times.idle, times.body_grace, times.write_stall, times.linger,
        settings.sockets.ping, settings.sockets.close});
    return std::clamp(shortest / 4, std::chrono::milliseconds(5), std::chrono::milliseconds(1000));
}

} // namespace

IoThread::IoThread(Surroundings& surroundings)
    : surroundings_(surroundings)
    , tick_length_(tick_length(surroundings.settings))
    , outbox_(std::make_shared<Outbox>(context_))
    , scratch_(tls_record) { }

IoThread::~IoThread() {
    stop();
}

void IoThread::start() {
    thread_ = std::thread([this] { run(); });
}

void IoThread::run() {
    ::pthread_setname_np(::pthread_self(), "fm-io");
    tick(); // the pending tick also keeps the loop alive
    context_.run();
    outbox_->shut();
}

void IoThread::tick() {
    if (finished_) return;
    const auto now = std::chrono::steady_clock::now();
    // Backwards, so that a resident may leave from within its own call.
    for (auto index = residents_.size(); index-- > 0;)
        residents_[index]->on_tick(now);
    ticker_.expires_after(tick_length_);
    ticker_.async_wait([this](boost::system::error_code error) {
        if (!error) tick();
    });
}

void IoThread::enter(Resident& resident) {
    resident.place_ = residents_.size();
    residents_.push_back(&resident);
    if (draining_) resident.begin_drain();
    if (stopping_) resident.abort();
}

void IoThread::leave(Resident& resident) {
    residents_.back()->place_ = resident.place_;
    residents_[resident.place_] = residents_.back();
    residents_.pop_back();
    if (stopping_ && residents_.empty()) finish();
}

void IoThread::drain() {
    boost::asio::post(context_, [this] {
        draining_ = true;
        for (auto index = residents_.size(); index-- > 0;)
            residents_[index]->begin_drain();
    });
}

void IoThread::stop() {
    if (!thread_.joinable()) return;
    boost::asio::post(context_, [this] {
        stopping_ = draining_ = true;
        if (residents_.empty()) finish();
        for (auto index = residents_.size(); index-- > 0;)
            residents_[index]->abort();
    });
    thread_.join();
}

void IoThread::finish() {
    finished_ = true; // a tick that is already queued cannot be cancelled any more
    ticker_.cancel();
}

std::string_view IoThread::date() {
    const auto now = std::chrono::floor<std::chrono::seconds>(surroundings_.hooks.now());
    if (now != date_second_ || date_.empty()) {
        date_second_ = now;
        const auto seconds = std::chrono::system_clock::to_time_t(now);
        std::tm parts{};
        gmtime_r(&seconds, &parts);
        static constexpr std::array days{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
        static constexpr std::array months{
            "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
        date_ = fmt::format("{}, {:02} {} {} {:02}:{:02}:{:02} GMT",
            days[static_cast<std::size_t>(parts.tm_wday)], parts.tm_mday,
            months[static_cast<std::size_t>(parts.tm_mon)], parts.tm_year + 1900, parts.tm_hour, parts.tm_min,
            parts.tm_sec);
    }
    return date_;
}

} // namespace folkmoot::transport
