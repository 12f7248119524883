#include "cli/import/sandbox.hpp"

#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>

#include <array>
#include <cstddef>
#include <stdexcept>
#include <vector>

namespace folkmoot::cli {
namespace {

#if defined(__x86_64__)
constexpr unsigned architecture = AUDIT_ARCH_X86_64;
#elif defined(__aarch64__)
constexpr unsigned architecture = AUDIT_ARCH_AARCH64;
#endif

/// Reading and writing what is open, memory, locks within the process, time, chance, and the end.
constexpr std::array allowed{
    __NR_read,
    __NR_write,
    __NR_mmap,
    __NR_munmap,
    __NR_mremap,
    __NR_mprotect,
    __NR_madvise,
    __NR_brk,
    __NR_futex,
    __NR_getrandom,
    __NR_clock_gettime,
    __NR_fstat,
    __NR_lseek,
    __NR_rt_sigreturn,
    __NR_rt_sigprocmask,
    __NR_exit,
    __NR_exit_group,
#ifdef FOLKMOOT_SANITIZED // what watches the program calls these
    __NR_sched_yield,
    __NR_sigaltstack,
    __NR_gettid,
    __NR_getpid,
    __NR_rt_sigaction,
    __NR_pipe2, // whether memory is there at all is found out by writing it into a pipe
    __NR_close,
#endif
};

void limit(__rlimit_resource resource, rlim_t most) {
    const rlimit both{most, most};
    if (::setrlimit(resource, &both) != 0) throw std::runtime_error("the reader cannot be limited");
}

std::vector<sock_filter> filter() {
    const auto load = [](std::size_t offset) {
        return sock_filter BPF_STMT(BPF_LD | BPF_W | BPF_ABS, static_cast<unsigned>(offset));
    };
    std::vector<sock_filter> program{load(offsetof(seccomp_data, arch)),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, architecture, 1, 0),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS), load(offsetof(seccomp_data, nr))};
    for (const auto number : allowed) {
        program.push_back(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, static_cast<unsigned>(number), 0, 1));
        program.push_back(BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW));
    }
    program.push_back(BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS));
    return program;
}

} // namespace

void enter_sandbox() {
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_FSIZE, 0);
    limit(RLIMIT_CPU, rlim_t{12} * 60 * 60);
#ifndef FOLKMOOT_SANITIZED
    limit(RLIMIT_NOFILE, 0);
    limit(RLIMIT_AS, rlim_t{2} << 30U);
#endif
    auto program = filter();
    const sock_fprog all{static_cast<unsigned short>(program.size()), program.data()};
    if (::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) != 0 || ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0
        || ::prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &all) != 0)
        throw std::runtime_error(
            "this machine's kernel cannot lock the reader in (it needs seccomp filters)");
}

} // namespace folkmoot::cli
