#include "host/public_tide.hpp"

#include "events/log.hpp"
#include "host/site_page.hpp"

#include <pthread.h>

namespace folkmoot::host {
namespace {

constexpr std::int64_t batch = 500;
constexpr Sql public_space_ids{"select id from space where kind = 'public'"};

} // namespace

PublicTide::PublicTide(store::Database& database)
    : database_(database) {
    database.read_now([this](ReadTx& tx) {
        wake_ = &tx.kept<events::Wake>();
        watch_ = &tx.kept<access::RightsWatch>();
        position_ = events::head(tx).seq;
    });
    watching_ = watch_->subscribe([this](std::span<const ObjectId>) { ++count_; });
    thread_ = std::jthread{[this](const std::stop_token& stop) { serve(stop); }};
}

PublicTide::~PublicTide() {
    watch_->unsubscribe(watching_);
    thread_.request_stop();
    wake_->ring();
}

std::optional<std::uint64_t> PublicTide::stand() const {
    const auto age = Steady::now().time_since_epoch() - Steady::duration{looked_.load()};
    if (age > freshness || heard_.load() != wake_->rung()) return std::nullopt;
    return count_.load(); // read last: it has moved before `heard_` has
}

void PublicTide::serve(const std::stop_token& stop) {
    ::pthread_setname_np(::pthread_self(), "fm-public");
    while (!stop.stop_requested()) {
        const std::uint64_t rung = wake_->rung();
        const auto began = Steady::now();
        try {
            if (catch_up()) { // otherwise the bell rings again, with the numbers
                heard_ = rung;
                looked_ = began.time_since_epoch().count();
            }
        } catch (const std::exception&) {
            // The store is away: the age of the last look tells.
        }
        wake_->wait(rung, look);
    }
}

bool PublicTide::catch_up() {
    bool is_whole = false;
    for (bool more = true; more;) {
        database_.read_now([&](ReadTx& tx) {
            const auto events = events::read_after(tx, position_, batch);
            more = std::ssize(events) == batch;
            is_whole = !events::has_unnumbered(tx);
            if (events.empty()) return;
            const auto open = tx.values<ObjectId>(public_space_ids);
            const auto shows = [&](const events::LoggedEvent& event) {
                if (event.name == SitePagePublished::name) return true;
                return !event.person && event.space && std::ranges::find(open, *event.space) != open.end();
            };
            if (std::ranges::any_of(events, shows)) ++count_;
            position_ = events.back().seq;
        });
    }
    return is_whole;
}

} // namespace folkmoot::host
