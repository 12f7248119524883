#include "jobs/queue.hpp"

#include <nlohmann/json.hpp>

namespace folkmoot::jobs {
namespace {

constexpr std::size_t largest_input = std::size_t{64} << 10U;
constexpr std::chrono::seconds first_pause{10};
constexpr std::chrono::hours longest_pause{1};
constexpr std::chrono::days done_kept{30};

constexpr Sql insert_job{
    "insert into job (id, kind, only_one, state, input, run_after, created, updated)"
    " values (:id, :kind, :only_one, 'waiting', :input, :run_after, :now, :now) on conflict do nothing"};
constexpr Sql select_due{
    "select id, kind, input, fence, attempts from job where ((state = 'waiting' and run_after <= :now)"
    " or (state = 'running' and lease_until < :now)) and kind in (select value from json_each(:kinds))"
    " order by run_after, id limit 1",
    "select id, kind, input, fence, attempts from job where ((state = 'waiting' and run_after <= :now)"
    " or (state = 'running' and lease_until < :now))"
    " and kind in (select jsonb_array_elements_text(cast(:kinds as jsonb)))"
    " order by run_after, id limit 1"};
constexpr Sql take{
    "update job set state = 'running', fence = fence + 1, attempts = attempts + 1, lease_until = :until,"
    " updated = :now where id = :id and fence = :fence"};
constexpr Sql hold_on{
    "update job set lease_until = :until, done_count = :done, total_count = :total, updated = :now"
    " where id = :id and fence = :fence and state = 'running'"};
constexpr Sql end{
    "update job set state = :state, error = :error, run_after = :run_after, attempts = :attempts,"
    " lease_until = null, updated = :now where id = :id and fence = :fence and state = 'running'"};
constexpr Sql try_again{"update job set state = 'waiting', attempts = 0, run_after = :now, updated = :now"
                        " where id = :id and state = 'failed'"};
constexpr Sql select_newest{
    "select id, kind, state, done_count, total_count, error, attempts, run_after, updated from job"
    " where id < :before order by id desc limit 50"};
constexpr Sql sweep{
    "delete from job where id in (select id from job where state = 'done' and updated < :since limit 1000)"};

struct End {
    State state = State::done;
    std::string_view error;
    Time run_after;
    std::int64_t attempts = 0;
};

void require_held(std::int64_t touched) {
    if (touched != 1) throw Problem(Code::conflict, "jobs.lease_lost");
}

void end_run(WriteTx& tx, const Lease& lease, const End& how) {
    require_held(tx.run(end, bind("state", how.state), bind("error", how.error),
        bind("run_after", how.run_after), bind("attempts", how.attempts), bind("now", tx.now()),
        bind("id", lease.job), bind("fence", lease.fence)));
}

std::optional<Lease> next_due(ReadTx& tx, std::span<const std::string_view> kinds) {
    const std::string known =
        nlohmann::json(std::vector<std::string_view>(kinds.begin(), kinds.end())).dump();
    return tx.row<Lease>(select_due, bind("now", tx.now()), bind("kinds", known));
}

Time after_attempt(Time now, std::int64_t attempts) {
    const auto doublings = std::clamp<std::int64_t>(attempts - 1, 0, 16);
    return now + std::min<std::chrono::seconds>(first_pause * (std::int64_t{1} << doublings), longest_pause);
}

} // namespace

ObjectId enqueue(WriteTx& tx, std::string_view kind, const Json& input, std::optional<Time> not_before) {
    if (input.text.size() > largest_input) throw Problem(Code::too_large, "jobs.input_too_large");
    const ObjectId id = tx.new_id();
    tx.run(insert_job, bind("id", id), bind("kind", kind), bind("only_one", std::optional<std::string>{}),
        bind("input", input), bind("run_after", not_before.value_or(tx.now())), bind("now", tx.now()));
    return id;
}

void schedule(WriteTx& tx, std::string_view kind) {
    tx.run(insert_job, bind("id", tx.new_id()), bind("kind", kind), bind("only_one", kind),
        bind("input", "{}"), bind("run_after", tx.now()), bind("now", tx.now()));
}

bool is_due(ReadTx& tx, std::span<const std::string_view> kinds) {
    return next_due(tx, kinds).has_value();
}

std::optional<Lease> claim(WriteTx& tx, std::span<const std::string_view> kinds, std::chrono::seconds lease) {
    auto due = next_due(tx, kinds);
    if (!due) return std::nullopt;
    require_held(tx.run(take, bind("until", tx.now() + lease), bind("now", tx.now()), bind("id", due->job),
        bind("fence", due->fence)));
    ++due->fence;
    ++due->attempts;
    return due;
}

void hold(WriteTx& tx, const Lease& lease, std::chrono::seconds time, std::int64_t done, std::int64_t total) {
    require_held(tx.run(hold_on, bind("until", tx.now() + time), bind("done", done), bind("total", total),
        bind("now", tx.now()), bind("id", lease.job), bind("fence", lease.fence)));
}

void finish(WriteTx& tx, const Lease& lease, std::optional<Time> again) {
    end_run(tx, lease, {again ? State::waiting : State::done, {}, again.value_or(tx.now()), 0});
}

void fail(WriteTx& tx, const Lease& lease, std::string_view error, std::int64_t most_attempts,
    std::optional<Time> again) {
    const bool given_up = lease.attempts >= most_attempts;
    if (given_up && again) return end_run(tx, lease, {State::waiting, error, *again, 0});
    end_run(tx, lease,
        {given_up ? State::failed : State::waiting, error, after_attempt(tx.now(), lease.attempts),
            lease.attempts});
}

void put_back(WriteTx& tx, const Lease& lease) {
    end_run(tx, lease, {State::waiting, {}, tx.now(), lease.attempts - 1});
}

void retry(WriteTx& tx, ObjectId job) {
    if (tx.run(try_again, bind("now", tx.now()), bind("id", job)) != 1)
        throw Problem(Code::conflict, "jobs.not_failed");
}

std::vector<JobView> list_jobs(ReadTx& tx, std::optional<ObjectId> before) {
    const ObjectId newest{std::numeric_limits<std::int64_t>::max()};
    return tx.rows<JobView>(select_newest, bind("before", before.value_or(newest)));
}

std::int64_t sweep_jobs(WriteTx& tx) {
    return tx.run(sweep, bind("since", tx.now() - done_kept));
}

} // namespace folkmoot::jobs
