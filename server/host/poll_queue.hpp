#pragma once
#include <atomic>
#include <chrono>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace folkmoot::host {

/// Messages as they travel together in one body: each with its length before it. Nothing for octets that are
/// none, or hold more messages than `most_together`.
std::optional<std::vector<std::string>> read_messages(std::string_view octets);
inline constexpr std::size_t most_together = 256;

/// How much waits for one person at all their polls together. From any thread.
class PollShare {
public:
    /// At most so many octets.
    explicit PollShare(std::size_t most)
        : most_(most) { }

    /// False: it would be too much.
    bool take(std::size_t octets) {
        if (octets_.fetch_add(octets) + octets <= most_) return true;
        give_back(octets);
        return false;
    }
    void give_back(std::size_t octets) { octets_ -= octets; }

private:
    const std::size_t most_;
    std::atomic<std::size_t> octets_ = 0;
};

/// What waits for a client that fetches its messages by one request after the other. They are counted from 1;
/// what the client says it has is forgotten, and the rest is given again to whoever asks. From any thread.
class PollQueue {
public:
    using Clock = std::chrono::steady_clock;
    using Message = std::shared_ptr<const std::string>;
    /// A close code or 0, the number of the last message, and the messages, each with its length.
    using Answer = std::move_only_function<void(std::string octets)>;

    struct Limits {
        std::size_t messages = 0; ///< that wait
        std::size_t octets = 0; ///< of them
    };
    static constexpr std::size_t in_one_answer = std::size_t{1} << 20; ///< octets, but for one larger message
    static constexpr std::chrono::seconds silence{30}; ///< after which a client that does not ask has gone

    PollQueue(Limits limits, std::shared_ptr<PollShare> share)
        : limits_{limits}
        , share_{std::move(share)} { }
    ~PollQueue() { share_->give_back(octets_); }
    PollQueue(const PollQueue&) = delete;
    PollQueue& operator=(const PollQueue&) = delete;

    /// False when it is full, or closed, or too much waits for its person.
    bool send(Message);
    /// The client hears of it behind all that waits. `code` is that of a WebSocket (RFC 6455, 7.4).
    void close(std::uint16_t code);

    /// Answers when there is something behind message `heard`, when the connection ends, or at `until` with
    /// nothing. Whoever waited before is answered with nothing.
    void listen(std::uint64_t heard, Clock::time_point until, Answer);
    /// Whether what a client sends is new: its bodies are numbered from 1, and may come twice.
    enum class Sending : std::uint8_t { next, again, out_of_order };
    Sending take(std::uint64_t number);
    /// Answers whoever has waited long enough.
    void look(Clock::time_point now);
    /// The client was told of the end, or has gone.
    bool is_over(Clock::time_point now) const;

private:
    std::string print();
    void answer_with(std::unique_lock<std::mutex>&, std::string octets);

    const Limits limits_;
    const std::shared_ptr<PollShare> share_;
    mutable std::mutex mutex_;
    std::deque<Message> messages_;
    std::uint64_t first_ = 1; ///< the number of the first of them
    std::size_t octets_ = 0;
    std::uint64_t taken_ = 0; ///< the number of the last body
    std::optional<std::uint16_t> end_;
    bool told_end_ = false;
    Answer waiting_;
    Clock::time_point until_;
    Clock::time_point asked_ = Clock::now();
};

} // namespace folkmoot::host
