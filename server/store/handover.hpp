#pragma once
#include <exception>
#include <future>

namespace folkmoot::store {

/// Work given to another thread and waited for.
class Handover {
public:
    /// On the other thread.
    template <class Work> void run(Work work) {
        try {
            work();
            finished_.set_value();
        } catch (...) {
            finished_.set_exception(std::current_exception());
        }
    }
    void end(const std::exception_ptr& error) {
        if (error)
            finished_.set_exception(error);
        else
            finished_.set_value();
    }
    /// On the thread that gave it; throws what the work threw.
    void wait() { finished_.get_future().get(); }

private:
    std::promise<void> finished_;
};

} // namespace folkmoot::store
