#pragma once
#include "host/house.hpp"
#include "host/moving/parcel.hpp"

namespace folkmoot::host::moving {

struct TakingIn {
    std::string into; ///< the name in addresses of the only space; empty: as it was
    std::size_t lines_at_once = 200; ///< in one transaction
};

struct TakenIn {
    bool was_here = false; ///< all of it: nothing was done
    std::int64_t objects = 0;
    std::int64_t known = 0; ///< people, organisations, groups and areas that are here already
};

/// Told which table it is at, and how many of its lines are in; false stops where it is.
using TakingProgress = std::function<bool(std::string_view table, std::int64_t lines)>;

/// Takes in what `write_export` wrote. Ids are kept, people are known by their addresses; those that are new
/// cannot sign in before an administrator lets them. All of it is looked at before anything is changed; ended
/// at any point it goes on when it is run again. Throws std::runtime_error with what is wrong and where.
TakenIn take_in(House& house, const ParcelIn& parcel, const TakingIn& taking, const TakingProgress& progress);

} // namespace folkmoot::host::moving
