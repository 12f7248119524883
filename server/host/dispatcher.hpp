#pragma once
#include "host/api.hpp"
#include "host/client_answers.hpp"
#include "host/collab_door.hpp"
#include "host/live_door.hpp"
#include "host/operations.hpp"
#include "host/poll_door.hpp"
#include "host/public_answers.hpp"
#include "host/upload_door.hpp"

namespace folkmoot::host {

/// What the transport hands requests to: sends each to the part of the house that answers its address.
class Dispatcher final : public transport::Handler {
public:
    struct Doors {
        Api& api;
        UploadDoor& uploads;
        LiveDoor& live;
        CollabDoor& collab;
        std::array<PollDoor*, 2> polls; ///< of /collab and /live
        PublicAnswers& pages;
        const ClientAnswers& client;
        Operations& operations;
        const ProblemAnswer& problems;
        RateLimits& rates;
    };
    explicit Dispatcher(Doors doors)
        : doors_(doors) { }

    transport::BodyPlan plan(const transport::RequestHead& head) override;
    void handle(transport::Request request, transport::Responder respond) override;
    void upgrade(transport::RequestHead head, transport::SocketResponder respond) override;

private:
    PollDoor* polls_at(std::string_view path) const;
    /// The refusal, where too many such requests have come.
    std::optional<transport::Response> too_many(RateClass rated, const transport::RequestHead& head) const;

    Doors doors_;
};

} // namespace folkmoot::host
