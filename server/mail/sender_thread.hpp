#pragma once
#include "mail/render.hpp"
#include "mail/settings.hpp"
#include "mail/smtp.hpp"
#include "store/database.hpp"

#include <atomic>
#include <map>
#include <thread>

namespace folkmoot::mail {

/// What this process has done since it started.
struct SenderCounts {
    std::uint64_t sent = 0;
    std::uint64_t failed = 0; ///< given up
    std::uint64_t setbacks = 0; ///< to be tried again
    std::uint64_t relay_troubles = 0;
    std::int64_t last_sent = 0; ///< seconds since 1970; 0: none yet
    bool relay_answers = true; ///< the last time it was asked
    std::int64_t waiting = 0; ///< in the queue of all nodes, as of half a minute ago
    std::int64_t given_up = 0; ///< kept in the queue for the administrators
    std::int64_t oldest_seconds = 0; ///< how long the mail has waited that has waited longest
};

/// Hands the mails of the queue to the relay, one after the other, on a thread of its own. Several nodes may
/// do so on one store: each mail has a lease. A mail that was handed over and whose answer was lost (the
/// process was killed between the two) goes again under the same Message-ID.
class SenderThread {
public:
    struct Parts {
        store::Database& database;
        Settings settings;
        std::vector<MailKind> kinds;
        Say say;
        /// Told what goes wrong with the relay, once each time it does; nothing personal.
        std::function<void(std::string_view)> trouble;
    };
    explicit SenderThread(Parts parts);
    /// Ends what is being sent, within a second.
    ~SenderThread();
    SenderThread(const SenderThread&) = delete;
    SenderThread& operator=(const SenderThread&) = delete;

    SenderCounts counts() const;

    static constexpr std::chrono::milliseconds look{500};
    static constexpr std::chrono::seconds lease{300};

private:
    using Steady = std::chrono::steady_clock;
    /// Mails that a domain has had and not yet made up for by waiting.
    struct Share {
        double had = 0;
        Steady::time_point when; ///< counted last
    };

    void serve(const std::stop_token& stop);
    bool send_next(const std::stop_token& stop);
    Delivery deliver(const MailKind& kind, const Letter& letter, const std::stop_token& stop);
    void note(const Letter& letter, const Delivery& delivery);
    bool is_too_late(const Letter& letter);
    void note_own_fault(const Letter& letter, std::string_view error);
    void note_trouble(const Delivery& delivery);
    void change(const std::function<bool(WriteTx&)>& how);
    void count_queue();
    Choice choice();
    void take_from_share(const std::string& domain);

    const Parts parts_;
    Smtp smtp_;
    std::chrono::milliseconds pause_{0};
    Steady::time_point rests_until_;
    std::map<std::string, Share> shares_; ///< of a domain
    std::atomic<std::uint64_t> sent_ = 0, failed_ = 0, setbacks_ = 0, relay_troubles_ = 0;
    std::atomic<std::int64_t> last_sent_ = 0;
    std::atomic<bool> relay_answers_ = true;
    std::atomic<std::int64_t> waiting_ = 0, given_up_ = 0, oldest_seconds_ = 0;
    Steady::time_point counted_{};
    std::mutex mutex_;
    std::condition_variable_any stopped_;
    std::jthread thread_;
};

} // namespace folkmoot::mail
