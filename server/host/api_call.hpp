#pragma once
#include "access/idle_limit.hpp"
#include "host/api.hpp"
#include "host/caller.hpp"
#include "host/json_in.hpp"
#include "host/query_text.hpp"
#include "objects/idempotency.hpp"

namespace folkmoot::host {

/// One request on its way. Only one thread has it at a time.
struct Api::Call {
    transport::Request request;
    transport::Responder respond;
    const Route& route;
    Inputs inputs;
    Route::Record in;
    Route::Record prepared;
    Route::Record out;
    Caller caller;
    RequestInfo info;
    std::optional<objects::Request> idempotency;
    std::string answer; ///< printed JSON
    std::int64_t revision = -1;
    std::vector<AuditLine> notes;
    std::vector<std::function<void(WriteTx&)>> touches;
    std::optional<Problem> refusal; ///< decided by the save, which is kept all the same
    bool saving = false; ///< from here on a denial leaves its audit line with the save

    /// Reads path, query and body into a fresh struct.
    void read_inputs() {
        if (route.method == Method::get) {
            auto pairs = read_query(request.query);
            if (!pairs) throw Problem(Code::malformed, "request.query");
            inputs.query = std::move(*pairs);
        } else if (!request.body.empty()) {
            inputs.body = request.body;
        }
        in = route.make_in();
        read_input(inputs, *route.in, in.get());
    }
    /// Whether this very request has been answered before: then that is the answer.
    bool find_answer_given(ReadTx& tx) {
        auto before = idempotency ? objects::find_answer(tx, *idempotency) : std::nullopt;
        if (before) answer = std::move(before->answer);
        return before.has_value();
    }
    /// The session was used; what it has opened may shorten its idle time from now on.
    void note_use(ReadTx& tx, const std::optional<Standing>& thing) {
        const identity::Session& session = *caller.session;
        if (identity::needs_touch(session, tx.now()))
            touches.emplace_back([id = session.id](WriteTx& write) { identity::touch_session(write, id); });
        const std::chrono::microseconds idle{session.idle};
        if (!thing || idle <= access::least_idle) return;
        const auto limit = access::idle_limit(tx, thing->object());
        if (limit >= idle) return;
        touches.emplace_back(
            [id = session.id, limit](WriteTx& write) { identity::shorten_idle(write, id, limit); });
        info.answer_headers.emplace_back("Folkmoot-Idle-Minutes", std::to_string(limit.count()));
    }
    void know(ReadTx& tx) {
        caller = identify(tx, request);
        info.language = caller.language;
    }
};

} // namespace folkmoot::host
