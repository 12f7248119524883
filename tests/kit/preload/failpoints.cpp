#include "kit/failpoint_page.hpp"

#include <array>
#include <cerrno>
#include <cstdlib>
#include <dlfcn.h>
#include <fcntl.h>
#include <string>
#include <string_view>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/statvfs.h>
#include <unistd.h>

// Loaded before a program, so that its calls of these functions come here first. What they do is still done
// by the system; see kit/failpoints.hpp.
namespace folkmoot::kit { namespace {

FailpointPage* open_page() {
    const char* path = std::getenv(failpoint_variable);
    const int file = path ? ::open(path, O_RDWR | O_CLOEXEC) : -1;
    if (file < 0) return nullptr;
    void* page = ::mmap(nullptr, sizeof(FailpointPage), PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    ::close(file);
    return page == MAP_FAILED ? nullptr : static_cast<FailpointPage*>(page);
}

FailpointPage* const page = open_page();

bool is_armed() {
    return page && (page->holding != 0 || page->refusing != 0);
}

/// The function of the same name that comes after this library.
template <class Function> Function* real(Function*, const char* name) {
    return reinterpret_cast<Function*>(::dlsym(RTLD_NEXT, name));
}

void pass(Failpoint point) {
    if (page->holding != packed(point) || page->passings_left.fetch_sub(1) != 1) return;
    ::sem_post(&page->held);
    for (;;)
        ::pause();
}

bool refuses(Step step) {
    if (page->refusing != static_cast<std::uint32_t>(step)) return false;
    ++page->refused;
    errno = page->error;
    return true;
}

/// Makes the call with its two points about it.
template <class Call> auto watched(Step step, Call call) -> decltype(call()) {
    if (step == Step::none) return call();
    if (refuses(step)) return -1;
    pass({step, Moment::before});
    const auto result = call();
    const int error = errno;
    pass({step, Moment::after});
    errno = error;
    return result;
}

std::string path_of(int file) {
    std::array<char, 4096> path{};
    const auto link = "/proc/self/fd/" + std::to_string(file);
    const auto size = ::readlink(link.c_str(), path.data(), path.size());
    return {path.data(), size > 0 ? static_cast<std::size_t>(size) : 0};
}

Step written(int file) {
    if (!is_armed()) return Step::none;
    const auto path = path_of(file);
    if (path.ends_with("-wal")) return Step::log_write;
    if (path.contains("/incoming/")) return Step::part_write;
    if (path.contains("/index/")) return Step::index_write;
    return Step::none;
}

Step synced(int file) {
    if (!is_armed()) return Step::none;
    const auto path = path_of(file);
    if (path.ends_with("-wal")) return Step::log_sync;
    if (path.contains("/incoming/")) return Step::part_sync;
    if (path.contains("/blobs/")) return Step::blob_folder_sync;
    return Step::none;
}

bool is_network(int file) {
    sockaddr_storage address{};
    socklen_t size = sizeof address;
    return ::getsockname(file, reinterpret_cast<sockaddr*>(&address), &size) == 0
        && address.ss_family == AF_INET;
}

/// A simple query of PostgreSQL's protocol: "Q", four octets of length, the text, a zero.
bool asks_for_commit(const void* octets, std::size_t size) {
    const std::string_view message{static_cast<const char*>(octets), size};
    return message.size() > 5 && message.front() == 'Q' && message.substr(5) == std::string_view{"commit", 7};
}

thread_local int committing = -1; ///< the connection on which this thread has asked for a commit

}} // namespace folkmoot::kit

using namespace folkmoot::kit;

extern "C" {

ssize_t pwrite(int file, const void* octets, size_t size, off_t offset) {
    static auto* const next = real(&::pwrite, "pwrite");
    return watched(written(file), [&] { return next(file, octets, size, offset); });
}

ssize_t pwrite64(int file, const void* octets, size_t size, off64_t offset) {
    static auto* const next = real(&::pwrite64, "pwrite64");
    return watched(written(file), [&] { return next(file, octets, size, offset); });
}

int fdatasync(int file) {
    static auto* const next = real(&::fdatasync, "fdatasync");
    return watched(synced(file), [&] { return next(file); });
}

int fsync(int file) {
    static auto* const next = real(&::fsync, "fsync");
    return watched(synced(file), [&] { return next(file); });
}

int link(const char* from, const char* to) noexcept {
    static auto* const next = real(&::link, "link");
    const bool is_blob = is_armed() && std::string_view{to}.contains("/blobs/");
    return watched(is_blob ? Step::blob_link : Step::none, [&] { return next(from, to); });
}

int rename(const char* from, const char* to) noexcept {
    static auto* const next = real(&::rename, "rename");
    const bool is_index = is_armed() && std::string_view{to}.contains("/index/");
    return watched(is_index ? Step::index_rename : Step::none, [&] { return next(from, to); });
}

int statvfs(const char* path, struct statvfs* space) noexcept {
    static auto* const next = real(&::statvfs, "statvfs");
    const int result = next(path, space);
    if (result == 0 && page && page->free_percent >= 0)
        space->f_bavail = space->f_blocks / 100 * static_cast<fsblkcnt_t>(page->free_percent.load());
    return result;
}

ssize_t write(int file, const void* octets, size_t size) {
    static auto* const next = real(&::write, "write");
    Step step = Step::none;
    if (is_armed()) step = is_network(file) ? Step::answer : written(file);
    return watched(step, [&] { return next(file, octets, size); });
}

ssize_t send(int file, const void* octets, size_t size, int flags) {
    static auto* const next = real(&::send, "send");
    const bool commits = is_armed() && asks_for_commit(octets, size);
    if (commits) committing = file;
    return watched(
        commits ? Step::commit_request : Step::none, [&] { return next(file, octets, size, flags); });
}

ssize_t recv(int file, void* octets, size_t size, int flags) {
    static auto* const next = real(&::recv, "recv");
    const auto got = next(file, octets, size, flags);
    if (got <= 0 || committing != file) return got;
    committing = -1;
    pass({Step::commit_answer, Moment::after});
    return got;
}
}
