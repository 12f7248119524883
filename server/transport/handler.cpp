#include "transport/handler.hpp"

#include "transport/refusal.hpp"

namespace folkmoot::transport {

Responder::Responder(Deliver deliver, std::string request_id)
    : deliver_(std::move(deliver))
    , request_id_(std::move(request_id)) { }

Responder::Responder(Responder&& other) noexcept
    : deliver_(std::exchange(other.deliver_, nullptr))
    , request_id_(std::move(other.request_id_)) { }

Responder::~Responder() {
    if (deliver_) deliver_(problem(Reason::internal, request_id_));
}

void Responder::operator()(Response response) {
    if (auto deliver = std::exchange(deliver_, nullptr)) deliver(std::move(response));
}

SocketResponder::SocketResponder(Deliver deliver, std::string request_id)
    : deliver_(std::move(deliver))
    , request_id_(std::move(request_id)) { }

SocketResponder::SocketResponder(SocketResponder&& other) noexcept
    : deliver_(std::exchange(other.deliver_, nullptr))
    , request_id_(std::move(other.request_id_)) { }

SocketResponder::~SocketResponder() {
    if (deliver_) deliver_(problem(Reason::internal, request_id_));
}

void SocketResponder::accept(SocketAcceptance acceptance) {
    if (auto deliver = std::exchange(deliver_, nullptr)) deliver(std::move(acceptance));
}

void SocketResponder::refuse(Response response) {
    if (auto deliver = std::exchange(deliver_, nullptr)) deliver(std::move(response));
}

} // namespace folkmoot::transport
