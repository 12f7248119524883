#pragma once
#include "host/problem_answer.hpp"
#include "host/work_pool.hpp"
#include "store/database.hpp"
#include "transport/handler.hpp"

namespace folkmoot::host {

/// Takes the octets of uploads: PUT /api/v1/uploads/{upload}?offset=N. They go to the disk piece by piece as
/// they arrive, never through memory as a whole; what the answer says is received is durable.
class UploadDoor {
public:
    struct Parts {
        store::Database& database;
        WorkPool& workers;
        const ProblemAnswer& problems;
        const std::vector<std::string>& origins;
    };
    explicit UploadDoor(Parts parts)
        : parts_(std::move(parts)) { }

    bool takes(const transport::RequestHead& head) const;
    transport::BodyPlan plan(const transport::RequestHead& head);
    void answer(transport::Request request, transport::Responder respond);

private:
    Parts parts_;
};

} // namespace folkmoot::host
