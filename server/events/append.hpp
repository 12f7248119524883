#pragma once
#include "folkmoot/event.hpp"

namespace folkmoot::events {

/// An event as it is written, for the rooms that know better than the object's row who may learn of it.
struct NewEvent {
    std::string_view name;
    std::optional<ObjectId> space = {};
    std::optional<ObjectId> component = {};
    std::optional<ObjectId> object = {};
    std::optional<ObjectId> visibility = {}; ///< none: whoever sees the space
    std::optional<ObjectId> person = {}; ///< only this person may learn of it
    Json data = {"{}"};
};

/// Writes the event's row; the actor is the transaction's. The sequencer numbers it at the commit.
void append(WriteTx& tx, const NewEvent& event);

} // namespace folkmoot::events
