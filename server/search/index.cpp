#include "search/index.hpp"
#include "folkmoot/problem.hpp"

namespace folkmoot::search {

namespace {
constexpr int most_tries = 5;
constexpr std::size_t most_idle = 16;
} // namespace

void Index::serve(const std::filesystem::path& path) {
    std::scoped_lock lock(mutex_);
    path_ = path;
    ++served_;
    idle_.clear();
    broken_ = false;
}

void Index::withdraw() {
    serve({});
}

std::unique_ptr<Index::Reader> Index::take() {
    const auto commits = commits_.load(std::memory_order_acquire);
    std::unique_lock lock(mutex_);
    if (path_.empty()) throw Problem(Code::overloaded, "search.being_made");
    if (!idle_.empty()) {
        auto reader = std::move(idle_.back());
        idle_.pop_back();
        lock.unlock();
        if (reader->commits != commits) reader->database.reopen();
        reader->commits = commits;
        return reader;
    }
    const auto path = path_;
    const auto served = served_;
    lock.unlock();
    return std::make_unique<Reader>(Reader{served, commits, Xapian::Database(path.string())});
}

void Index::give_back(std::unique_ptr<Reader> reader) {
    std::scoped_lock lock(mutex_);
    if (reader->served == served_ && idle_.size() < most_idle) idle_.push_back(std::move(reader));
}

std::uint64_t Index::served() {
    std::scoped_lock lock(mutex_);
    return served_;
}

void Index::read(const std::function<void(const Xapian::Database&)>& work) {
    for (int tries = 1;; ++tries) {
        const auto served_before = served();
        try {
            auto reader = take();
            work(reader->database);
            give_back(std::move(reader));
            return;
        } catch (const Xapian::DatabaseModifiedError&) {
            // The reader is dropped with its old view; the next one is opened anew.
        } catch (const Xapian::DatabaseError&) {
            // An index that was replaced meanwhile may have lost its files; the one that serves may not.
            if (served() == served_before) {
                broken_ = true;
                throw Problem(Code::overloaded, "search.being_made");
            }
        }
        if (tries == most_tries) throw Problem(Code::overloaded, "search.busy");
    }
}

} // namespace folkmoot::search
