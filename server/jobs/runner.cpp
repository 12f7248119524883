#include "jobs/runner.hpp"

#include "audit/actor.hpp"

#include <stdexcept>

namespace folkmoot::jobs {
namespace {

/// When a kind that runs by the clock has its next turn.
std::optional<Time> next_time(const JobKind& kind, Time now) {
    return kind.every ? std::optional{now + *kind.every} : std::nullopt;
}

} // namespace

class Runner::Run final : public JobRun {
public:
    Run(Runner& runner, const JobKind& kind, const Lease& lease)
        : runner_(runner)
        , kind_(kind)
        , lease_(lease) { }

    const Json& input() const override { return lease_.input; }
    bool should_stop() const override { return runner_.stopping_; }
    void read(const std::function<void(ReadTx&)>& work) override { runner_.database_.read_now(work); }
    void step(std::int64_t done, std::int64_t total, const std::function<void(WriteTx&)>& save) override {
        save_as_job([&](WriteTx& tx) {
            hold(tx, lease_, kind_.lease, done, total);
            save(tx);
        });
    }

    void end(const std::function<void(WriteTx&)>& how) { save_as_job(how); }

private:
    void save_as_job(const std::function<void(WriteTx&)>& save) {
        runner_.database_.write_now(lease_.kind, [&](WriteTx& tx) {
            audit::act_as(
                tx, {.person = {}, .session = {}, .request = lease_.job.text(), .why = lease_.kind});
            save(tx);
        });
    }

    Runner& runner_;
    const JobKind& kind_;
    const Lease& lease_;
};

Runner::Runner(
    store::Database& database, std::function<void(std::string_view kind, const std::exception&)> trouble)
    : database_(database)
    , trouble_(std::move(trouble)) { }

void Runner::declare(JobKind kind) {
    const auto name = kind.name;
    if (std::ranges::find(names_, name) != names_.end())
        throw std::logic_error("two kinds of jobs have one name: " + std::string{name});
    longest_lease_ = std::max(longest_lease_, kind.lease);
    kinds_.emplace_back(std::move(kind));
    names_.push_back(name);
}

Runner::Declared& Runner::declared(std::string_view name) {
    return *std::ranges::find(kinds_, name, [](const Declared& known) { return known.kind.name; });
}

void Runner::schedule_all() {
    database_.write_now("jobs.scheduled", [this](WriteTx& tx) {
        for (const auto& known : kinds_)
            if (known.kind.every) schedule(tx, known.kind.name);
    });
}

bool Runner::run_next() {
    if (stopping_ || names_.empty()) return false;
    if (!database_.read_now([this](ReadTx& tx) { return is_due(tx, names_); })) return false;
    // Which kind it will be is not known yet; the first step holds on for as long as its own kind says.
    const auto lease = database_.write_now(
        "jobs.claimed", [this](WriteTx& tx) { return claim(tx, names_, longest_lease_); });
    if (!lease) return false;
    run(declared(lease->kind), *lease);
    return true;
}

void Runner::run(Declared& declared, const Lease& lease) {
    ++declared.running;
    if (carry_out(declared.kind, lease)) {
        ++declared.runs;
        declared.last_success = std::chrono::duration_cast<std::chrono::seconds>(
            std::chrono::system_clock::now().time_since_epoch())
                                    .count();
    } else {
        ++declared.failures;
    }
    --declared.running;
}

std::vector<JobCount> Runner::counts() const {
    std::vector<JobCount> all;
    for (const auto& known : kinds_)
        all.push_back({.kind = known.kind.name,
            .runs = known.runs,
            .failures = known.failures,
            .last_success = known.last_success,
            .running = known.running > 0});
    return all;
}

/// Whether it ended well.
bool Runner::carry_out(const JobKind& kind, const Lease& lease) {
    Run run{*this, kind, lease};
    try {
        if (lease.attempts > kind.most_attempts) throw Problem(Code::internal, "jobs.runner_lost");
        kind.run(run);
        run.end([&](WriteTx& tx) {
            if (stopping_) return put_back(tx, lease);
            finish(tx, lease, next_time(kind, tx.now()));
        });
        return true;
    } catch (const std::exception& error) {
        trouble_(kind.name, error);
        const auto* problem = dynamic_cast<const Problem*>(&error);
        if (problem && problem->key() == "jobs.lease_lost") return false; // another runner has it now
        const std::string key =
            problem ? problem->key() : "jobs.unexpected"; // what() may hold values: log only
        try {
            run.end(
                [&](WriteTx& tx) { fail(tx, lease, key, kind.most_attempts, next_time(kind, tx.now())); });
        } catch (const std::exception& again) {
            trouble_(kind.name, again); // its lease runs out, then it is taken up again
        }
        return false;
    }
}

} // namespace folkmoot::jobs
