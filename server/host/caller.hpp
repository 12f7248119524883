#pragma once
#include "folkmoot/transaction.hpp"
#include "folkmoot/viewer.hpp"
#include "identity/session.hpp"
#include "transport/message.hpp"

namespace folkmoot::host {

/// Who sent a request, as far as its headers say.
struct Caller {
    Viewer viewer = Viewer::anonymous();
    std::string language = "en"; ///< the person's own, else what Accept-Language asks for
    std::optional<identity::Session> session = std::nullopt;
};

/// Reads the session cookie and makes the Viewer, in this transaction; no cookie, or one that is over, is a
/// visitor.
Caller identify(ReadTx& tx, const transport::RequestHead& request);

/// The session cookie's value; empty when there is none.
std::string_view session_token(const transport::RequestHead& request);

/// What Accept-Language asks for: "en" or "cy".
std::string preferred_language(const transport::RequestHead& request);

/// What every unsafe request must show: an Origin that is ours, and the session's token in
/// X-Folkmoot-Token when there is a session. Throws Code::forbidden "request.origin" or "request.token".
void require_same_origin(const transport::RequestHead& request, std::span<const std::string> our_origins);
void require_token(ReadTx& tx, const transport::RequestHead& request, const Viewer& viewer);

} // namespace folkmoot::host
