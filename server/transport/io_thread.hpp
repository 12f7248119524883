#pragma once
#include "transport/admission.hpp"
#include "transport/handler.hpp"
#include "transport/metrics.hpp"
#include "transport/outbox.hpp"
#include "transport/request_ids.hpp"
#include "transport/settings.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>

#include <thread>

namespace folkmoot::transport {

/// What every part of one server works with; lives as long as the server.
struct Surroundings {
    ServerSettings settings;
    Handler& handler;
    ServerHooks hooks;
    Admission admission;
};

using SteadyTime = std::chrono::steady_clock::time_point;

/// A connection or a WebSocket, as its I/O thread sees it. All calls come on that thread.
class Resident {
public:
    virtual ~Resident() = default;
    virtual void on_tick(SteadyTime now) = 0;
    /// Finish what is under way and leave.
    virtual void begin_drain() = 0;
    /// Leave now.
    virtual void abort() = 0;

private:
    friend class IoThread;
    std::size_t place_ = 0;
};

/// One event loop with the connections that live on it from accept to close, so that none of them needs a
/// lock. One clock tick serves the deadlines of all, instead of a timer each.
class IoThread {
public:
    explicit IoThread(Surroundings& surroundings);
    ~IoThread();

    void start();
    /// Both may be called from any thread.
    void drain();
    void stop();

    boost::asio::io_context& context() { return context_; }
    const std::shared_ptr<Outbox>& outbox() { return outbox_; }
    Counters& counters() { return counters_; }
    const Counters& counters() const { return counters_; }

    // The rest only on the thread itself.
    Surroundings& surroundings() { return surroundings_; }
    /// Room for one TLS record. Its content does not survive a co_await or a call to the house.
    std::span<char> scratch() { return scratch_; }
    void enter(Resident& resident);
    void leave(Resident& resident);
    bool draining() const { return draining_; }
    std::string new_request_id() { return request_ids_.next(); }
    /// The Date field's value, made once a second.
    std::string_view date();

private:
    void run();
    void tick();
    void finish();

    Surroundings& surroundings_;
    boost::asio::io_context context_{1};
    boost::asio::steady_timer ticker_{context_};
    std::chrono::milliseconds tick_length_;
    std::vector<Resident*> residents_;
    std::shared_ptr<Outbox> outbox_;
    Counters counters_;
    RequestIds request_ids_;
    std::vector<char> scratch_;
    std::string date_;
    std::chrono::sys_seconds date_second_{};
    bool draining_ = false;
    bool stopping_ = false;
    bool finished_ = false; ///< the last resident has left: the loop runs out of work
    std::thread thread_;
};

} // namespace folkmoot::transport
