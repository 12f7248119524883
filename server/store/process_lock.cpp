#include "store/process_lock.hpp"

#include "store/start_error.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace folkmoot::store {
namespace {

std::string holder(int descriptor) {
    std::array<char, 20> text;
    const auto size = ::pread(descriptor, text.data(), text.size(), 0);
    return size > 0 ? std::string(text.data(), static_cast<std::size_t>(size)) : "unknown";
}

} // namespace

ProcessLock::ProcessLock(const std::filesystem::path& file)
    : descriptor_(::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600)) {
    if (descriptor_ < 0) throw StartError("The store's lock file cannot be made: " + file.string() + ".");
    if (::flock(descriptor_, LOCK_EX | LOCK_NB) != 0) {
        const auto process = holder(descriptor_);
        ::close(descriptor_);
        throw StartError(
            fmt::format("The store is in use by another process ({}), and an SQLite store belongs to "
                        "one at a time. Stop the server first (systemctl stop folkmoot) and start it "
                        "again afterwards; only folkmoot doctor runs beside it. The lock is {}.",
                process, file.string()));
    }
    const auto text = std::to_string(::getpid());
    if (::ftruncate(descriptor_, 0) != 0
        || ::pwrite(descriptor_, text.data(), text.size(), 0) != static_cast<ssize_t>(text.size())) {
        ::close(descriptor_);
        throw StartError("The store's lock file cannot be written: " + file.string() + ".");
    }
}

ProcessLock::~ProcessLock() {
    ::close(descriptor_);
}

} // namespace folkmoot::store
