#include "host/operations.hpp"

#include <fmt/format.h>

#include <fstream>

namespace folkmoot::host {
namespace {

constexpr std::string_view openapi_path = "/api/v1/openapi.json";

transport::Response plain(unsigned status, std::string text) {
    transport::Response response{.status = status, .headers = {}, .body = std::move(text)};
    response.set("Content-Type", "text/plain; charset=utf-8");
    response.set("Cache-Control", "no-store");
    return response;
}

/// Resident memory in octets (proc(5), statm counts pages).
std::uint64_t resident_memory() {
    std::ifstream file{"/proc/self/statm"};
    std::uint64_t total = 0, resident = 0;
    file >> total >> resident;
    return resident * 4096;
}

class Text {
public:
    void counter(std::string_view name, std::uint64_t value) { line("counter", name, value); }
    void gauge(std::string_view name, std::uint64_t value) { line("gauge", name, value); }
    /// The metric's type is said once, before its lines.
    void begin(std::string_view kind, std::string_view name) {
        fmt::format_to(std::back_inserter(text_), "# TYPE folkmoot_{} {}\n", name, kind);
    }
    void labelled(std::string_view name, std::string_view label, std::string_view of, std::int64_t value) {
        fmt::format_to(std::back_inserter(text_), "folkmoot_{}{{{}=\"{}\"}} {}\n", name, label, of, value);
    }
    std::string take() { return std::move(text_); }

private:
    void line(std::string_view kind, std::string_view name, std::uint64_t value) {
        fmt::format_to(
            std::back_inserter(text_), "# TYPE folkmoot_{0} {1}\nfolkmoot_{0} {2}\n", name, kind, value);
    }
    std::string text_;
};

void print_jobs(Text& text, const std::vector<jobs::JobCount>& counts) {
    const auto each = [&](std::string_view kind, std::string_view name, auto value) {
        text.begin(kind, name);
        for (const auto& count : counts)
            text.labelled(name, "job", count.kind, static_cast<std::int64_t>(value(count)));
    };
    each("counter", "job_runs_total", [](const jobs::JobCount& count) { return count.runs; });
    each("counter", "job_failures_total", [](const jobs::JobCount& count) { return count.failures; });
    each("gauge", "job_running", [](const jobs::JobCount& count) { return count.running; });
    each("gauge", "job_last_success_seconds", [](const jobs::JobCount& count) { return count.last_success; });
}

void print_mail(Text& text, const mail::SenderCounts& mail) {
    const auto count = [](std::int64_t value) { return static_cast<std::uint64_t>(value); };
    text.counter("mail_sent_total", mail.sent);
    text.counter("mail_failed_total", mail.failed);
    text.counter("mail_setbacks_total", mail.setbacks);
    text.counter("mail_relay_troubles_total", mail.relay_troubles);
    text.gauge("mail_relay_answers", mail.relay_answers);
    text.gauge("mail_last_sent_seconds", count(mail.last_sent));
    text.gauge("mail_waiting", count(mail.waiting));
    text.gauge("mail_given_up", count(mail.given_up));
    text.gauge("mail_oldest_waiting_seconds", count(mail.oldest_seconds));
}

void print_rates(Text& text, const RateLimits& rates) {
    text.begin("counter", "rate_limited_total");
    for (const auto rated : {RateClass::read, RateClass::change, RateClass::costly, RateClass::sign_in})
        text.labelled(
            "rate_limited_total", "class", name_of(rated), static_cast<std::int64_t>(rates.refused(rated)));
}

void print_collab(Text& text, const collab::CollabCounts& counts) {
    text.gauge("collab_connections", counts.connections);
    text.gauge("collab_documents_open", counts.rooms);
    text.counter("collab_updates_total", counts.updates);
    text.counter("collab_saves_total", counts.saves);
    text.counter("collab_unsaved_total", counts.unsaved);
    text.counter("collab_misuses_total", counts.misuses);
    text.counter("collab_reloads_total", counts.reloads);
    text.counter("collab_states_total", counts.states);
}

void print_lost_threads(Text& text, const AtWork& at_work) {
    text.begin("gauge", "threads_lost");
    for (const auto duty : {Duty::reading, Duty::preparing, Duty::hashing, Duty::saving})
        text.labelled("threads_lost", "duty", name_of(duty), at_work.lost(duty));
}

} // namespace

bool Operations::takes(std::string_view path) const {
    return path == "/healthz" || path == "/readyz" || path == "/metrics" || path == openapi_path;
}

void Operations::answer(const transport::RequestHead& request, transport::Responder respond) const {
    if (request.path == "/healthz") return respond(plain(200, "alive\n"));
    if (request.path == "/readyz") return respond(readiness());
    if (request.path == openapi_path) {
        auto response = plain(200, sources_.openapi);
        response.headers.front().value = "application/json";
        return respond(std::move(response));
    }
    if (request.audience != transport::Audience::admin)
        return respond(plain(404, "There is nothing at this address.\n"));
    respond(plain(200, metrics()));
}

/// At once, by what is known: a disk or a store that hangs must not hang the answer, too.
transport::Response Operations::readiness() const {
    if (sources_.draining()) return plain(503, "shutting down\n");
    if (!sources_.database.healthy()) return plain(503, "the disk did not confirm a write: restart\n");
    if (sources_.at_work.exhausted()) return plain(503, "all threads of one kind are stuck\n");
    if (!sources_.poller.store_answers()) return plain(503, "the store or the disk does not answer\n");
    // Reads go on while the disk is nearly full, so the node stays in its proxy's list.
    if (sources_.disk.last_room() == files::DiskRoom::read_only)
        return plain(200, "ready to read only: the disk is nearly full\n");
    return plain(200, "ready\n");
}

std::string Operations::metrics() const {
    Text text;
    const auto& store = sources_.database.metrics();
    text.counter("store_reads_total", store.reads);
    text.counter("store_failed_reads_total", store.failed_reads);
    text.counter("store_saves_total", store.saves);
    text.counter("store_refused_saves_total", store.refused_saves);
    text.counter("store_unsaved_total", store.unsaved);
    text.counter("store_statements_total", store.statements);
    text.counter("store_commits_total", store.commits);
    text.counter("store_lost_groups_total", store.lost_groups);
    text.counter("store_repetitions_total", store.repetitions);
    text.counter("store_slow_saves_total", store.slow_saves);
    text.counter("store_late_saves_total", store.late_saves);
    text.counter("store_full_queues_total", store.full_queues);
    text.counter("store_checkpoints_total", store.checkpoints);
    const auto transport = sources_.transport();
    for (std::size_t index = 0; index < transport.counts.size(); ++index) {
        auto name = transport::name_of(static_cast<transport::Counter>(index));
        if (name.ends_with("_open"))
            text.gauge(fmt::format("transport_{}", name), transport.counts[index]);
        else
            text.counter(fmt::format("transport_{}_total", name), transport.counts[index]);
    }
    for (std::size_t index = 0; index < transport.refused.size(); ++index)
        text.counter(fmt::format("transport_refused_{}_total",
                         transport::describe(static_cast<transport::Reason>(index)).code),
            transport.refused[index]);
    text.gauge("work_queued", sources_.queued_work());
    print_jobs(text, sources_.jobs());
    print_mail(text, sources_.mail());
    print_collab(text, sources_.collab);
    print_rates(text, sources_.rates);
    print_lost_threads(text, sources_.at_work);
    const auto room = sources_.disk.last_room();
    text.gauge("disk_free_bytes", sources_.disk.free());
    text.gauge("disk_uploads_refused", room != files::DiskRoom::ample);
    text.gauge("disk_read_only", room == files::DiskRoom::read_only);
    text.gauge("memory_resident_bytes", resident_memory());
    return text.take();
}

} // namespace folkmoot::host
