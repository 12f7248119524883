#include "host/large_deletions.hpp"

#include "access/owners.hpp"
#include "objects/large_deletion.hpp"

namespace folkmoot::host {
namespace {

using collab::SuspectedDeletion;

/// What became of a suspicion that nobody settled.
struct LookedAt {
    bool gone = false; ///< still
    std::optional<richtext::Tree> before = {}; ///< as far as it can be had
};

LookedAt look_at(ReadTx& tx, const SuspectedDeletion& suspicion, IdMint& ids) {
    // What cannot be read cannot be kept; that it may be gone is told all the same.
    try {
        if (!collab::is_still_gone(tx, suspicion)) return {};
        return {.gone = true, .before = collab::text_before(tx, suspicion.document, suspicion.seq, ids)};
    } catch (const Problem& problem) {
        if (problem.code() == Code::overloaded) throw;
        return {.gone = true};
    }
}

void settle(WriteTx& tx, const SuspectedDeletion& suspicion, const LookedAt& found) {
    collab::settle_suspicion(tx, suspicion);
    if (!found.gone) return;
    collab::note_deletion(tx, suspicion.document,
        {.person = suspicion.person, .seq = suspicion.seq, .at = suspicion.happened}, found.before);
}

void tell(WriteTx& tx, const collab::NotedDeletion& deletion) {
    const auto object = access::load<ObjectRow>(tx, deletion.document);
    objects::tell_of_deletion(tx, deletion, access::owners_of(tx, object.space));
}

/// One after the other, as long as the job may go on.
template <class One, class Deal> void for_each(JobRun& run, const std::vector<One>& all, Deal deal) {
    for (const auto& one : all)
        if (!run.should_stop()) deal(one);
}

} // namespace

JobKind tell_of_deletions(std::function<Services&()> services) {
    constexpr std::chrono::seconds pause{15};
    return {.name = "core.tell_of_deletions",
        .doc = "Tell the owners of a space when somebody deleted most of a text that is written live",
        .run =
            [services = std::move(services)](JobRun& run) {
                std::int64_t done = 0;
                std::vector<SuspectedDeletion> overdue;
                run.read([&](ReadTx& tx) { overdue = collab::overdue_suspicions(tx); });
                for_each(run, overdue, [&](const SuspectedDeletion& suspicion) {
                    LookedAt found;
                    run.read([&](ReadTx& tx) { found = look_at(tx, suspicion, services().ids()); });
                    run.step(++done, 0, [&](WriteTx& tx) { settle(tx, suspicion, found); });
                });
                std::vector<collab::NotedDeletion> untold;
                run.read([&](ReadTx& tx) { untold = collab::untold_deletions(tx); });
                for_each(run, untold, [&](const collab::NotedDeletion& deletion) {
                    run.step(++done, 0, [&](WriteTx& tx) { tell(tx, deletion); });
                });
            },
        .every = pause};
}

} // namespace folkmoot::host
