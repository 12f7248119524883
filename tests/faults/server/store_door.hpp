#pragma once
#include "folkmoot/transaction.hpp"

#include <functional>
#include <memory>

namespace folkmoot::faults {

/// Looks into a site's store beside the server that runs on it, or while none does.
class StoreDoor {
public:
    enum class For { looking, damaging };
    explicit StoreDoor(const std::string& url, For purpose = For::looking);
    ~StoreDoor();
    StoreDoor(const StoreDoor&) = delete;
    StoreDoor& operator=(const StoreDoor&) = delete;

    template <class Work> auto read(Work work) {
        std::optional<decltype(work(std::declval<ReadTx&>()))> result;
        look([&](ReadTx& tx) { result.emplace(work(tx)); });
        return std::move(*result);
    }
    /// Changes rows behind the server's back.
    void damage(const std::string& sql);

private:
    void look(const std::function<void(ReadTx&)>& work);
    struct Inside;
    std::unique_ptr<Inside> inside_;
};

} // namespace folkmoot::faults
