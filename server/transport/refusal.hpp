#pragma once
#include "transport/message.hpp"

#include <string_view>

namespace folkmoot::transport {

/// Why the transport itself turned a request away. Each has a status, a stable code and a sentence
/// (refusal.cpp), and a counter in the metrics.
enum class Reason : std::uint8_t {
    malformed_request,
    malformed_field,
    folded_field,
    duplicate_field,
    too_many_fields,
    head_too_large,
    target_too_long,
    bad_target,
    bad_host,
    wrong_host,
    method_unknown,
    method_not_allowed,
    version_unsupported,
    framing_conflict,
    bad_content_length,
    transfer_encoding_unknown,
    body_not_allowed,
    content_encoding,
    bad_chunk,
    body_too_large,
    expectation_unknown,
    bad_upgrade,
    upgrade_version,
    head_timeout,
    body_timeout,
    too_many_connections,
    answer_timeout,
    internal,
    count_ ///< the number of reasons
};

struct ReasonText {
    unsigned status;
    std::string_view code; ///< stable; the last part of the problem's code and the metric's label
    std::string_view title; ///< the status in words
    std::string_view detail; ///< a sentence for the client's author; never repeats what was sent
};

const ReasonText& describe(Reason reason);

/// The status in the words of RFC 9110; empty when it has none.
std::string_view status_text(unsigned status);

/// The RFC 9457 answer for a reason. Holds nothing that the client sent.
Response problem(Reason reason, std::string_view request_id);

} // namespace folkmoot::transport
