#include "collab/rooms/collab_hub.hpp"

#include "collab/rooms/live_bell.hpp"

#include <pthread.h>

namespace folkmoot::collab {

CollabHub::CollabHub(const World& world)
    : desk_{world, [tasks = tasks_](Desk::Task task) { tasks->add(std::move(task)); }, counts_}
    , thread_{[this](const std::stop_token& stop) { serve(stop); }} {
    const auto heard = [tasks = tasks_](ObjectId document) {
        tasks->add([document](Desk& desk) { desk.heard(document); });
    };
    world.database.read_now([&](ReadTx& tx) { tx.kept<LiveBell>().listen(heard); });
}

CollabHub::~CollabHub() {
    thread_.request_stop();
    thread_.join();
}

std::optional<ConnectionId> CollabHub::open(std::shared_ptr<CollabSocket> socket, Arrival who) {
    ConnectionId id = 0;
    {
        const std::lock_guard lock{mutex_};
        auto& held = of_person_[who.viewer.person()];
        if (held >= most_connections) return std::nullopt;
        ++held;
        id = ++last_;
        guests_.emplace(id, Guest{who.viewer.person(), 0});
    }
    ++counts_.connections;
    tasks_->add([id, socket = std::move(socket), who = std::move(who)](
                    Desk& desk) mutable { desk.open(id, std::move(socket), std::move(who)); });
    return id;
}

void CollabHub::receive(ConnectionId id, std::string message) {
    {
        const std::lock_guard lock{mutex_};
        const auto guest = guests_.find(id);
        if (guest == guests_.end() || guest->second.waiting > most_waiting) return;
        // What follows a flood is not read: an empty message is none, and ends the connection.
        if (++guest->second.waiting > most_waiting) message.clear();
    }
    tasks_->add([this, id, message = std::move(message)](Desk& desk) mutable {
        {
            const std::lock_guard lock{mutex_};
            if (const auto guest = guests_.find(id); guest != guests_.end()) --guest->second.waiting;
        }
        desk.take(id, std::move(message));
    });
}

void CollabHub::closed(ConnectionId id) {
    forget(id);
    --counts_.connections;
    tasks_->add([id](Desk& desk) { desk.closed(id); });
}

void CollabHub::end_session(ObjectId session) {
    tasks_->add([session](Desk& desk) { desk.end_session(session); });
}

void CollabHub::rights_changed() {
    tasks_->add([](Desk& desk) { desk.rights_changed(); });
}

void CollabHub::forget(ConnectionId id) {
    const std::lock_guard lock{mutex_};
    const auto guest = guests_.find(id);
    if (guest == guests_.end()) return;
    if (const auto held = of_person_.find(guest->second.person); --held->second == 0) of_person_.erase(held);
    guests_.erase(guest);
}

void CollabHub::Tasks::add(Desk::Task task) {
    {
        const std::lock_guard lock{mutex_};
        tasks_.push_back(std::move(task));
    }
    bell_.notify_one();
}

std::vector<Desk::Task> CollabHub::Tasks::take(
    std::chrono::steady_clock::time_point until, const std::stop_token& stop) {
    std::unique_lock lock{mutex_};
    bell_.wait_until(lock, stop, until, [&] { return !tasks_.empty(); });
    return std::exchange(tasks_, {});
}

void CollabHub::serve(const std::stop_token& stop) {
    ::pthread_setname_np(::pthread_self(), "fm-rooms");
    auto due = std::chrono::steady_clock::now();
    while (!stop.stop_requested()) {
        auto tasks = tasks_->take(due, stop);
        for (std::size_t at = 0; at < tasks.size(); ++at) {
            tasks[at](desk_);
            if (at % most_in_turn == most_in_turn - 1) desk_.save_due(); // the store goes on meanwhile
        }
        if (const auto now = std::chrono::steady_clock::now(); now >= due) {
            desk_.tick();
            due = now + (counts_.connections > 0 ? presence_pause : look);
        }
        desk_.save_due();
    }
    desk_.end_all(CollabEnd::stopping);
}

} // namespace folkmoot::collab
