#pragma once
#include "folkmoot/access.hpp"
#include "folkmoot/audit.hpp"
#include "folkmoot/event.hpp"
#include "folkmoot/services.hpp"

namespace folkmoot {

/// What a handler may know of the request itself.
struct RequestInfo {
    std::string id; ///< the request id, as in logs and problems
    std::string language; ///< "en" or "cy"
    std::int64_t if_match = -1; ///< the revision that If-Match names; -1: none given
    std::string network; ///< the remote address, for throttling and the list of one's sessions
    std::string agent; ///< the User-Agent, cut to 200 octets
    std::string cookies; ///< the Cookie header; only the core's sign-in reads it
    /// Headers the answer shall carry: how sign-in sets its cookie. Only the core's routes use it.
    mutable std::vector<std::pair<std::string, std::string>> answer_headers{};
};

/// What `prepare` gets: no transaction; parsing, hashing, printing and converting belong here.
struct PrepareContext {
    const Viewer& viewer;
    const RequestInfo& request;
    const Clock& clock;
    Services& services;
    /// Reads on a snapshot of its own, for what can be worked out before the transaction (a merge against
    /// what was published last); `save` looks again whether it still holds. Waits for a reader; throws what
    /// the work throws.
    std::function<void(const std::function<void(ReadTx&)>&)> read;
};

/// What a handler gets that only looks: a snapshot.
struct ReadContext {
    ReadTx& tx;
    const Viewer& viewer;
    const RequestInfo& request;
    Services& services;
    /// A trace that a read must leave. `required` waits for its commit and fails closed; `touch` may be lost.
    std::function<void(AuditLine)> note_required;
    std::function<void(std::function<void(WriteTx&)>)> touch;
    /// Set by a handler that shows one object: the revision it showed, the first half of the ETag.
    std::int64_t revision = -1;
};

/// What `save` gets: the transaction, and nothing that lasts longer than it. May be run twice.
struct WriteContext {
    WriteTx& tx;
    const Viewer& viewer;
    const RequestInfo& request;
    Services& services;
    /// Set by a handler that keeps what it wrote and yet refuses: a failed sign-in is counted, and answered
    /// 401.
    std::optional<Problem> refusal = std::nullopt;
};

/// The small answer of every change: what was made or changed, and its revision now. Clients fetch the rest.
struct Saved {
    ObjectId id;
    std::int64_t revision = 0;
    static constexpr auto fields() {
        return std::array{field<&Saved::id>("id", "What was made or changed"),
            field<&Saved::revision>("revision", "Its published revision now")};
    }
};

} // namespace folkmoot
