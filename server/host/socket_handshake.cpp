#include "host/socket_handshake.hpp"

#include "host/caller.hpp"

namespace folkmoot::host {
namespace {

struct Attempt {
    transport::RequestHead head;
    transport::SocketResponder respond;
    SocketHandshake::Accept accept;
    Viewer viewer = Viewer::anonymous();
};

void identify_caller(ReadTx& tx, Attempt& attempt) {
    attempt.viewer = identify(tx, attempt.head).viewer;
    if (!attempt.viewer.signed_in()) throw Problem(Code::unauthenticated, "identity.sign_in_first");
}

} // namespace

void SocketHandshake::open(
    transport::RequestHead head, transport::SocketResponder respond, Accept accept) const {
    auto attempt = std::make_shared<Attempt>(std::move(head), std::move(respond), std::move(accept));
    auto refuse = [this, attempt](const Problem& problem) {
        attempt->respond.refuse(
            parts_.problems.print(problem, preferred_language(attempt->head), attempt->head.request_id));
    };
    try {
        require_same_origin(attempt->head, parts_.origins);
        parts_.database.read([attempt](ReadTx& tx) { identify_caller(tx, *attempt); },
            [attempt, refuse](const store::Outcome& outcome) {
                try {
                    if (outcome.error) std::rethrow_exception(outcome.error);
                    attempt->respond.accept(attempt->accept(attempt->viewer));
                } catch (const Problem& problem) {
                    refuse(problem);
                } catch (const std::exception&) {
                    refuse(Problem(Code::internal, "request.failed"));
                }
            });
    } catch (const Problem& problem) {
        refuse(problem);
    }
}

} // namespace folkmoot::host
