#include "folkmoot/access.hpp"
#include "host/core_actions.hpp"
#include "host/core_routes.hpp"
#include "jobs/queue.hpp"

namespace folkmoot::host {
namespace {

struct ListJobs {
    std::optional<ObjectId> before;
    static constexpr auto fields() {
        return std::array{
            field<&ListJobs::before>("before", "Only jobs made before this one; absent: from the newest")};
    }
};

struct JobList {
    std::vector<jobs::JobView> items;
    static constexpr auto fields() {
        return std::array{field<&JobList::items>("items", "At most fifty, the newest first")};
    }
};

JobList show_jobs(ReadContext& context, const ListJobs& in) {
    return {.items = jobs::list_jobs(context.tx, in.before)};
}

struct JobAddress {
    ObjectId job;
    static constexpr auto fields() { return std::array{field<&JobAddress::job>("job", "The job")}; }
};

Done try_job_again(WriteContext& context, const JobAddress& in) {
    jobs::retry(context.tx, in.job);
    context.tx.audit(AuditLine{"core.job_tried_again"});
    return {};
}

} // namespace

void add_job_routes(Registry& r) {
    r.get("/jobs", Access::site<ManageSite>(), show_jobs, "How the work that outlives requests stands");
    r.post("/jobs/{job}/attempt", Access::site<ManageSite>(), try_job_again, "Try a failed job again");
}

} // namespace folkmoot::host
