#pragma once
#include "files/storage.hpp"
#include "folkmoot/job.hpp"

namespace folkmoot::host {

/// How long things are kept that go by themselves.
struct Retention {
    std::chrono::days deleted{90}; ///< in recycle bins
};

/// The house's own work by the clock; the storage outlives it.
std::vector<JobKind> core_jobs(const files::Storage& storage, const Retention& retention);

} // namespace folkmoot::host
