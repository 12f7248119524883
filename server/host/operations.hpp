#pragma once
#include "collab/rooms/collab_counts.hpp"
#include "files/disk_watch.hpp"
#include "host/at_work.hpp"
#include "host/poller.hpp"
#include "host/rate_limits.hpp"
#include "jobs/runner.hpp"
#include "mail/sender_thread.hpp"
#include "store/database.hpp"
#include "transport/handler.hpp"
#include "transport/metrics.hpp"

namespace folkmoot::host {

/// What monitoring asks: /healthz (the process lives), /readyz (it can serve: the store has answered lately,
/// and there are threads left that can ask it), /metrics (Prometheus text, on admin listeners only). All are
/// answered at once, from memory.
class Operations {
public:
    struct Sources {
        store::Database& database;
        std::function<transport::Metrics()> transport;
        std::function<std::size_t()> queued_work;
        std::function<bool()> draining;
        std::function<std::vector<jobs::JobCount>()> jobs;
        std::function<mail::SenderCounts()> mail;
        const collab::CollabCounts& collab;
        const RateLimits& rates;
        files::DiskWatch& disk;
        const AtWork& at_work;
        const Poller& poller;
        std::string openapi; ///< the description of the HTTP interface, for /api/v1/openapi.json
    };
    explicit Operations(Sources sources)
        : sources_(std::move(sources)) { }

    bool takes(std::string_view path) const;
    void answer(const transport::RequestHead& request, transport::Responder respond) const;

private:
    transport::Response readiness() const;
    std::string metrics() const;
    Sources sources_;
};

} // namespace folkmoot::host
