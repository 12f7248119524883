#pragma once
#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <string_view>

namespace folkmoot::host {

/// What a thread does for a request; each has threads of its own.
enum class Duty { reading, preparing, hashing, saving, count_ };
inline constexpr std::size_t duties = static_cast<std::size_t>(Duty::count_);

/// "reading", "preparing"...: the metric's label.
std::string_view name_of(Duty duty);

/// Which handlers run now, and since when. One that waits for ever for anything but the store, which has
/// limits of its own, cannot be stopped: its request is answered 503 when the time for answers is over, and
/// its thread is lost to all others. That is counted here, so that a node that has run out of threads can be
/// taken out.
class AtWork {
public:
    using Time = std::chrono::steady_clock::time_point;

    /// How many threads there are for each duty, and how long a handler may take before its thread counts as
    /// lost.
    AtWork(std::array<unsigned, duties> threads, std::chrono::milliseconds limit);

    /// From its making to its end one handler is at work.
    class Shift {
    public:
        explicit Shift(std::atomic<std::int64_t>* since)
            : since_(since) { }
        ~Shift() {
            if (since_) *since_ = nobody;
        }
        Shift(const Shift&) = delete;
        Shift& operator=(const Shift&) = delete;

    private:
        std::atomic<std::int64_t>* since_;
    };
    [[nodiscard]] Shift begin(Duty duty, Time now = std::chrono::steady_clock::now());

    /// Threads that are lost at this moment; one that comes back is lost no longer.
    unsigned lost(Duty duty, Time now = std::chrono::steady_clock::now()) const;
    /// Whether there is a duty for which no thread is left.
    bool exhausted(Time now = std::chrono::steady_clock::now()) const;

private:
    static constexpr std::size_t most = 64; ///< threads of one duty that are looked at
    static constexpr std::int64_t nobody = 0;

    std::array<unsigned, duties> threads_;
    std::chrono::milliseconds limit_;
    std::array<std::array<std::atomic<std::int64_t>, most>, duties> since_{};
};

} // namespace folkmoot::host
