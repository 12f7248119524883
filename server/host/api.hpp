#pragma once
#include "files/disk_watch.hpp"
#include "host/at_work.hpp"
#include "host/problem_answer.hpp"
#include "host/rate_limits.hpp"
#include "host/registries.hpp"
#include "host/work_pool.hpp"
#include "store/database.hpp"
#include "transport/handler.hpp"

namespace folkmoot::host {

/// Answers /api/v1: finds the route, checks who asks, reads the input, runs the handler in one transaction
/// and prints its answer after the commit. CONTRIBUTING.md tells "A request's way".
class Api {
public:
    struct Rooms {
        const Registries& registries;
        store::Database& database;
        WorkPool& workers;
        WorkPool& hashers; ///< for heavy changes
        Services& services;
        const ProblemAnswer& problems;
        RateLimits& rates;
        files::DiskWatch& disk;
        AtWork& at_work;
        const std::vector<std::string>&
            origins; ///< "https://folkmoot.example": the only ones that may change anything
    };
    explicit Api(Rooms rooms)
        : rooms_(std::move(rooms)) { }

    /// Called on an I/O thread; all work goes to others.
    void answer(transport::Request request, transport::Responder respond);
    /// How a request's body is to be taken, before it arrives.
    transport::BodyPlan plan(const transport::RequestHead& head);

private:
    struct Call;
    void admit(const Call& call);
    void read(std::shared_ptr<Call> call);
    void change(std::shared_ptr<Call> call);
    void prepare(std::shared_ptr<Call> call);
    void refuse_unprepared(Call& call, const std::exception_ptr& error);
    void save(std::shared_ptr<Call> call);
    void show(Call& call, ReadTx& tx);
    void leave_notes(std::shared_ptr<Call> call);
    void finish(Call& call, const std::exception_ptr& error);
    void refuse(Call& call, const Problem& problem);
    transport::Response refusal(const Problem& problem, const transport::RequestHead& head) const;
    void note_denial(const Call& call);

    Rooms rooms_;
};

} // namespace folkmoot::host
