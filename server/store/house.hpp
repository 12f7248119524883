#pragma once
#include "store/mark.hpp"
#include "store/metrics.hpp"
#include "store/settings.hpp"

#include "folkmoot/clock.hpp"
#include "folkmoot/store_memory.hpp"

namespace folkmoot::store {

/// What all of one database's threads share; it outlives them.
struct House {
    const Settings settings;
    const Clock& clock;
    IdMint& ids;
    StoreMemory memory = {};
    Mark& mark = memory.kept<Mark>();
    Metrics metrics = {};

    void notice(Severity severity, std::string text) const {
        if (settings.notices) settings.notices({severity, std::move(text)});
    }
};

} // namespace folkmoot::store
