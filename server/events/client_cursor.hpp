#pragma once
#include "events/log.hpp"
#include "store/seal.hpp"

namespace folkmoot::events {

/// A place in the log as it leaves the house: sealed, always of one length and under a nonce of its own, so
/// that nobody learns from it, or from two of them, how much happened that they may not see. It names no
/// person: an event's cursor is the same for all who are told of the event, and whoever comes back with it is
/// answered by their own rights. It counts in one life of one site's store.
std::string seal_cursor(const store::Seal& seal, std::string_view incarnation, std::int64_t seq);

/// The place, or nothing for a cursor that is forged, another site's, or of another life of the store: the
/// client has to begin afresh (`resync`).
std::optional<std::int64_t> open_cursor(
    const store::Seal& seal, std::string_view incarnation, std::string_view cursor);

} // namespace folkmoot::events
