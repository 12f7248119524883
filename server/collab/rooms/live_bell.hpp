#pragma once
#include "folkmoot/id.hpp"

#include <functional>
#include <mutex>
#include <vector>

namespace folkmoot::collab {

/// Tells the rooms of this node that something was saved for a document by other ways than theirs: kept
/// beside the store (`tx.kept<LiveBell>()`), rung after a commit.
class LiveBell {
public:
    using Listener = std::function<void(ObjectId)>;
    void listen(Listener listener) {
        const std::lock_guard lock{mutex_};
        listener_ = std::move(listener);
    }
    void ring(ObjectId document) {
        const std::lock_guard lock{mutex_};
        if (listener_) listener_(document);
    }

private:
    std::mutex mutex_; ///< held while the listener runs
    Listener listener_;
};

} // namespace folkmoot::collab
