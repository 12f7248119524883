#include "events/live_hub.hpp"

#include <pthread.h>

namespace folkmoot::events {

LiveHub::LiveHub(store::Database& database, LiveRights& rights, const Clock& clock) {
    database.read_now([this](ReadTx& tx) {
        wake_ = &tx.kept<Wake>();
        seal_ = &tx.kept<store::Seal>();
    });
    board_ = std::make_unique<LiveBoard>(database, rights, *seal_, clock);
    thread_ = std::jthread{[this](const std::stop_token& stop) { serve(stop); }};
}

LiveHub::~LiveHub() {
    thread_.request_stop();
    wake_->ring();
}

std::optional<ConnectionId> LiveHub::open(std::shared_ptr<LiveSocket> socket, const Viewer& viewer) {
    ConnectionId id = 0;
    {
        const std::lock_guard lock{mutex_};
        auto& held = of_person_[viewer.person()];
        if (viewer.person() && held >= most_connections) return std::nullopt;
        ++held;
        id = ++last_;
        guests_.emplace(id, Guest{viewer.person(), 0});
    }
    post([id, socket = std::move(socket), viewer](
             LiveBoard& board) mutable { board.open(id, std::move(socket), std::move(viewer)); });
    return id;
}

void LiveHub::receive(ConnectionId id, std::string message) {
    bool flooded = false;
    {
        const std::lock_guard lock{mutex_};
        const auto guest = guests_.find(id);
        if (guest == guests_.end() || guest->second.waiting > most_waiting) return;
        flooded = ++guest->second.waiting > most_waiting;
    }
    // A message that is too long to be one ends the connection like any other that is none.
    if (flooded || message.size() > longest_message) message.assign(1, '!');
    post([this, id, message = std::move(message)](LiveBoard& board) {
        {
            const std::lock_guard lock{mutex_};
            if (const auto guest = guests_.find(id); guest != guests_.end()) --guest->second.waiting;
        }
        board.take(id, message);
    });
}

void LiveHub::closed(ConnectionId id) {
    forget(id);
    post([id](LiveBoard& board) { board.closed(id); });
}

void LiveHub::end_session(ObjectId session) {
    post([session](LiveBoard& board) { board.end_session(session); });
}

void LiveHub::rights_changed(std::span<const ObjectId> subjects) {
    post([subjects = std::vector(subjects.begin(), subjects.end())](LiveBoard& board) {
        board.rights_changed(subjects);
        board.recheck();
    });
}

std::size_t LiveHub::connections() const {
    const std::lock_guard lock{mutex_};
    return guests_.size();
}

void LiveHub::forget(ConnectionId id) {
    const std::lock_guard lock{mutex_};
    const auto guest = guests_.find(id);
    if (guest == guests_.end()) return;
    if (const auto held = of_person_.find(guest->second.person); --held->second == 0) of_person_.erase(held);
    guests_.erase(guest);
}

void LiveHub::post(Task task) {
    {
        const std::lock_guard lock{mutex_};
        tasks_.push_back(std::move(task));
    }
    wake_->ring();
}

/// When the store cannot be asked, nobody may be told anything: clients come back with their cursors.
void LiveHub::attempt(const std::function<void(LiveBoard&)>& work) {
    try {
        work(*board_);
    } catch (const std::exception&) {
        board_->end_all(LiveEnd::later);
    }
}

void LiveHub::do_tasks() {
    std::vector<Task> tasks;
    {
        const std::lock_guard lock{mutex_};
        tasks.swap(tasks_);
    }
    for (auto& task : tasks)
        attempt([&](LiveBoard& board) { task(board); });
}

void LiveHub::serve(const std::stop_token& stop) {
    ::pthread_setname_np(::pthread_self(), "fm-live");
    std::uint64_t heard = 0;
    auto checked = std::chrono::steady_clock::now();
    while (!stop.stop_requested()) {
        do_tasks();
        attempt([](LiveBoard& board) { board.pump(); });
        if (const auto now = std::chrono::steady_clock::now(); now - checked >= look) {
            attempt([](LiveBoard& board) { board.recheck(); });
            checked = now;
        }
        heard = wake_->wait(heard, look);
    }
    do_tasks();
    board_->end_all(LiveEnd::stopping);
}

} // namespace folkmoot::events
