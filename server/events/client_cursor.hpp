#pragma once
#include "events/log.hpp"
#include "store/seal.hpp"

namespace folkmoot::events {

/// A client's place in the log, as it leaves the house: sealed, always of one length, so that nobody learns
/// from it how much happened that they may not see. It counts for one person in one life of the store.
std::string seal_cursor(
    const store::Seal& seal, std::string_view incarnation, ObjectId person, std::int64_t seq);

/// The place, or nothing for a cursor that is forged, another person's, or of another life of the store: the
/// client has to begin afresh (`resync`).
std::optional<std::int64_t> open_cursor(
    const store::Seal& seal, std::string_view incarnation, ObjectId person, std::string_view cursor);

} // namespace folkmoot::events
