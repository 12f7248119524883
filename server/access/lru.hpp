#pragma once
#include <cstddef>
#include <list>
#include <mutex>
#include <optional>
#include <unordered_map>

namespace folkmoot::access {

/// Keeps the values used last, within a bound on their weight in bytes. Safe from any thread; Value is cheap
/// to copy (a shared pointer and a few numbers) and has weight().
template <class Key, class Value, class Hash> class Lru {
public:
    explicit Lru(std::size_t most_bytes)
        : most_bytes_(most_bytes) { }

    std::optional<Value> get(const Key& key) {
        std::scoped_lock lock(mutex_);
        auto place = places_.find(key);
        if (place == places_.end()) return std::nullopt;
        order_.splice(order_.begin(), order_, place->second);
        return place->second->value;
    }

    void put(const Key& key, Value value) {
        std::size_t weight = value.weight();
        std::scoped_lock lock(mutex_);
        if (auto place = places_.find(key); place != places_.end()) drop(place->second);
        if (weight > most_bytes_) return;
        order_.push_front({key, std::move(value), weight});
        places_.emplace(key, order_.begin());
        bytes_ += weight;
        while (bytes_ > most_bytes_)
            drop(std::prev(order_.end()));
    }

    std::size_t bytes() const {
        std::scoped_lock lock(mutex_);
        return bytes_;
    }

private:
    struct Entry {
        Key key;
        Value value;
        std::size_t weight;
    };
    using Place = typename std::list<Entry>::iterator;
    void drop(Place place) {
        bytes_ -= place->weight;
        places_.erase(place->key);
        order_.erase(place);
    }
    const std::size_t most_bytes_;
    mutable std::mutex mutex_;
    std::list<Entry> order_;
    std::unordered_map<Key, Place, Hash> places_;
    std::size_t bytes_ = 0;
};

} // namespace folkmoot::access
