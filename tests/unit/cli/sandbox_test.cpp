#include "cli/import/sandbox.hpp"

#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <fcntl.h>
#include <gmock/gmock.h>
#include <string>

namespace folkmoot::cli {
namespace {

/// The signal that ended a process which did this behind the sandbox; 0 when it lived on.
template <class Work> int signal_of(const Work& work) {
    const pid_t child = ::fork();
    if (child == 0) {
        enter_sandbox();
        work();
        ::_exit(0);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFSIGNALED(status) ? WTERMSIG(status) : 0;
}

} // namespace

TEST(Sandbox, EndsAProcessThatReachesOutAndLeavesOneThatThinks) {
    EXPECT_EQ(signal_of([] { std::string(std::size_t{1} << 20U, 'x').clear(); }), 0);
    EXPECT_EQ(signal_of([] { ::socket(AF_INET, SOCK_STREAM, 0); }), SIGSYS);
    EXPECT_EQ(signal_of([] { ::open("/etc/hostname", O_RDONLY); }), SIGSYS);
    EXPECT_EQ(signal_of([] { ::fork(); }), SIGSYS);
    EXPECT_EQ(signal_of([] { ::execl("/bin/true", "true", nullptr); }), SIGSYS);
    EXPECT_EQ(signal_of([] { ::kill(::getppid(), 0); }), SIGSYS);
    EXPECT_EQ(signal_of([] { ::unlink("/tmp/nothing-of-this-name"); }), SIGSYS);
}

} // namespace folkmoot::cli
