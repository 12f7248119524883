#pragma once
#include "folkmoot/object.hpp"
#include "folkmoot/transaction.hpp"

namespace folkmoot::access {

/// What markings ask of whoever takes something out as a file (Effect::exporting).
enum class Leaving { freely, with_reason };

Leaving leaving_of(ReadTx& tx, const ObjectRow& object);

/// The name of the strictest marking in a space that lets things leave with a reason only; nothing when none
/// in it does.
std::optional<std::string> reason_asked_in(ReadTx& tx, ObjectId space);

/// A file made of what stands in several places of a space: what asks for a reason anywhere in it asks for
/// it.
Leaving leaving_in(ReadTx& tx, ObjectId space);

/// Throws Code::bad_input "access.export_reason" for a reason that is blank where one is asked for.
void require_reason(Leaving leaving, std::string_view reason);

} // namespace folkmoot::access
