// How what the rooms have taken in gets on disk.
#include "collab/rooms/deletion_log.hpp"
#include "collab/rooms/desk.hpp"

#include "store/outcomes.hpp"

#include <algorithm>

namespace folkmoot::collab {
namespace {

/// Some of those who had a part in a save may not write any more.
class NotAllowed : public Problem {
public:
    explicit NotAllowed(std::vector<ObjectId> persons)
        : Problem(Code::forbidden, "request.forbidden")
        , persons_(std::move(persons)) { }
    const std::vector<ObjectId>& persons() const { return persons_; }

private:
    std::vector<ObjectId> persons_;
};

/// Rights are read once more in the transaction that saves.
void require_rights(WriteTx& tx, const LiveTypes& types, const Save& save) {
    std::vector<ObjectId> lost;
    for (const Viewer& viewer : save.viewers)
        if (!may_write_live(tx, types, viewer, save.document)) lost.push_back(viewer.person());
    if (!lost.empty()) throw NotAllowed{std::move(lost)};
}

/// Told on the store's thread: an exception is freed where it was thrown.
Desk::Unsaved unsaved(const std::exception_ptr& error) {
    Desk::Unsaved why{.problem = store::as_problem(error)};
    try {
        std::rethrow_exception(error);
    } catch (const NotAllowed& refusal) {
        why.not_allowed = refusal.persons();
    } catch (...) {
        return why;
    }
    return why;
}

/// Nothing of the save is on disk, and the next attempt may do better.
bool passes(const Problem& problem) {
    return problem.code() == Code::storage_full || problem.key() == "store.busy";
}

} // namespace

/// In the order of documents, so that two nodes never wait for each other.
void Desk::save_due() {
    std::vector<ObjectId> documents{due_.begin(), due_.end()};
    due_.clear();
    std::ranges::sort(documents);
    Saves saves;
    for (const ObjectId document : documents) {
        Room* room = find_room(document);
        if (auto begun = room ? room->begin_save() : nullptr) saves.push_back(std::move(begun));
        if (saves.size() == most_saved_together) save(std::exchange(saves, {}));
    }
    if (!saves.empty()) save(std::move(saves));
}

void Desk::save(Saves saves) {
    auto last_seqs = std::make_shared<std::vector<std::int64_t>>();
    const auto work = [saves, last_seqs, types = world_.types](WriteTx& tx) {
        last_seqs->clear();
        for (const auto& save : saves) {
            require_rights(tx, *types, *save);
            last_seqs->push_back(append(tx, save->document, save->contributions));
            if (save->suspected) suspect_deletion(tx, save->document, *save->suspected);
        }
    };
    const auto done = [post = post_, saves, last_seqs](const store::Outcome& outcome) {
        if (outcome.error)
            return post([saves, why = unsaved(outcome.error)](Desk& desk) { desk.none_saved(saves, why); });
        post([saves, last_seqs](Desk& desk) { desk.saved(saves, *last_seqs); });
    };
    try {
        world_.require_room();
        world_.database.write({.name = "collab.contribution", .save = work, .done = done});
    } catch (const Problem& problem) {
        post_([saves, problem](Desk& desk) { desk.none_saved(saves, {.problem = problem}); });
    }
}

void Desk::saved(const Saves& saves, const std::vector<std::int64_t>& last_seqs) {
    for (std::size_t at = 0; at < saves.size(); ++at) {
        ++counts_.saves;
        for (const Contribution& contribution : saves[at]->contributions)
            counts_.updates += contribution.updates.size();
        if (Room* room = find_room(saves[at]->document)) room->saved(last_seqs[at]);
    }
}

/// What was to be saved together is tried once more one by one: what is wrong with one document is not with
/// another.
void Desk::none_saved(const Saves& saves, const Unsaved& why) {
    if (saves.size() > 1) {
        for (const auto& one : saves)
            if (const Room* room = find_room(one->document); room && room->waits_for(*one)) save({one});
        return;
    }
    const ObjectId document = saves.front()->document;
    if (why.not_allowed.empty()) return not_saved(document, why.problem);
    rights_changed();
    if (Room* room = find_room(document)) room->not_allowed(why.not_allowed);
}

void Desk::not_saved(ObjectId document, const Problem& problem) {
    if (!passes(problem)) return give_up(document, problem.key());
    ++counts_.unsaved;
    if (Room* room = find_room(document)) room->not_saved(problem.key());
}

void Desk::retry() {
    for (auto& [document, room] : rooms_)
        if (room->waits_for_store()) room->try_again();
}

/// What was sent could not be saved: everybody comes again, and sends again what was not acknowledged.
void Desk::give_up(ObjectId document, const std::string& why) {
    Room* room = find_room(document);
    if (!room) return;
    ++counts_.unsaved;
    room->tell_all(not_saved_frame(document.text(), why));
    for (const auto& [id, member] : room->members())
        end(id, CollabEnd::reset);
    rooms_.erase(document);
    empty_since_.erase(document);
    --counts_.rooms;
}

} // namespace folkmoot::collab
