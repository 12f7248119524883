#include "host/live_types.hpp"

namespace folkmoot::host {

collab::LiveTypes live_types(const Registries& registries) {
    collab::LiveTypes types;
    for (const auto& [name, registered] : registries.types())
        if (!registered.abilities.live.empty())
            types.emplace(name,
                collab::LiveRight{std::string{registered.abilities.live}, registered.abilities.writes_live});
    return types;
}

} // namespace folkmoot::host
