#pragma once
#include "collab/rooms/desk.hpp"
#include "host/registries.hpp"

namespace folkmoot::host {

/// The types whose texts are written live, as their modules registered them.
collab::LiveTypes live_types(const Registries& registries);

} // namespace folkmoot::host
