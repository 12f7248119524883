#pragma once
#include "transport/connection.hpp"

// The two places where a connection meets the house: calling it, and waiting for what it brings.
namespace folkmoot::transport {

/// Calls the house. What it throws is logged; its responder was destroyed on the way, which is the answer
/// 500.
template <class Call> void Connection::call_house(Call call) {
    try {
        call();
    } catch (const std::exception& error) {
        report(error.what());
    } catch (...) {
        report("unknown exception");
    }
}

template <class T>
Connection::Task<std::optional<T>> Connection::await_delivery(std::shared_ptr<Delivery<T>> delivery) {
    if (aborted_) delivery->give_up();
    give_up_ = [&] { delivery->give_up(); };
    auto value = co_await delivery->take();
    give_up_ = nullptr;
    co_return value;
}

} // namespace folkmoot::transport
