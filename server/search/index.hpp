#pragma once
#include <atomic>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <vector>
#include <xapian.h>

namespace folkmoot::search {

/// The index that searches read. Safe to call from any thread; each search has a reader of its own for as
/// long as it lasts.
class Index {
public:
    /// From now on searches read the index in this folder.
    void serve(const std::filesystem::path& path);
    /// The writer has committed: searches that begin from now on see it.
    void committed() { commits_.fetch_add(1, std::memory_order_release); }
    /// Searches are answered Code::overloaded "search.being_made" until there is an index again.
    void withdraw();

    /// Runs `work` on one state of the index; runs it again when the writer got two commits ahead meanwhile,
    /// so it does nothing but read. Throws Problem.
    void read(const std::function<void(const Xapian::Database&)>& work);

    /// Whether a search found the index broken since it is served.
    bool broken() const { return broken_.load(); }

private:
    struct Reader {
        std::uint64_t served = 0;
        std::uint64_t commits = 0;
        Xapian::Database database;
    };
    std::unique_ptr<Reader> take();
    std::uint64_t served();
    void give_back(std::unique_ptr<Reader> reader);

    std::mutex mutex_;
    std::filesystem::path path_; ///< empty: none is served
    std::uint64_t served_ = 0;
    std::vector<std::unique_ptr<Reader>> idle_;
    std::atomic<std::uint64_t> commits_{0};
    std::atomic<bool> broken_{false};
};

} // namespace folkmoot::search
