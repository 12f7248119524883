#include "host/scheduled_texts.hpp"

#include "access/owners.hpp"
#include "audit/actor.hpp"
#include "identity/acting_person.hpp"
#include "objects/scheduled.hpp"

namespace folkmoot::host {
namespace {

using namespace std::chrono_literals;
using objects::PublishingFailure;
using objects::ScheduledText;

constexpr auto looks_for_due_texts_every = 10s;
constexpr std::string_view job_name{"core.publish_scheduled_texts"};

/// What a person would have been refused for; another try would end as this one did.
std::optional<PublishingFailure> failure_of(const Problem& problem) {
    if (problem.key() == "jobs.lease_lost" || problem.code() == Code::stale) return std::nullopt;
    if (problem.key() == "objects.in_bin") return PublishingFailure::in_bin;
    if (problem.code() == Code::forbidden || problem.code() == Code::not_found)
        return PublishingFailure::right_lost;
    const auto final = {Code::conflict, Code::bad_input, Code::too_large};
    if (std::ranges::find(final, problem.code()) == final.end()) return std::nullopt;
    return PublishingFailure::refused;
}

class PublishingLater {
public:
    PublishingLater(JobRun& run, Services& services)
        : run_(run)
        , services_(services) { }

    void run() {
        std::vector<objects::SchedulePlace> due;
        do {
            run_.read([&](ReadTx& tx) { due = objects::due_texts(tx, after_); });
            for (const auto& place : due)
                if (!run_.should_stop()) publish(place.object);
            if (!due.empty()) after_ = due.back();
        } while (!due.empty() && !run_.should_stop());
        if (trouble_) std::rethrow_exception(trouble_);
    }

private:
    /// One that cannot be published must not keep the others.
    void publish(ObjectId object) {
        std::optional<ScheduledText> scheduled;
        try {
            richtext::Tree tree;
            run_.read([&](ReadTx& tx) {
                scheduled = objects::find_scheduled(tx, object);
                if (scheduled) tree = objects::scheduled_tree(tx, object);
            });
            if (scheduled) run_.step(++done_, 0, [&](WriteTx& tx) { save(tx, *scheduled, tree); });
        } catch (const Problem& problem) {
            if (problem.key() == "jobs.lease_lost") throw;
            if (const auto why = failure_of(problem); why && scheduled)
                run_.step(done_, 0, [&](WriteTx& tx) { fail(tx, *scheduled, *why); });
            else if (problem.code() != Code::stale) // that one is looked at again at the next turn
                trouble_ = std::current_exception();
        }
    }

    void save(WriteTx& tx, const ScheduledText& scheduled, const richtext::Tree& tree) {
        if (access::load<ObjectRow>(tx, scheduled.object).deleted)
            throw Problem(Code::conflict, "objects.in_bin");
        const auto person = identity::find_acting_person(tx, scheduled.person);
        if (!person) throw Problem(Code::forbidden, "core.may_not");
        const auto object = objects::require_writing(tx, *person, scheduled.object);
        audit::act_as(tx, *person, job_name);
        const RequestInfo request{.id = std::string{job_name}, .language = "en"};
        WriteContext context{.tx = tx, .viewer = *person, .request = request, .services = services_};
        objects::publish_scheduled(context, object, scheduled, tree);
    }

    void fail(WriteTx& tx, const ScheduledText& scheduled, PublishingFailure why) {
        auto told = access::owners_of(tx, access::load<ObjectRow>(tx, scheduled.object).space);
        if (std::ranges::find(told, scheduled.person) == told.end()) told.push_back(scheduled.person);
        objects::fail_scheduled(tx, scheduled, why, told);
    }

    JobRun& run_;
    Services& services_;
    objects::SchedulePlace after_;
    std::int64_t done_ = 0;
    std::exception_ptr trouble_;
};

} // namespace

JobKind publish_scheduled_texts(std::function<Services&()> services) {
    return {.name = job_name,
        .doc = "Publish the texts whose time has come",
        .run = [services = std::move(services)](JobRun& run) { PublishingLater{run, services()}.run(); },
        .every = looks_for_due_texts_every};
}

} // namespace folkmoot::host
