#pragma once
#include "load/sockets/people.hpp"
#include "load/sockets/seat.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <chrono>
#include <functional>
#include <vector>

namespace folkmoot::load {

/// Many open WebSockets on one server, and what has come on them.
class Crowd {
public:
    explicit Crowd(std::uint16_t port);
    ~Crowd();
    Crowd(const Crowd&) = delete;
    Crowd& operator=(const Crowd&) = delete;

    /// One more, with these headers in its handshake. `begin` may talk with the server until it rests.
    void open(const std::string& headers, const std::function<void(Seat&)>& begin);
    Seat& first() { return *seats_.front(); }
    std::size_t size() const { return seats_.size(); }

    /// Takes what comes until that many messages have come in all, or the time is up: how many have.
    std::uint64_t take(std::uint64_t until, std::chrono::milliseconds patience);

private:
    SSL_CTX* context_;
    int poll_;
    std::uint16_t port_;
    std::vector<std::unique_ptr<Seat>> seats_;
    std::uint64_t messages_ = 0;
};

/// The people who follow a space of a demonstration site, each with as many connections as the house allows.
class Members {
public:
    /// As many people of the site as `seats` need.
    Members(const std::filesystem::path& site, std::uint16_t port, std::size_t seats);

    /// Opens one connection more, which follows the space and what is said to its person.
    void open(Crowd& crowd);
    /// Publishes one page again: an event for everybody.
    void publish();

    static constexpr std::size_t seats_of_one = 60; ///< events::LiveHub::most_connections is 64

private:
    People people_;
    std::size_t opened_ = 0;
    /// Each run has its own page, as a wiki has a title but once.
    const std::string title_ = fmt::format("What a thousand people follow ({})", ::getpid());
    std::string space_, page_;
    std::int64_t revision_ = 0;
};

} // namespace folkmoot::load
