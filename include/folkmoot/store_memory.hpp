#pragma once
#include <functional>
#include <memory>
#include <mutex>
#include <typeindex>
#include <unordered_map>

namespace folkmoot {

/// What rooms keep beside one open store for as long as it is open: one T of each type, made when first asked
/// for, shared by all threads and transactions, so each T guards itself. It dies with the store: what was
/// worked out from one store never answers for another.
class StoreMemory {
public:
    template <class T> T& kept() {
        std::scoped_lock lock(mutex_);
        auto& slot = slots_[std::type_index(typeid(T))];
        if (!slot) slot = std::make_shared<T>();
        return *static_cast<T*>(slot.get());
    }

private:
    std::mutex mutex_;
    std::unordered_map<std::type_index, std::shared_ptr<void>> slots_;
};

} // namespace folkmoot
