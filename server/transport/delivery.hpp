#pragma once
#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <functional>
#include <memory>
#include <mutex>
#include <optional>

namespace folkmoot::transport {

/// One value that another thread brings to a coroutine on an I/O thread.
template <class T> class Delivery : public std::enable_shared_from_this<Delivery<T>> {
public:
    explicit Delivery(boost::asio::io_context& context)
        : context_(context) { }

    /// From any thread. Only the first value counts, and none after the coroutine stopped waiting.
    void deliver(T value) {
        const std::lock_guard lock(mutex_);
        if (!open_) return;
        open_ = false;
        value_ = std::move(value);
        wake_later();
    }

    /// On the I/O thread: the coroutine goes on without a value.
    void give_up() {
        const std::lock_guard lock(mutex_);
        given_up_ = true;
        open_ = false;
        wake_later();
    }

    /// On the I/O thread, once: the value, or nothing after give_up.
    boost::asio::awaitable<std::optional<T>> take() {
        if (!is_settled()) co_await wait();
        const std::lock_guard lock(mutex_);
        open_ = false;
        co_return given_up_ ? std::nullopt : std::move(value_);
    }

private:
    bool is_settled() {
        const std::lock_guard lock(mutex_);
        return !open_;
    }

    // Posting under the lock means that the loop still exists: it ends only after the coroutine gave up.
    void wake_later() {
        boost::asio::post(context_, [self = this->shared_from_this()] {
            if (auto waiter = std::exchange(self->waiter_, nullptr)) waiter();
        });
    }

    boost::asio::awaitable<void> wait() {
        return boost::asio::async_initiate<const boost::asio::use_awaitable_t<>&, void()>(
            [this](auto handler) { waiter_ = std::move(handler); }, boost::asio::use_awaitable);
    }

    boost::asio::io_context& context_;
    std::mutex mutex_;
    bool open_ = true;
    bool given_up_ = false;
    std::optional<T> value_;
    std::move_only_function<void()> waiter_; ///< on the I/O thread only
};

/// The right to deliver once; dropped without use, it delivers what `fallback` makes.
template <class T> class DeliveryTicket {
public:
    DeliveryTicket(std::shared_ptr<Delivery<T>> delivery, T (*fallback)())
        : delivery_(std::move(delivery))
        , fallback_(fallback) { }
    DeliveryTicket(DeliveryTicket&&) noexcept = default;
    DeliveryTicket& operator=(DeliveryTicket&&) = delete;
    ~DeliveryTicket() {
        if (delivery_) delivery_->deliver(fallback_());
    }

    void operator()(T value) {
        if (auto delivery = std::exchange(delivery_, nullptr)) delivery->deliver(std::move(value));
    }

private:
    std::shared_ptr<Delivery<T>> delivery_;
    T (*fallback_)();
};

} // namespace folkmoot::transport
