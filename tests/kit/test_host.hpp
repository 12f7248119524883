#pragma once
#include "kit/backend.hpp"
#include "kit/browser.hpp"

#include "audit/actor.hpp"
#include "host/host.hpp"

namespace folkmoot::kit {

/// The machine's clock, which a test can move forward.
class MovableClock final : public Clock {
public:
    Time now() const override {
        return std::chrono::time_point_cast<std::chrono::microseconds>(std::chrono::system_clock::now())
            + std::chrono::microseconds{ahead_};
    }
    void advance(std::chrono::microseconds by) { ahead_ += by.count(); }

private:
    std::atomic<std::int64_t> ahead_ = 0;
};

/// What a test wants otherwise than every other.
struct Wishes {
    std::function<void(host::Configuration&)> configuration = {};
    files::DiskWatch::Probe disk = {};
};

/// The whole server in this process, on a store of its own: all modules of this build, loaded as in real
/// life and signed with a key made for the run, keys, files and search index in a temporary folder, one
/// plain listener on a port of 127.0.0.1 that the kernel picks and one for administration. Passwords are
/// hashed at the lowest price.
class TestHost {
public:
    explicit TestHost(Backend backend, const Wishes& wishes = {});
    ~TestHost();
    TestHost(const TestHost&) = delete;
    TestHost& operator=(const TestHost&) = delete;

    /// One for all suites of a program on each store, ended with the program's tests. Null, with the reason
    /// in EmptyStore::absence(), where PostgreSQL is not installed.
    static TestHost* shared(Backend backend);

    host::House& house() { return host_->house(); }
    host::Host& host() { return *host_; }
    MovableClock& clock() { return clock_; }
    Browser browser() const { return Browser{host_->ports().at(0)}; }
    /// At the listener for administration.
    Browser operator_browser() const { return Browser{host_->ports().at(1)}; }

    template <class Work> auto read(Work work) { return house().database().read_now(std::move(work)); }
    /// A transaction in the house's own name.
    template <class Work> auto write(Work work) {
        return house().database().write_now("test", [&](WriteTx& tx) {
            audit::act_as(tx, Viewer::system("a test sets the scene"), "test");
            return work(tx);
        });
    }
    /// Waits until all that has been committed has its number (PostgreSQL's sequencer takes 20 ms).
    void settle();

    std::filesystem::path data() const { return folder_ / "data"; }

private:
    EmptyStore store_;
    TemporaryFolder folder_;
    MovableClock clock_;
    std::unique_ptr<host::Host> host_;
};

/// Tries something that takes the server a moment, such as finding what was just written: true as soon as it
/// holds, false when it does not within `patience`.
template <class Holds>
bool soon(Holds holds, std::chrono::milliseconds patience = std::chrono::milliseconds{3000}) {
    const auto until = std::chrono::steady_clock::now() + patience;
    while (!holds()) {
        if (std::chrono::steady_clock::now() > until) return false;
        std::this_thread::sleep_for(std::chrono::milliseconds{10});
    }
    return true;
}

/// Tests that use the shared server of one store.
class HostTest : public testing::TestWithParam<Backend> {
protected:
    void SetUp() override;
    TestHost& host() { return *host_; }

private:
    TestHost* host_ = nullptr;
};

} // namespace folkmoot::kit

#define FOLKMOOT_HOST_TEST(Suite)                                                                            \
    class Suite : public folkmoot::kit::HostTest { };                                                        \
    INSTANTIATE_TEST_SUITE_P(Stores, Suite, folkmoot::kit::both_backends, folkmoot::kit::backend_name)
