#include "host/core_jobs.hpp"

#include "files/housekeeping.hpp"
#include "host/bins.hpp"
#include "host/contribution_log.hpp"
#include "identity/device.hpp"
#include "identity/invitation.hpp"
#include "identity/password_reset.hpp"
#include "identity/session.hpp"
#include "identity/throttle.hpp"
#include "jobs/queue.hpp"
#include "mail/queue.hpp"
#include "objects/ask.hpp"
#include "objects/idempotency.hpp"

namespace folkmoot::host {
namespace {

using namespace std::chrono_literals;

/// Repeats a bounded piece of work until it finds nothing more to do.
void until_nothing_is_left(JobRun& run, std::int64_t (*piece)(WriteTx&)) {
    std::int64_t done = 0;
    for (std::int64_t touched = 1; touched > 0 && !run.should_stop(); done += touched)
        run.step(done, 0, [&](WriteTx& tx) { touched = piece(tx); });
}

JobKind by_the_clock(std::string_view name, std::string_view doc, std::chrono::seconds every,
    std::initializer_list<std::int64_t (*)(WriteTx&)> pieces) {
    return {.name = name,
        .doc = doc,
        .run =
            [pieces = std::vector(pieces)](JobRun& run) {
                for (auto* piece : pieces)
                    until_nothing_is_left(run, piece);
            },
        .every = every};
}

} // namespace

std::vector<JobKind> core_jobs(const files::Storage& storage, const Retention& retention) {
    auto kinds = files::housekeeping(storage);
    kinds.push_back(by_the_clock("identity.end_sessions",
        "End the sessions whose time is over, and forget those of a month ago", 1min,
        {identity::close_run_out_sessions, identity::sweep_sessions}));
    kinds.push_back(by_the_clock("identity.forget_failures",
        "Forget failed attempts to sign in after a day, and browsers that were last used half a year ago", 1h,
        {identity::sweep_throttle, identity::sweep_devices}));
    kinds.push_back(by_the_clock("objects.remind_of_asks",
        "Remind people of what they are asked to do two days before its day is over, and once it is", 5min,
        {objects::remind_of_one_ask}));
    kinds.push_back(by_the_clock("identity.forget_resets",
        "Forget links to choose a new password a day after they have ended", 1h, {identity::sweep_resets}));
    kinds.push_back(by_the_clock("identity.forget_invitations",
        "Forget invitations a month after they were accepted, withdrawn, or have ended", 1h,
        {identity::sweep_invitations}));
    kinds.push_back(by_the_clock("objects.forget_answers",
        "Forget after a day what repeated requests were answered", 1h, {objects::sweep_answers}));
    kinds.push_back(
        by_the_clock("jobs.forget_done", "Forget jobs that were done a month ago", 24h, {jobs::sweep_jobs}));
    kinds.push_back(by_the_clock("mail.forget",
        "Forget mails that were sent, dropped or given up a month ago", 24h, {mail::sweep_mails}));
    kinds.push_back(empty_bins(retention.deleted));
    kinds.push_back(forget_contributions());
    return kinds;
}

} // namespace folkmoot::host
