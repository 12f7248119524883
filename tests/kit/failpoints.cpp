#include "kit/failpoints.hpp"

#include <array>
#include <ctime>
#include <fcntl.h>
#include <stdexcept>
#include <string_view>
#include <sys/mman.h>
#include <unistd.h>

namespace folkmoot::kit {
namespace {

constexpr std::array<std::string_view, 12> step_names{"none", "log write", "log sync", "part write",
    "part sync", "blob link", "blob folder sync", "index write", "index rename", "answer", "commit request",
    "commit answer"};

} // namespace

std::string name_of(Failpoint point) {
    const std::string moment = point.moment == Moment::before ? "before " : "after ";
    return moment + std::string{step_names.at(static_cast<std::size_t>(point.step))};
}

Failpoints::Failpoints() {
    const int file = ::open((folder_ / "page").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (file < 0 || ::ftruncate(file, sizeof(FailpointPage)) != 0) throw std::runtime_error("no shared page");
    void* page = ::mmap(nullptr, sizeof(FailpointPage), PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    ::close(file);
    if (page == MAP_FAILED) throw std::runtime_error("no shared page");
    page_ = new (page) FailpointPage{};
    page_->free_percent = -1;
    ::sem_init(&page_->held, 1, 0);
}

Failpoints::~Failpoints() {
    ::munmap(page_, sizeof(FailpointPage));
}

std::map<std::string, std::string> Failpoints::environment() const {
    return {{"LD_PRELOAD", FOLKMOOT_BINARY_DIR "/lib/preload_failpoints.so"},
        {failpoint_variable, folder_ / "page"}};
}

void Failpoints::hold(Failpoint point, int n) {
    page_->passings_left = n;
    page_->holding = packed(point);
}

bool Failpoints::wait_for_holding(std::chrono::milliseconds patience) {
    timespec until{};
    ::clock_gettime(CLOCK_REALTIME, &until);
    const auto ends = std::chrono::nanoseconds{until.tv_nsec} + patience;
    until.tv_sec += std::chrono::duration_cast<std::chrono::seconds>(ends).count();
    until.tv_nsec = (ends % std::chrono::seconds{1}).count();
    return ::sem_timedwait(&page_->held, &until) == 0;
}

void Failpoints::refuse(Step step, int error) {
    page_->error = error;
    page_->refused = 0;
    page_->refusing = static_cast<std::uint32_t>(step);
}

void Failpoints::pretend_free(int percent) {
    page_->free_percent = percent;
}

std::uint32_t Failpoints::disarm() {
    page_->holding = 0;
    page_->refusing = 0;
    while (::sem_trywait(&page_->held) == 0) { }
    return page_->refused;
}

} // namespace folkmoot::kit
