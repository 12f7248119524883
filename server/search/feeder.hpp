#pragma once
#include "search/generations.hpp"
#include "search/index.hpp"
#include "search/index_writer.hpp"
#include "search/source.hpp"
#include "store/database.hpp"

#include <set>
#include <thread>

namespace folkmoot::search {

struct FeederSettings {
    std::filesystem::path folder; ///< of the index; on each node its own
    std::chrono::milliseconds poll{200}; ///< looks for events this often when nobody wakes it
    std::chrono::milliseconds between_reconciliations{2'000};
    std::chrono::milliseconds between_drafts{2'000}; ///< looks for what is written and not published
    std::size_t drafts_at_once = 100; ///< taken in at one look
    std::int64_t events_at_once = 500;
    std::int64_t objects_at_once = 200; ///< read in one transaction
    std::int64_t objects_per_commit = 20'000; ///< while the index is made
};

/// What the administration screen shows of the index.
struct FeederState {
    enum class Work { starting, making, following } work = Work::starting;
    std::int64_t seq = 0; ///< the last event taken in
    std::int64_t scanned = 0; ///< objects read since the making of the index began or went on
    std::int64_t begun = 0; ///< times that the making of an index was begun since the start
    std::string last_error; ///< plain; empty: none since the start
};

/// Keeps the index in step with the store, on a thread of its own: makes it where there is none or where it
/// is broken or of another life of the store, then follows the event log, and looks now and then for what is
/// drafted, of which no event tells. The index is only a view: whatever goes wrong with it, it is made again,
/// while the old one serves as long as it can.
class Feeder {
public:
    Feeder(store::Database& database, Index& index, const SearchTypes& types, FeederSettings settings,
        store::Notices notices);
    /// Stops at the next step and commits what it has.
    ~Feeder();
    Feeder(const Feeder&) = delete;
    Feeder& operator=(const Feeder&) = delete;

    /// There may be new events: look now.
    void wake();
    /// Makes the index anew beside the one that serves.
    void make_anew();
    FeederState state() const;

private:
    enum class Step { more_to_do, rest };
    void run();
    void step_or_recover();
    Step step();
    void open();
    void begin_making();
    Step make();
    void finish_making();
    Step follow();
    void use_writer(IndexWriter::Begin begin);
    void take_in(std::span<const ObjectId> objects);
    void take_in_drafts(std::span<const ObjectId> objects);
    void take_in_draft(ObjectId object);
    void follow_drafts();
    std::unordered_map<ObjectId, std::int64_t> drafts_written();
    std::vector<ObjectId> moved_drafts(const std::unordered_map<ObjectId, std::int64_t>& written) const;
    void reconcile(ObjectId space);
    Step reconcile_one();
    bool note_rights(Progress& progress, std::span<const RightsMoved> moved);
    void discard_written(const std::string& why);
    void drop_broken();
    void say(store::Severity severity, const std::string& text);
    void rest(std::chrono::milliseconds time);

    store::Database& database_;
    Index& index_;
    const SearchTypes& types_;
    FeederSettings settings_;
    store::Notices notices_;
    Generations generations_;

    std::optional<unsigned> writing_;
    std::unique_ptr<IndexWriter> writer_;
    std::optional<unsigned> serving_;
    std::chrono::milliseconds pause_{0};
    std::chrono::steady_clock::time_point reconcile_next_;
    std::unordered_map<ObjectId, std::int64_t> rights_; ///< versions noticed, of the spaces that moved lately
    /// Of each draft that was looked at, how far it was written then; `published`: nobody writes on it.
    std::unordered_map<ObjectId, std::int64_t> drafts_;
    std::chrono::steady_clock::time_point drafts_next_;
    ObjectId last_draft_; ///< looked at; the next look begins behind it
    std::stop_token stop_; ///< the thread's own

    mutable std::mutex mutex_;
    std::condition_variable_any bell_;
    bool woken_ = false;
    bool make_anew_ = false;
    FeederState state_;
    std::jthread thread_; ///< last: it uses all of the above
};

} // namespace folkmoot::search
