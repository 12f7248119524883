#include "files/housekeeping.hpp"
#include "files/collection.hpp"

namespace folkmoot::files {

namespace {

using namespace std::chrono_literals;

constexpr std::int64_t rows_at_once = 500;
constexpr std::int64_t scans_at_once = 20;
constexpr std::size_t most_named = 20; ///< broken contents in one report

void scan_waiting(const Storage& storage, JobRun& run) {
    std::vector<BlobRow> rows;
    run.read([&](ReadTx& tx) { rows = blobs_to_scan(tx, scans_at_once); });
    std::int64_t done = 0;
    for (const auto& row : rows) {
        if (run.should_stop()) return;
        auto content = storage.open(row.id, row.size, row.key);
        const auto state = storage.scan(content);
        // Still not to be asked: the others would not fare better now.
        if (state == FileState::scanning) return;
        run.step(++done, std::ssize(rows), [&](WriteTx& tx) { record_scan(tx, row.id, state); });
    }
}

void tidy_uploads(const Storage& storage, JobRun& run) {
    run.step(0, 0, [](WriteTx& tx) { forget_uploads(tx); });
    run.read([&](ReadTx& tx) { remove_abandoned_parts(tx, storage); });
}

void collect(const Storage& storage, JobRun& run) {
    std::int64_t done = 0;
    for (std::string after; !run.should_stop();) {
        std::string last;
        run.step(done += rows_at_once, 0, [&](WriteTx& tx) { last = mark_unused(tx, after, rows_at_once); });
        if (last.empty()) break;
        after = std::move(last);
    }
    while (!run.should_stop()) {
        std::vector<BlobRow> gone;
        run.step(done, 0, [&](WriteTx& tx) { gone = forget_unused(tx, rows_at_once); });
        for (const auto& row : gone)
            if (const auto name = storage.stored_name(row.id, row.key); !name.empty())
                storage.blobs().remove(name);
        if (gone.empty()) break;
    }
    std::string after;
    for (auto names = storage.blobs().list(after); !names.empty() && !run.should_stop();
        names = storage.blobs().list(after)) {
        run.read([&](ReadTx& tx) { remove_strays(tx, storage, names); });
        after = names.back().name;
    }
}

/// More than is named, when there is more.
[[noreturn]] void report(std::span<const BlobFinding> findings) {
    std::string text = fmt::format("{} stored contents are broken", findings.size());
    for (const auto& finding : findings.first(std::min(findings.size(), most_named)))
        text += fmt::format("; {}: {} (segment {})", finding.blob, name_of(finding.fault), finding.segment);
    throw std::runtime_error(text);
}

void verify(const Storage& storage, JobRun& run) {
    std::vector<BlobFinding> findings;
    std::int64_t done = 0;
    for (std::string after; !run.should_stop();) {
        std::vector<BlobRow> rows;
        run.read([&](ReadTx& tx) { rows = blobs_after(tx, after, rows_at_once); });
        if (rows.empty()) break;
        for (const auto& row : rows) {
            if (auto finding = check_blob(storage, row)) findings.push_back(std::move(*finding));
            run.step(++done, 0, [](WriteTx&) { });
        }
        after = rows.back().id;
    }
    if (!findings.empty()) report(findings);
}

} // namespace

std::vector<JobKind> housekeeping(const Storage& storage) {
    const auto with = [&storage](void (*work)(const Storage&, JobRun&)) {
        return [&storage, work](JobRun& run) { work(storage, run); };
    };
    // The lease is as long as one content may take to read.
    std::vector<JobKind> kinds{{.name = "files.tidy",
                                   .doc = "Remove what uploads that were given up left behind",
                                   .run = with(tidy_uploads),
                                   .every = 1h},
        {.name = "files.collect",
            .doc = "Remove contents that no file has used for 30 days",
            .run = with(collect),
            .every = 24h,
            .lease = 10min},
        {.name = "files.verify",
            .doc = "Read every stored content back and name what is broken",
            .run = with(verify),
            .every = 7 * 24h,
            .most_attempts = 1,
            .lease = 10min}};
    if (storage.has_scanner())
        kinds.push_back({.name = "files.scan",
            .doc = "Ask the virus scanner about files that wait for it",
            .run = with(scan_waiting),
            .every = 1min,
            .lease = 10min});
    return kinds;
}

} // namespace folkmoot::files
