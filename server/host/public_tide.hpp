#pragma once
#include "access/rights_watch.hpp"
#include "events/wake.hpp"
#include "store/database.hpp"

#include <thread>

namespace folkmoot::host {

/// Counts what may change the pages that anybody can read: events in public spaces, new versions of the
/// footer's pages, and rights that moved anywhere. While the count stands still, a page printed for one
/// visitor is right for the next. It follows the log on a thread of its own and is asked on every thread.
class PublicTide {
public:
    explicit PublicTide(store::Database& database);
    ~PublicTide();
    PublicTide(const PublicTide&) = delete;
    PublicTide& operator=(const PublicTide&) = delete;

    /// The count; nothing while there are commits that it has not looked at, or when it has not heard from
    /// the store for half a second: then nobody knows, and a page has to be printed.
    std::optional<std::uint64_t> stand() const;

    static constexpr std::chrono::milliseconds look{250};
    static constexpr std::chrono::milliseconds freshness{500};

private:
    using Steady = std::chrono::steady_clock;
    void serve(const std::stop_token& stop);
    /// False while something that has been committed cannot be read in the log yet.
    bool catch_up();

    store::Database& database_;
    events::Wake* wake_ = nullptr; ///< the store's
    access::RightsWatch* watch_ = nullptr; ///< the store's
    std::int64_t position_ = 0; ///< in the log; the thread's alone
    std::atomic<std::uint64_t> count_ = 0;
    std::atomic<std::uint64_t> heard_ = 0; ///< of the bell, when it last looked
    std::atomic<Steady::rep> looked_ = 0;
    access::RightsWatch::Ticket watching_ = 0;
    std::jthread thread_; ///< last: it uses all of the above
};

} // namespace folkmoot::host
