#include "search/feeder.hpp"

#include <pthread.h>
#include <sys/resource.h>
#include <unistd.h>

namespace folkmoot::search {

namespace {

constexpr std::chrono::milliseconds first_pause{100};
constexpr std::chrono::milliseconds longest_pause{30'000};
constexpr std::int64_t reconciled_at_once = 1'000;
constexpr int nice_value = 10;
/// Changes of rights may become visible in another order than their times say.
constexpr std::int64_t rights_overlap = 60'000'000;
/// Comparing a space may take this share of the time.
constexpr int reconcile_share = 10;

/// Events after which it is not only the object they name that others see, or no longer see.
bool moves_others(std::string_view event) {
    return event == "core.object_deleted" || event == "core.object_restored" || event.ends_with("_moved");
}

} // namespace

Feeder::Feeder(store::Database& database, Index& index, const SearchTypes& types, FeederSettings settings,
    store::Notices notices)
    : database_(database)
    , index_(index)
    , types_(types)
    , settings_(std::move(settings))
    , notices_(std::move(notices))
    , generations_(settings_.folder)
    , thread_([this](std::stop_token stop) {
        stop_ = std::move(stop);
        run();
    }) { }

Feeder::~Feeder() {
    thread_.request_stop();
    thread_.join();
}

void Feeder::wake() {
    {
        std::scoped_lock lock(mutex_);
        woken_ = true;
    }
    bell_.notify_all();
}

void Feeder::make_anew() {
    {
        std::scoped_lock lock(mutex_);
        make_anew_ = true;
    }
    wake();
}

FeederState Feeder::state() const {
    std::scoped_lock lock(mutex_);
    return state_;
}

void Feeder::run() {
    ::pthread_setname_np(::pthread_self(), "fm-index");
    // Searching is for people who wait, feeding is not.
    ::setpriority(PRIO_PROCESS, static_cast<id_t>(::gettid()), nice_value);
    while (!stop_.stop_requested())
        step_or_recover();
}

/// The edge of this thread: nothing that goes wrong here may end the server.
void Feeder::step_or_recover() {
    std::string error;
    try {
        const auto done = step();
        pause_ = std::chrono::milliseconds{0};
        if (done == Step::rest) rest(settings_.poll);
        return;
    } catch (const Xapian::DatabaseLockError& locked) {
        error = locked.get_description();
    } catch (const Xapian::Error& broken) {
        error = broken.get_description();
        discard_written(error);
    } catch (const std::exception& failure) {
        error = failure.what();
    }
    say(store::Severity::error, "search index: " + error);
    pause_ = std::clamp(pause_ * 2, first_pause, longest_pause);
    rest(pause_);
}

Feeder::Step Feeder::step() {
    if (index_.broken()) drop_broken();
    if (!writer_) open();
    {
        std::scoped_lock lock(mutex_);
        if (std::exchange(make_anew_, false) && writer_->progress().ready) writer_.reset();
    }
    if (!writer_) begin_making();
    if (!writer_->progress().ready) return make();
    const auto done = follow();
    if (done == Step::rest && writer_ && writer_->progress().ready) follow_drafts();
    return done;
}

void Feeder::open() {
    const auto all = generations_.list();
    if (all.empty()) return begin_making();
    writing_ = all.back();
    use_writer(IndexWriter::Begin::where_it_was);
    if (writer_->progress().ready) return finish_making();
    // A half-made index goes on where it was, beside the last whole one.
    for (auto older = all.rbegin() + 1; !serving_ && older != all.rend(); ++older) {
        const auto path = generations_.path_of(*older);
        if (!progress_of(Xapian::Database(path.string())).ready) continue;
        serving_ = *older;
        index_.serve(path);
    }
    if (writer_->progress().scanned == ObjectId{} && writer_->progress().incarnation.empty()) begin_making();
}

void Feeder::use_writer(IndexWriter::Begin begin) {
    writer_ = std::make_unique<IndexWriter>(generations_.path_of(*writing_), begin);
    drafts_ = writer_->drafts();
}

void Feeder::begin_making() {
    const auto all = generations_.list();
    writing_ = all.empty() ? 1 : all.back() + 1;
    writer_.reset();
    use_writer(IndexWriter::Begin::anew);
    // From before the first object is read: what changes meanwhile comes again by its event.
    const auto head = database_.read_now([](ReadTx& tx) { return log_head(tx); });
    writer_->commit({.seq = head.seq,
        .incarnation = head.incarnation,
        .scanned = {},
        .ready = false,
        .rights = 0,
        .unsure = {}});
    rights_.clear();
    std::scoped_lock lock(mutex_);
    ++state_.begun;
    state_.work = FeederState::Work::making;
    state_.scanned = 0;
}

Feeder::Step Feeder::make() {
    auto progress = writer_->progress();
    std::int64_t read = 0;
    for (ObjectId last = progress.scanned; read < settings_.objects_per_commit;) {
        const auto objects = database_.read_now(
            [&](ReadTx& tx) { return objects_after(tx, last, settings_.objects_at_once); });
        if (objects.empty()) {
            progress.ready = true;
            break;
        }
        take_in(objects);
        last = progress.scanned = objects.back();
        read += static_cast<std::int64_t>(objects.size());
        std::scoped_lock lock(mutex_);
        state_.scanned += static_cast<std::int64_t>(objects.size());
        if (stop_.stop_requested()) break;
    }
    writer_->commit(progress);
    if (progress.ready) finish_making();
    return Step::more_to_do;
}

void Feeder::finish_making() {
    serving_ = writing_;
    index_.serve(generations_.path_of(*writing_));
    for (unsigned generation : generations_.list())
        if (generation != *writing_) generations_.remove(generation);
    std::scoped_lock lock(mutex_);
    state_.work = FeederState::Work::following;
}

Feeder::Step Feeder::follow() {
    auto progress = writer_->progress();
    LogPlace head;
    std::vector<Happening> happenings;
    std::vector<RightsMoved> moved;
    database_.read_now([&](ReadTx& tx) {
        head = log_head(tx);
        moved = rights_moved_after(tx, progress.rights - rights_overlap);
        happenings = happenings_after(tx, progress.seq, settings_.events_at_once);
    });
    const bool first_life = progress.incarnation.empty() && progress.seq == 0;
    const bool gap = !happenings.empty() && happenings.front().seq != progress.seq + 1;
    if ((head.incarnation != progress.incarnation && !first_life) || head.seq < progress.seq || gap) {
        begin_making();
        return Step::more_to_do;
    }
    const bool rights_noted = note_rights(progress, moved);
    if (happenings.empty() && !rights_noted) return reconcile_one();
    std::set<ObjectId> objects;
    std::set<ObjectId> spaces(progress.unsure.begin(), progress.unsure.end());
    for (const auto& happening : happenings) {
        const auto comment = ObjectId::parse(happening.comment.value_or(""));
        if (const auto object = comment ? comment : happening.object) objects.insert(*object);
        if (happening.space && moves_others(happening.name)) spaces.insert(*happening.space);
    }
    take_in(std::vector<ObjectId>(objects.begin(), objects.end()));
    progress.unsure.assign(spaces.begin(), spaces.end());
    if (!happenings.empty()) progress.seq = happenings.back().seq;
    progress.incarnation = head.incarnation;
    writer_->commit(progress);
    index_.committed();
    std::scoped_lock lock(mutex_);
    state_.seq = progress.seq;
    return static_cast<std::int64_t>(happenings.size()) == settings_.events_at_once ? Step::more_to_do
                                                                                    : Step::rest;
}

void Feeder::take_in(std::span<const ObjectId> objects) {
    if (objects.empty()) return;
    for (std::size_t from = 0; from < objects.size();
        from += static_cast<std::size_t>(settings_.objects_at_once)) {
        const auto some = objects.subspan(
            from, std::min(objects.size() - from, static_cast<std::size_t>(settings_.objects_at_once)));
        const auto wanted = database_.read_now([&](ReadTx& tx) { return wanted_of(tx, types_, some); });
        std::set<ObjectId> absent(some.begin(), some.end());
        for (const auto& entry : wanted.entries) {
            writer_->put(entry);
            absent.erase(entry.object);
        }
        for (ObjectId object : absent)
            writer_->remove(object);
        for (ObjectId object : wanted.unreadable)
            say(store::Severity::warning, "the text of object " + object.text() + " cannot be read");
        take_in_drafts(some);
    }
}

/// Some events change who sees many objects without naming each: a restricted subtree, what goes to the bin
/// along with a page. For their spaces this compares what the index holds with what is so, and takes in what
/// differs.
void Feeder::reconcile(ObjectId space) {
    const auto visibilities = database_.read_now([&](ReadTx& tx) { return live_visibilities(tx, space); });
    for (ObjectId visibility : visibilities) {
        Placed last{{}, visibility, std::numeric_limits<std::int64_t>::min()};
        while (true) {
            const auto placed =
                database_.read_now([&](ReadTx& tx) { return objects_of(tx, last, reconciled_at_once); });
            std::vector<ObjectId> differing;
            for (const auto& object : placed)
                if (writer_->visibility_of(object.object) != object.visibility)
                    differing.push_back(object.object);
            take_in(differing);
            if (static_cast<std::int64_t>(placed.size()) < reconciled_at_once) break;
            last = placed.back();
        }
    }
}

/// Whether there was anything new.
bool Feeder::note_rights(Progress& progress, std::span<const RightsMoved> moved) {
    bool noted = false;
    for (const auto& [space, version, changed] : moved) {
        if (std::exchange(rights_[space], version) == version) continue;
        noted = true;
        progress.rights = std::max(progress.rights, changed);
        if (std::ranges::find(progress.unsure, space) == progress.unsure.end())
            progress.unsure.push_back(space);
    }
    return noted;
}

Feeder::Step Feeder::reconcile_one() {
    auto progress = writer_->progress();
    const auto begin = std::chrono::steady_clock::now();
    if (progress.unsure.empty() || begin < reconcile_next_) return Step::rest;
    reconcile(progress.unsure.back());
    progress.unsure.pop_back();
    writer_->commit(progress);
    index_.committed();
    const auto end = std::chrono::steady_clock::now();
    reconcile_next_ = end
        + std::max<std::chrono::steady_clock::duration>(
            settings_.between_reconciliations, reconcile_share * (end - begin));
    return Step::rest;
}

void Feeder::discard_written(const std::string& why) {
    writer_.reset();
    if (!writing_) return;
    if (serving_ == writing_) {
        index_.withdraw();
        serving_.reset();
    }
    generations_.remove(*writing_);
    writing_.reset();
    say(store::Severity::warning, "the search index is made anew: " + why);
}

void Feeder::drop_broken() {
    if (serving_ == writing_) return discard_written("a search found it broken");
    index_.withdraw();
    if (serving_) generations_.remove(*serving_);
    serving_.reset();
}

void Feeder::say(store::Severity severity, const std::string& text) {
    if (severity == store::Severity::error) {
        std::scoped_lock lock(mutex_);
        state_.last_error = text;
    }
    notices_({severity, text});
}

void Feeder::rest(std::chrono::milliseconds time) {
    std::unique_lock lock(mutex_);
    bell_.wait_for(lock, stop_, time, [&] { return woken_; });
    woken_ = false;
}

} // namespace folkmoot::search
