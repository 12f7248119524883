#pragma once
#include "folkmoot/transaction.hpp"

namespace folkmoot::objects {

/// One unsafe request, as far as it takes to know it again.
struct Request {
    ObjectId person; ///< none: a visitor, whose keys must be unguessable (256 bits) as visitors share them
    std::string key; ///< the Idempotency-Key header: 8 to 128 printable ASCII characters
    std::string route; ///< method and path
    std::string body_hash; ///< of the body, in hex
};

/// What was answered then. It holds ids only: the answer is presented again under today's rights.
struct GivenAnswer {
    std::int64_t status = 0;
    std::string answer;
    static constexpr auto fields() {
        return std::array{field<&GivenAnswer::status>("status", "HTTP status"),
            field<&GivenAnswer::answer>("answer", "What it was made from")};
    }
};

/// For 24 hours a repeated request acts once. Asked before anything is made ready for the request, as what it
/// needs may have gone with the first time, and again first in its transaction: gives the answer of the first
/// time, or nothing when it is new. Throws Code::bad_input "idempotency.key_invalid", and
/// Code::bad_input "idempotency.other_request" for the same key on another route or body.
/// A repetition while the first is still being saved waits for it: on SQLite there is one writer, on
/// PostgreSQL the row's primary key makes the second one run again.
std::optional<GivenAnswer> find_answer(ReadTx& tx, const Request& request);

/// Called last in the same transaction. Throws Duplicate when the first one has overtaken this one.
void keep_answer(WriteTx& tx, const Request& request, const GivenAnswer& answer);

/// Forgets up to 1,000 answers older than 24 hours; gives how many.
std::int64_t sweep_answers(WriteTx& tx);

} // namespace folkmoot::objects
