#include "events/sequencer.hpp"

#include "audit/chain.hpp"
#include "events/log.hpp"

#include <pthread.h>

namespace folkmoot::events {
namespace {
constexpr std::int64_t sequencer_lock = 0x666d'5345'5131; // "fmSEQ1"
constexpr std::chrono::milliseconds after_failure{500};
} // namespace

Sequencer::Sequencer(store::Database& database)
    : database_(database) {
    database.write_now("events.log_opened", [](WriteTx& tx) { open_log(tx); });
    if (database.is_sqlite()) {
        database.before_commit([](WriteTx& tx) { number(tx); });
    } else {
        thread_ = std::jthread{[this](const std::stop_token& stop) { serve(stop); }};
    }
}

Sequencer::~Sequencer() = default;

void Sequencer::number(WriteTx& tx) {
    if (!store::try_advisory_lock(tx, sequencer_lock)) return;
    const auto events = number_events(tx);
    audit::number_lines(tx);
    if (events > 0) tx.after_commit([&wake = tx.kept<Wake>()] { wake.ring(); });
}

void Sequencer::serve(const std::stop_token& stop) {
    ::pthread_setname_np(::pthread_self(), "fm-sequencer");
    while (!stop.stop_requested()) {
        auto pause = interval;
        try {
            database_.write_now("events.numbered", [](WriteTx& tx) { number(tx); });
        } catch (const std::exception&) {
            pause = after_failure; // the store itself reports what is wrong with it
        }
        std::this_thread::sleep_for(pause);
    }
}

} // namespace folkmoot::events
