#pragma once
#include <filesystem>

namespace folkmoot::store {

/// Keeps a second process from the same SQLite file. The kernel gives it back when the process ends, however
/// that happens; the lock file itself stays.
class ProcessLock {
public:
    /// Throws StartError when another process holds it, naming that process.
    explicit ProcessLock(const std::filesystem::path& file);
    ~ProcessLock();
    ProcessLock(const ProcessLock&) = delete;
    ProcessLock& operator=(const ProcessLock&) = delete;

private:
    int descriptor_;
};

} // namespace folkmoot::store
